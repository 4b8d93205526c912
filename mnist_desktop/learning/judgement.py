"""How a trained network does on the test images; standard library and numpy only."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.gap import Gap, Share, gap_between


@dataclass(frozen=True, eq=False)
class Judgement:
    """What is measured once a network is kept or put aside.

    Attributes:
        test_accuracy: of the new network, in [0, 1].
        training_accuracy: of the new network on images it learned from, unchanged ones.
        other_accuracy: of the other model on the same test images; None if it cannot be compared.
        images: (n, 28, 28) uint8, ink = 255; n is 5, or less in a tiny data set.
        labels: (n,) the right classes.
        predictions: (n,) the new network's.
        seconds: of the training, pauses apart.
        device: "CPU", or the name of the GPU.
        test_loss: the loss of the run on the test images; None if it is infinite or no number.
        tested: how many test images there are.
        measured: how many training images `training_accuracy` is of.
    """

    test_accuracy: float
    training_accuracy: float
    other_accuracy: float | None
    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    predictions: npt.NDArray[np.uint8]
    seconds: float
    device: str
    test_loss: float | None
    tested: int
    measured: int = 10_000

    @property
    def gap(self) -> Gap:
        """Whether it reads what it learned from better than what it never saw."""
        return gap_between(
            Share(self.training_accuracy, self.measured), Share(self.test_accuracy, self.tested)
        )
