"""The networks that recipes train: the program's own, and others for comparison."""

from collections.abc import Mapping
from types import MappingProxyType

from mnist_desktop.recognition.networks.architectures import (
    ARCHITECTURES,
    RESIDUAL,
    Architecture,
    Chain,
)
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Add,
    BatchNorm,
    Dense,
    Depthwise,
    GlobalPooling,
    Multiply,
)

SQUEEZED = 4
"""Reduction ratio of squeeze and excitation: channels per hidden unit."""


def _small() -> Architecture:
    """Five convolutions, most at a quarter of the pixels or fewer: 71,002 parameters."""
    chain = Chain()
    chain.normalised("conv1", 16, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 32, same=True)
    chain.normalised("conv3", 32, same=True, pooled=True)
    chain.normalised("conv4", 64, same=True)
    chain.normalised("conv5", 64, same=True)
    chain.global_pooling()
    return chain.architecture("small")


def _small_residual() -> Architecture:
    """Residual connections around pairs of convolutions (He et al. 2016): 80,602 parameters."""
    chain = Chain()
    chain.normalised("conv1", 32, same=True, pooled=True, kernel=5)
    for block in ("block1", "block2"):
        (before,) = chain.last
        chain.normalised(f"{block}_first", 32, same=True)
        chain.normalised(f"{block}_second", 32, same=True)
        chain.layers.append(Add(f"{block}_sum", (before, *chain.last)))
    chain.normalised("conv2", 64, same=True, pooled=True)
    chain.normalised("conv3", 40, same=True)
    chain.global_pooling()
    return chain.architecture("small_residual")


def _small_depthwise() -> Architecture:
    """Wider, with depthwise separable convolutions (Howard et al. 2017)."""
    chain = Chain()
    chain.normalised("conv1", 32, same=True, pooled=True, kernel=5)
    for name, filters, pooled in (
        ("mixed1", 64, False),
        ("mixed2", 64, True),
        ("mixed3", 128, False),
        ("mixed4", 160, False),
        ("mixed5", 160, False),
    ):
        chain.add(Depthwise, f"{name}_depthwise", kernel=5, bias=False)
        chain.add(BatchNorm, f"{name}_depthwise_norm")
        chain.normalised(name, filters, same=True, pooled=pooled, kernel=1)
    chain.global_pooling()
    return chain.architecture("small_depthwise")


def _small_squeezed() -> Architecture:
    """`small` with squeeze and excitation (Hu et al. 2018)."""
    chain = Chain()
    chain.normalised("conv1", 16, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 32, same=True)
    _weigh_channels(chain, 32)
    chain.normalised("conv3", 32, same=True, pooled=True)
    chain.normalised("conv4", 64, same=True)
    _weigh_channels(chain, 64)
    chain.normalised("conv5", 64, same=True)
    _weigh_channels(chain, 64)
    chain.global_pooling()
    return chain.architecture("small_squeezed")


def _small_kernels() -> Architecture:
    """`small` with 5x5 kernels instead of 3x3, and fewer filters."""
    chain = Chain()
    chain.normalised("conv1", 16, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 24, same=True, kernel=5)
    chain.normalised("conv3", 24, same=True, pooled=True, kernel=5)
    chain.normalised("conv4", 40, same=True, kernel=5)
    chain.normalised("conv5", 40, same=True, kernel=5)
    chain.global_pooling()
    return chain.architecture("small_kernels")


def _residual_deep() -> Architecture:
    """Fewer filters at 14 x 14, and two pairs at 7 x 7: 432,938 parameters."""
    chain = Chain()
    chain.normalised("conv1", 32, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 48, same=True)
    chain.residual_pair("block1", 48)
    chain.pooling("pooling")
    chain.normalised("conv3", 96, same=True)
    chain.residual_pair("block2", 96)
    chain.residual_pair("block3", 96)
    chain.global_pooling()
    return chain.architecture("residual_deep")


def _weigh_channels(chain: Chain, channels: int) -> None:
    (weighed,) = chain.last
    name = f"{weighed}_weight"
    chain.add(GlobalPooling, f"{name}_mean", mode="average")
    chain.dense(f"{name}_squeeze", channels // SQUEEZED)
    chain.add(Dense, f"{name}_excitation", units=channels)
    chain.add(Activation, f"{name}_sigmoid", function="sigmoid")
    chain.layers.append(Multiply(f"{name}_product", (weighed, *chain.last)))


_COMPARED = (
    _small(),
    _small_residual(),
    _small_depthwise(),
    _small_squeezed(),
    _small_kernels(),
    _residual_deep(),
)
NETWORKS: Mapping[str, Architecture] = MappingProxyType(
    {**ARCHITECTURES, **{network.name: network for network in (RESIDUAL, *_COMPARED)}}
)
"""The networks by name."""
