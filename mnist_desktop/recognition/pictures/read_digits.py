"""The number in a photo, scan or screenshot: several digits, each read as a single one is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.numbers.number import Box, Number, ReadDigit
from mnist_desktop.recognition.pictures.digit_pieces import (
    Pieces,
    TooManyPieces,
    digit_pieces,
    rows_of,
)
from mnist_desktop.recognition.pictures.enclosure import windows_within
from mnist_desktop.recognition.pictures.find_digit import (
    DigitInPicture,
    digit_in,
    is_framed,
    levels_and_unit,
)
from mnist_desktop.recognition.pictures.form_lines import PxBox
from mnist_desktop.recognition.pictures.row_reader import RowReader, may_be_two
from mnist_desktop.recognition.pictures.scene import SEARCH_SIDE, Scene, scene_of

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_ANSWERS = 150
"""To groups of pieces; then each mark is only read as it is."""
_WIDE = 1.25  # width by height; a wider mark may be two digits that touch
_MIN_PX = 26  # px, height of digits in the search; smaller ones are searched again, larger
_LARGER = 40  # px, what they are then high
_MAX_SIDE = 1600  # px, of that search
_MAX_FRAMES = 2  # around each other
_MAX_FRAMES_BESIDE = 60
_MIN_FRAME = 0.04  # of the picture's longer side
_MIN_RANGE_INSIDE = 0.5  # of the picture's range of levels, inside a frame with a digit
_MIN_SIZE = 0.4  # of most digits' height; smaller ones are labels, notes or page numbers
_WORD_GAP = 1.0  # of a digit's height


def read_digits(picture: Image | npt.ArrayLike, classifier: Classifier) -> Number | None:
    """The number in a picture, in rows and words; boxes in its pixels.

    A single digit is read exactly as `find_digit` finds it. Where the marks are too many, or none
    of several is a digit, the boldest is the only digit and its prediction `is_several`.

    Args:
        picture: as `image_from_picture` takes it.
        classifier: that reads each digit; with class names there is one thing in a picture.

    Returns:
        None if there is only background.

    Raises:
        PictureError: the array is not a picture.
    """
    levels, unit = levels_and_unit(picture)
    scene = scene_of(levels) if levels.size else None
    found = None if scene is None else digit_in(scene)
    if scene is None or found is None:
        return None
    one = ReadDigit(found.box, classifier.read(found.image))
    number = _of_one(one)
    if not classifier.classes and not _is_certainly_one(found, one):
        number = _read(scene, found, one, classifier)
    return number.scaled(*unit)


def _is_certainly_one(found: DigitInPicture, one: ReadDigit) -> bool:
    _, _, wide, high = found.box
    is_alone = not found.is_several and not found.frames
    return is_alone and not may_be_two(one.prediction, wide, high, _WIDE)


def _read(scene: Scene, found: DigitInPicture, one: ReadDigit, classifier: Classifier) -> Number:
    """The number, or the digit that was found by itself."""
    if scene.has_rules:
        scene = scene_of(scene.levels, scene.is_inverted, are_rules_covered=True) or scene
    alone = _of_one(one)
    if found.is_several:
        alone = _of_one(replace(one, prediction=one.prediction.of_several()))
    try:
        parts = list(_parts(scene, (0, 0), 0))
    except TooManyPieces:
        return alone
    digits: list[ReadDigit] = []
    places: dict[ReadDigit, Box] = {}
    rest: list[Box] = []
    for part in parts:
        reader = RowReader(part.scene, part.pieces, classifier, MAX_ANSWERS // len(parts))
        rest += [part.in_picture(box) for box in part.pieces.rest]
        for row in part.pieces.rows:
            read, left = reader.read(row)
            for box, answer, place in read:
                digits.append(ReadDigit(part.in_picture(box), answer))
                places[digits[-1]] = part.in_picture(place)
            rest += [part.in_picture(box) for box in left]
    digits, small = _by_size(digits)
    rest += [digit.box for digit in small]
    if len(digits) > 1:
        return Number(_in_words(digits, places), tuple(rest))
    if not digits:
        return alone
    if one.prediction.accepted or not digits[0].prediction.accepted:
        return replace(_of_one(one), rest=tuple(rest) if found.is_several else ())
    return replace(_of_one(digits[0]), rest=tuple(rest))


@dataclass(frozen=True, eq=False)
class _Part:
    """The picture outside all frames, or the inside of one."""

    scene: Scene
    pieces: Pieces
    corner: tuple[int, int]

    def in_picture(self, box: PxBox) -> Box:
        """x, y, width, height in pixels of the picture."""
        (left, top, right, bottom), (x, y) = box, self.scale
        return (
            left * x + self.corner[0],
            top * y + self.corner[1],
            (right - left) * x,
            (bottom - top) * y,
        )

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of the picture per pixel of the search."""
        return self.scene.scale


