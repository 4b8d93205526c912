"""A data set as it lies in files: labelled arrays of any form, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.formats.image_arrays import Array
from mnist_desktop.problem import Message


@dataclass(frozen=True, eq=False)
class LabelledArrays:
    """One part of a data set as a file has it.

    Attributes:
        images: of a shape that `image_arrays.image_side` knows.
        labels: of a form that `label_codes.coded` knows, one for each image.
    """

    images: Array
    labels: Array


@dataclass(frozen=True, eq=False)
class FoundData:
    """What was found in files.

    Attributes:
        file: name of the file or folder, for what is told.
        title: what the data set is called.
        parts: "train" always; "validation" and "test" where the files have them.
        names: of the classes by label, where the files bring them.
        is_transposed: whether rows and columns are known to be swapped.
        code: lines of Python that read the same into x, y, and into x_val, y_val, x_test, y_test
            where there are such parts, from the path DATA; empty where a short script cannot.
        remarks: sentences on what was left out or changed.
        may_be_blank: whether an empty image stands for a picture in which nothing was found.
    """

    file: str
    title: str
    parts: Mapping[Part, LabelledArrays]
    names: tuple[str, ...] | None = None
    is_transposed: bool = False
    code: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
    may_be_blank: bool = False
