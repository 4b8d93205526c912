"""What is said of a data set, without its images."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import Message


@dataclass(frozen=True, eq=False)
class DataSetInfo:
    """A data set, as the window describes it.

    Attributes:
        path: its file or folder; None for MNIST.
        name: what it is called.
        classes: names of the classes; empty for the digits.
        training: how many images there are to train on.
        validation: how many to choose the best epoch by.
        test: how many to test with.
        examples: (8, 28, 28) uint8, some of them.
        orientation: what was done to the images.
        remarks: sentences on how the parts were made and on what was left out.
        change: what would make the images as MNIST's; AS_IS where none is needed.
        question: a sentence with the figures that speak for it.
        chance: share of the most frequent class among the validation images.
    """

    path: Path | None
    name: str
    classes: tuple[str, ...]
    training: int
    validation: int
    test: int
    examples: NDArray[np.uint8]
    orientation: Orientation = AS_IS
    remarks: tuple[Message, ...] = ()
    change: Orientation = AS_IS
    question: Message | None = None
    chance: float = 0.1
