"""A data set as its files have it: labelled arrays of any form, and what is known about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.formats.image_arrays import Array
from mnist_desktop.problem import Message

VARIABLES: Mapping[Part, tuple[str, str]] = {
    "train": ("x", "y"),
    "validation": ("x_val", "y_val"),
    "test": ("x_test", "y_test"),
}
"""What a printed script calls the images and labels of each part."""


@dataclass(frozen=True, eq=False)
class LabelledArrays:
    """One part of a data set as a file has it.

    Attributes:
        images: in a shape that `image_arrays.image_side` accepts.
        labels: in a form that `label_codes.encoded` accepts, one per image.
        pictures: some images as their files have them, by index, where `images` are made of
            pictures: (h, w), (h, w, 3) or (h, w, 4).
    """

    images: Array
    labels: Array
    pictures: Mapping[int, Array] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class FileData:
    """The content of a data set's files.

    Attributes:
        file: name of the file or folder, for messages.
        title: name of the data set.
        parts: at least "train"; "validation" and "test" where the files have them.
        names: class names by label; None where the files have none.
        is_transposed: whether rows and columns are known to be swapped.
        code: Python lines that read the same from the path DATA into the VARIABLES of the parts
            that exist; empty where a short script cannot.
        remarks: messages on what was left out or changed.
        may_be_blank: whether an image of zeros stands for a picture in which nothing was found.
    """

    file: str
    title: str
    parts: Mapping[Part, LabelledArrays]
    names: tuple[str, ...] | None = None
    is_transposed: bool = False
    code: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
    may_be_blank: bool = False
