"""Labels of MNIST's test images that most people who were asked did not agree with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mnist_desktop.problem import Message

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

SOURCE = "Northcutt, Athalye & Mueller 2021, arXiv:2103.14749"
"""Pervasive Label Errors in Test Sets Destabilize Machine Learning Benchmarks; the votes are those
of `mturk/mnist_mturk.json` in https://github.com/cleanlab/label-errors, commit 5457895."""
ASKED = 5  # people for each image


@dataclass(frozen=True)
class DisputedLabel:
    """What five people saw in a test image whose label the authors' network had doubted.

    Attributes:
        label: that of the data set.
        other: what their network took it for.
        agreed: how many saw the label; fewer than half.
        saw_other: how many saw `other`.
    """

    label: int
    other: int
    agreed: int
    saw_other: int

    @property
    def message(self) -> Message:
        """The votes in a sentence, with their source."""
        return Message(
            "label_disputed",
            label=self.label,
            agreed=self.agreed,
            other=self.other,
            saw_other=self.saw_other,
            neither=ASKED - self.agreed - self.saw_other,
            source=SOURCE,
        )


MNIST_TEST: Mapping[int, DisputedLabel] = {
    947: DisputedLabel(8, 9, 0, 5),
    1621: DisputedLabel(0, 6, 2, 3),
    1901: DisputedLabel(9, 4, 2, 3),
    2130: DisputedLabel(4, 9, 2, 2),
    2462: DisputedLabel(2, 0, 0, 4),
    2597: DisputedLabel(5, 3, 0, 4),
    2654: DisputedLabel(6, 1, 0, 2),
    3520: DisputedLabel(6, 4, 2, 0),
    3558: DisputedLabel(5, 0, 1, 4),
    5937: DisputedLabel(5, 3, 1, 3),
    6651: DisputedLabel(0, 6, 0, 5),
    6783: DisputedLabel(1, 6, 2, 3),
    8527: DisputedLabel(4, 9, 2, 2),
    9679: DisputedLabel(6, 3, 2, 0),
    9729: DisputedLabel(5, 6, 2, 3),
}
"""By index: the fifteen images in which fewer than three of the five saw the label."""


def disputed_labels(data_set: DataSet, part: str) -> Mapping[int, DisputedLabel]:
    """Those of a part ("train", "validation" or "test") by index.

    Only the test part of the bundled MNIST has any: a file may have its images in another order.
    """
    from mnist_desktop.data.data_set import NAME  # all readers of files come with it

    is_mnist = data_set.name == NAME and data_set.layout is None
    if part != "test" or not is_mnist:
        return {}
    labels = data_set.test.labels
    return {
        index: disputed
        for index, disputed in MNIST_TEST.items()
        if index < len(labels) and labels[index] == disputed.label
    }
