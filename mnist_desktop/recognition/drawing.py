"""The content of the canvas: strokes with the brush they were drawn with, or one picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.json_records import list_of, number
from mnist_desktop.problem import InkError
from mnist_desktop.recognition import raw_preprocessing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.find_digit import DigitInPicture, find_digit
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, Image, image_from_ink
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.recognition.several_digits import are_several

DEFAULT_BRUSH = 22.0  # ink units; looks like MNIST's line on a canvas of 400
MAX_WIDTH = 4 * CANVAS_SIZE
"""Of the canvas, in ink units; also of ink from a file that keeps its place."""
_COMFORTABLE = 260.0  # ink units, the long side of a drawing that did not fit
_BRUSH = number(0.5, 400)  # ink units
_VISIBLE = 20.0  # ink units; smaller ink came from a file in another unit


class Preprocessing(StrEnum):
    """How the canvas becomes the 28 x 28 image."""

    MNIST = "mnist"
    RESIZE = "resize"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class Drawing:
    """A frozen state of the canvas; holds strokes or a picture, never both.

    Args:
        strokes: (n, 2..4) each, in ink units (the canvas is 400 high), as in `Ink`.
        widths: the brush of each stroke in ink units.
        picture: (H, W), (H, W, 3) or (H, W, 4) integers as decoded; or a (28, 28) float32 image
            in [0, 1], ink = 1, which goes to the network unchanged.
        label: the right digit or class of an image of a data set, where it is known.
        label_name: what that class is called; empty for a digit.
        data_set: the image's data set; empty for MNIST.
        part: of the data set, "train", "validation" or "test".
        number: of the image in that part's file, from 0; None where it is not known.
    """

    strokes: tuple[NDArray[np.float64], ...] = ()
    widths: tuple[float, ...] = ()
    picture: NDArray[np.generic] | None = None
    label: int | None = None
    label_name: str = ""
    data_set: str = ""
    part: str = "test"
    number: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the canvas is empty."""
        return not self.strokes and self.picture is None

    @property
    def is_image(self) -> bool:
        """Whether it is an image that goes to the network unchanged."""
        return self.picture is not None and _is_image(self.picture)

    @cached_property
    def ink(self) -> Ink:
        """The strokes without their brush; blank for a picture."""
        return Ink(self.strokes)

    @cached_property
    def width(self) -> float:
        """Of the canvas that shows all strokes, `CANVAS_SIZE` to `MAX_WIDTH` ink units."""
        right = max((float(stroke[:, 0].max()) for stroke in self.strokes), default=0.0)
        return min(max(right, CANVAS_SIZE), MAX_WIDTH)

    @cached_property
    def found(self) -> DigitInPicture | None:
        """The digit in the picture; None without one, or if the picture is an image already.

        Raises:
            PictureError: the array is not a picture.
        """
        if self.picture is None or _is_image(self.picture):
            return None
        return find_digit(self.picture)

    @property
    def is_several(self) -> bool:
        """Whether more than one digit is on the canvas; one at a time is read."""
        if self.picture is None:
            return are_several(self.ink)
        return self.found is not None and self.found.is_several

    @classmethod
    def of_ink(cls, ink: Ink, width: float = DEFAULT_BRUSH) -> Drawing:
        """A drawing of ink in any unit.

        Ink that fits on the canvas and is visible there keeps its place, also if it is so wide
        that the canvas must be; other ink is scaled to `_COMFORTABLE` units and centred.
        """
        if ink.is_blank:
            return cls()
        x, y, box_width, box_height = ink.box
        widest = MAX_WIDTH if box_width > box_height else CANVAS_SIZE
        fits = min(x, y) >= 0 and x + box_width <= widest and y + box_height <= CANVAS_SIZE
        if not fits or max(box_width, box_height) < _VISIBLE:
            ink = _centred(ink)
        return cls(ink.strokes, (width,) * len(ink.strokes))

    @classmethod
    def of_json(cls, content: dict[str, Any]) -> Drawing:
        """Strokes and their `widths` from the content of a `.digitink` file (the journal).

        Raises:
            InkError: the content is not a drawing.
        """
        ink = Ink.of_json(content)
        count = len(ink.strokes)
        try:
            widths = list_of(_BRUSH, least=count, most=count)(content.get("widths"))
        except ValueError as error:
            raise InkError("ink_bad_points") from error
        return cls(ink.strokes, widths)


def image_of(
    subject: Drawing | Ink | NDArray[np.generic],
    preprocessing: Preprocessing = Preprocessing.MNIST,
    *,
    inverted: bool = False,
) -> Image | None:
    """The image that the network sees of a drawing, ink or a picture.

    Args:
        subject: the content of the canvas; an array as in `Drawing.picture`.
        preprocessing: MNIST's own recipe, plain resizing, or sampling without averaging.
        inverted: swaps ink and background.

    Returns:
        (28, 28) float32 in [0, 1], or None where there is nothing to see.

    Raises:
        PictureError: the array is not a picture.
    """
    if isinstance(subject, Ink):
        subject = Drawing.of_ink(subject) if preprocessing != Preprocessing.MNIST else subject
    elif isinstance(subject, np.ndarray):
        subject = Drawing(picture=subject)
    image = _upright_image(subject, preprocessing)
    return 1 - image if inverted and image is not None else image


def _upright_image(subject: Drawing | Ink, preprocessing: Preprocessing) -> Image | None:
    if isinstance(subject, Ink):
        return image_from_ink(subject)
    if subject.is_blank:
        return None
    if subject.picture is not None:
        return _image_of_picture(subject, subject.picture, preprocessing)
    strokes, widths = list(subject.strokes), list(subject.widths)
    match preprocessing:
        case Preprocessing.MNIST:
            return image_from_ink(subject.ink)
        case Preprocessing.RESIZE:
            return raw_preprocessing.resized_strokes(strokes, widths)
        case Preprocessing.NONE:
            return raw_preprocessing.sampled_strokes(strokes, widths)


def _image_of_picture(
    drawing: Drawing, picture: NDArray[np.generic], preprocessing: Preprocessing
) -> Image | None:
    if _is_image(picture):
        return picture.astype(np.float32)
    match preprocessing:
        case Preprocessing.MNIST:
            return None if drawing.found is None else drawing.found.image
        case Preprocessing.RESIZE:
            return raw_preprocessing.resized_picture(picture)
        case Preprocessing.NONE:
            return raw_preprocessing.sampled_picture(picture)


def _is_image(picture: NDArray[np.generic]) -> bool:
    return picture.shape == (IMAGE_SIZE, IMAGE_SIZE) and picture.dtype == np.float32


def _centred(ink: Ink) -> Ink:
    x, y, width, height = ink.box
    long_side = max(width, height)
    scale = _COMFORTABLE / long_side if long_side > 0 else 1.0
    middle = np.array([x + width / 2, y + height / 2])
    strokes = []
    for stroke in ink.strokes:
        moved = stroke.copy()
        moved[:, :2] = (stroke[:, :2] - middle) * scale + CANVAS_SIZE / 2
        strokes.append(moved)
    return Ink(tuple(strokes), ink.text)
