"""The networks that recipes train: the program's own, and small ones to compare recipes by."""

from collections.abc import Mapping
from types import MappingProxyType

from mnist_desktop.recognition.architectures import ARCHITECTURES, Architecture, Chain


def _small() -> Architecture:
    """Five convolutions, most of them on a quarter of the image or less: 86,000 parameters."""
    chain = Chain()
    chain.normalised("conv1", 16, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 32, same=True)
    chain.normalised("conv3", 32, same=True, pooled=True)
    chain.normalised("conv4", 64, same=True)
    chain.normalised("conv5", 64, same=True)
    chain.global_pooling()
    return chain.architecture("small")


def _early() -> Architecture:
    """Pooled after its first convolution: 280,000 parameters, twice as fast as `best`."""
    chain = Chain()
    chain.normalised("conv1", 32, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 64, same=True)
    chain.normalised("conv3", 64, same=True, pooled=True)
    chain.normalised("conv4", 128, same=True)
    chain.normalised("conv5", 128, same=True)
    chain.global_pooling()
    return chain.architecture("early")


NETWORKS: Mapping[str, Architecture] = MappingProxyType(
    {**ARCHITECTURES, **{one.name: one for one in (_small(), _early())}}
)
"""By name."""