def _parts(scene: Scene, corner: tuple[int, int], depth: int) -> Iterator[_Part]:
    """The parts of a picture that are read by themselves: inside its frames, and around them."""
    known: set[int] = set()
    if depth < _MAX_FRAMES:
        for marks, parts in _framed_parts(scene, corner, depth):
            known |= marks
            yield from parts
    pieces = digit_pieces(scene.marks, known)
    larger = None if depth or known or pieces is None else _larger_scene(scene, pieces)
    if larger is not None:
        scene, pieces = larger, digit_pieces(larger.marks)
    if pieces is not None:
        yield _Part(scene, pieces, corner)


def _framed_parts(
    scene: Scene, corner: tuple[int, int], depth: int
) -> Iterator[tuple[set[int], list[_Part]]]:
    """The frames of something like a digit: their marks, those inside too, and the parts inside."""
    marks, levels = scene.marks, scene.levels
    known: set[int] = set()
    count = 0
    for window, is_panel, mark, line in windows_within(marks.labels, marks.stats, _MIN_FRAME):
        if line or not is_panel or mark in known or not _has_marks(scene, window):
            continue
        count += 1
        if count > _MAX_FRAMES_BESIDE:
            return
        rows, columns = scene.part(window)
        inside = levels[rows, columns]
        if np.ptp(inside) < _MIN_RANGE_INSIDE * np.ptp(levels):
            continue
        within = scene_of(inside, None if is_panel else scene.is_inverted)
        if within is None:
            continue
        parts = list(_parts(within, (corner[0] + columns.start, corner[1] + rows.start), depth + 1))
        if any(_has_digit(part) for part in parts):
            framed = {mark, *_marks_within(scene, window)}
            known |= framed
            yield framed, parts


def _has_marks(scene: Scene, window: PxBox) -> bool:
    """Whether there is more than specks inside a frame."""
    left, top, right, bottom = window
    inside = scene.marks.labels[top:bottom, left:right] > 0
    rows = np.flatnonzero(inside.any(axis=1))
    return bool(len(rows)) and int(np.ptp(rows)) >= 0.15 * (bottom - top)


def _marks_within(scene: Scene, window: PxBox) -> list[int]:
    """The marks whose middle is inside a frame."""
    middle = scene.marks.stats[:, :2] + scene.marks.stats[:, 2:4] / 2
    is_within = (middle > window[:2]).all(axis=1) & (middle < window[2:]).all(axis=1)
    return [int(mark) for mark in np.flatnonzero(is_within) if mark]


def _has_digit(part: _Part) -> bool:
    high, wide = part.scene.marks.labels.shape
    return any(
        is_framed((box[0], box[1], box[2] - box[0], box[3] - box[1]), wide, high)
        for row in part.pieces.rows
        for box in (piece.box for piece in row)
    )


def _larger_scene(scene: Scene, pieces: Pieces) -> Scene | None:
    """The same picture with more pixels, where digits are small in it; else None."""
    longer = max(scene.levels.shape[:2])
    if pieces.height >= _MIN_PX or longer <= SEARCH_SIDE:
        return None
    side = round(min(_MAX_SIDE, longer, SEARCH_SIDE * _LARGER / max(pieces.height, 1.0)))
    return scene_of(scene.levels, scene.is_inverted, side)


def _by_size(digits: list[ReadDigit]) -> tuple[list[ReadDigit], list[ReadDigit]]:
    """The digits that are as large as most are, and the much smaller ones."""
    if not digits:
        return [], []
    heights = np.array([digit.box[3] for digit in digits])
    order = np.argsort(heights)
    ink = np.square(heights[order])  # of a large digit there is more
    half = np.searchsorted(np.cumsum(ink), 0.5 * ink.sum())
    least = _MIN_SIZE * heights[order][min(int(half), len(order) - 1)]
    large = [digit for digit in digits if digit.box[3] >= least]
    return large, [digit for digit in digits if digit.box[3] < least]


def _in_words(
    digits: list[ReadDigit], places: Mapping[ReadDigit, Box]
) -> tuple[tuple[tuple[ReadDigit, ...], ...], ...]:
    """Rows of words in reading order; `places`: the cells of the digits, or their own boxes."""
    boxes = np.array([places[digit] for digit in digits])
    boxes[:, 2:] += boxes[:, :2]
    height = float(np.median([digit.box[3] for digit in digits]))
    rows = []
    for row in rows_of(boxes, height):
        words = [[digits[row[0]]]]
        for before, index in itertools.pairwise(row):
            if boxes[index, 0] - boxes[before, 2] > _WORD_GAP * height:
                words.append([])
            words[-1].append(digits[index])
        rows.append(tuple(tuple(word) for word in words))
    return tuple(rows)


def _of_one(digit: ReadDigit) -> Number:
    return Number((((digit,),),))
