"""The networks that recipes train: the program's own, and a small one to compare recipes by."""

from collections.abc import Mapping
from types import MappingProxyType

from mnist_desktop.recognition.architectures import ARCHITECTURES, Architecture, Chain


def _small() -> Architecture:
    """Five convolutions, most of them on a quarter of the image or less: 71,002 parameters."""
    chain = Chain()
    chain.normalised("conv1", 16, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 32, same=True)
    chain.normalised("conv3", 32, same=True, pooled=True)
    chain.normalised("conv4", 64, same=True)
    chain.normalised("conv5", 64, same=True)
    chain.global_pooling()
    return chain.architecture("small")


NETWORKS: Mapping[str, Architecture] = MappingProxyType({**ARCHITECTURES, "small": _small()})
"""By name."""
