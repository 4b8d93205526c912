"""Some images of a data set as its files have them, beside what a network sees of them."""

from dataclasses import dataclass

import numpy as np

from mnist_desktop.data.file_data import LabelledArrays
from mnist_desktop.data.formats.image_arrays import Array, Images, as_stored
from mnist_desktop.data.labelled_images import LabelledImages

EXAMPLES = 20
EXAMPLE_SIDE = 96  # px; larger pictures are kept reduced


@dataclass(frozen=True, eq=False)
class DataExample:
    """An image before and after it is prepared.

    Attributes:
        picture: as the file has it, (h, w), (h, w, 3) or (h, w, 4), uint8 or uint16; a large
            picture reduced to EXAMPLE_SIDE.
        image: (28, 28) uint8 as a network sees it, ink = 255.
        label: its class.
    """

    picture: Array
    image: Images
    label: int


def data_examples(
    stored: LabelledArrays, prepared: LabelledImages, grey: tuple[float, float]
) -> tuple[DataExample, ...]:
    """At most EXAMPLES of a part: the first of each class, then the second of each, and so on.

    Args:
        stored: the part as its files have it.
        prepared: the same images, prepared.
        grey: the `grey_range` of the stored ones.
    """
    known = np.array(sorted(stored.pictures) or range(len(prepared)), np.intp)
    order = known[_turns(prepared.labels[known])][:EXAMPLES]

    def picture(index: int) -> Array:
        if stored.pictures:
            return stored.pictures[index]
        return as_stored(stored.images[index : index + 1], grey)

    return tuple(
        DataExample(picture(index), prepared.images[index].copy(), int(prepared.labels[index]))
        for index in order.tolist()
    )


def _turns(labels: Array) -> Array:
    """Indices that take each class in turn."""
    by_class = np.argsort(labels, kind="stable")
    nth = np.empty(len(labels), np.intp)
    nth[by_class] = np.arange(len(labels)) - np.searchsorted(labels[by_class], labels[by_class])
    return np.lexsort((labels, nth))
