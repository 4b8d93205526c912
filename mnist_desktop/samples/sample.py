"""A labelled drawing that is kept: what it shows, who drew it, where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing, Preprocessing, image_of
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_metadata import MAX_NAME
from mnist_desktop.recognition.pictures.png import png_bytes
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, image_from_ink

DIGITS_SUFFIX = ".digits"
"""Of a file of samples that is handed on; see `digits_file`."""
MAX_POINTS = 20_000
"""Of one sample: 100 s of a pen at 200 Hz. Drawing its image then takes 0.1 GB for a moment."""
MAX_SECONDS = 1e9
MAX_WRITER = 60
"""Characters of a pseudonym."""
MAX_SHORT_TEXT = 40
"""Characters of a device or of a series' name."""
MAX_ROUND = 1_000
MIN_YEAR, MAX_YEAR = 1900, 9998
"""Of a date, which then has a local time everywhere."""
MAX_PICTURE_BYTES = 32 * 2**20  # of the PNG; a canvas picture takes 16 MB at the most

SampleImage = NDArray[np.uint8]
"""(28, 28), ink = 255: as MNIST stores its own images, and as a network is trained on them."""


class Origin(StrEnum):
    """Where a sample came from."""

    DRAWN = "drawn"  # asked for, as by *Write thirty*
    CORRECTION = "correction"  # *Wrong? It is a ...*
    EXAM = "exam"  # asked for after learning, to judge it
    IMPORT = "import"  # another person's, or one's own from elsewhere


@dataclass(frozen=True, eq=False)
class NewSample:
    """A labelled drawing to keep, of ink or of a picture; made by `of_ink` and `of_drawing`.

    Attributes:
        label: the right digit as text, or a class name; at most MAX_NAME printable characters.
        image: what the network sees of it.
        origin: where it came from.
        strokes: JSON as in a `.digitink` file, with time and pressure as far as they are known;
            None for a picture. As text they take a tenth of the memory.
        ink_digest: of the points alone: time and pressure may be missing in an export.
        picture: a PNG file, at most MAX_PICTURE_BYTES; None for ink.
        pixels: the picture itself where it is 28 x 28 grey, (28, 28) uint8: an image of a test
            set that was opened from a file is known by it.
        writer: a pseudonym of at most MAX_WRITER characters; empty for whoever uses this program.
        series: names the samples of one *Write thirty*; empty outside of it.
        round: of that series, from 1; None outside of it.
        device: "pen", "mouse", "touch"; empty if unknown.
        date: when it was drawn, with its time zone.
        file: name of the file that it was taken over from; a second one of this name is not kept.

    Raises:
        SampleError: "sample_label", "sample_writer", "sample_blank", "sample_too_long" or
            "sample_bad_values".
    """

    label: str
    image: SampleImage
    origin: Origin
    strokes: str | None = None
    ink_digest: bytes | None = None
    picture: bytes | None = None
    pixels: SampleImage | None = None
    writer: str = ""
    series: str = ""
    round: int | None = None
    device: str = ""
    date: datetime | None = None
    file: str | None = None

    def __post_init__(self) -> None:
        checked_label(self.label)
        checked_writer(self.writer)
        if self.picture is not None and len(self.picture) > MAX_PICTURE_BYTES:
            raise SampleError("sample_too_long", points=f"{MAX_POINTS:,}")
        is_round = self.round is None or 1 <= self.round <= MAX_ROUND
        if not (is_round and _is_short(self.device) and _is_short(self.series)):
            raise SampleError("sample_bad_values")
        if self.date is None:
            object.__setattr__(self, "date", datetime.now(UTC))
        elif not MIN_YEAR <= self.date.year <= MAX_YEAR:
            raise SampleError("sample_bad_values")

    @classmethod
    def of_ink(cls, ink: Ink, label: str, origin: Origin, **more: object) -> NewSample:
        """A sample of strokes; `more` are fields by name."""
        _check_ink(ink)
        image, strokes = _as_bytes(image_from_ink(ink)), Ink(ink.strokes).to_json()
        return cls(label, image, origin, strokes, _ink_digest(ink), **more)  # type: ignore[arg-type]

    @classmethod
    def of_drawing(cls, drawing: Drawing, label: str, origin: Origin, **more: object) -> NewSample:
        """A sample of what is on the canvas; `more` are fields by name.

        Raises:
            SampleError: also "sample_test_image" (set) or "sample_of_data_set" (set) where it is an
                image of a data set by its own account.
        """
        if drawing.picture is None:
            return cls.of_ink(drawing.ink, label, origin, **more)
        if drawing.label is not None:
            key = "sample_test_image" if drawing.part == "test" else "sample_of_data_set"
            raise SampleError(key, set=drawing.data_set or "MNIST")
        image = image_of(drawing)
        if image is None:  # the answer came by another preprocessing then
            image = image_of(drawing, Preprocessing.RESIZE)
        content = {"picture": png_bytes(drawing.picture), "pixels": grey_pixels(drawing.picture)}
        return cls(label, _as_bytes(image), origin, **content, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, eq=False)
class Sample:
    """A kept sample, without its strokes or picture, which `SampleStore.ink` gives.

    Attributes: as of `NewSample`, and
        id: of the store; stays the same.
        has_ink: whether it was drawn here; a picture has none.
    """

    id: int
    label: str
    writer: str
    origin: Origin
    series: str
    round: int | None
    device: str
    date: datetime
    has_ink: bool
    image: SampleImage


def checked_label(label: str) -> str:
    """The label; SampleError "sample_label" unless it is a class name's text."""
    if not 0 < len(label) <= MAX_NAME or not label.isprintable() or label != label.strip():
        raise SampleError("sample_label", most=MAX_NAME)
    return label


def checked_writer(writer: str) -> str:
    """The pseudonym; SampleError "sample_writer" for one that is long or not printable."""
    if len(writer) > MAX_WRITER or not writer.isprintable() or writer != writer.strip():
        raise SampleError("sample_writer", most=MAX_WRITER)
    return writer


def digest_of(image: SampleImage) -> bytes:
    """16 bytes that stand for an image, the same for its negative."""
    if image.mean() > 127.5:
        image = 255 - image
    return hashlib.blake2b(np.ascontiguousarray(image).data, digest_size=16).digest()


def grey_pixels(picture: NDArray[np.generic]) -> SampleImage | None:
    """The picture as (28, 28) uint8 if it is of this size and grey, also in equal channels."""
    if picture.shape[:2] != (IMAGE_SIZE, IMAGE_SIZE) or picture.dtype != np.uint8:
        return None
    planes = picture.reshape(IMAGE_SIZE, IMAGE_SIZE, -1)[:, :, :3]
    if not (planes == planes[:, :, :1]).all():
        return None
    return np.ascontiguousarray(planes[:, :, 0]).astype(np.uint8)


def _as_bytes(image: NDArray[np.float32] | None) -> SampleImage:
    if image is None:
        raise SampleError("sample_blank")
    return np.rint(image * 255).astype(np.uint8)


def _check_ink(ink: Ink) -> None:
    if ink.is_blank:
        raise SampleError("sample_blank")
    if sum(len(stroke) for stroke in ink.strokes) > MAX_POINTS:
        raise SampleError("sample_too_long", points=f"{MAX_POINTS:,}")
    for stroke in ink.strokes:
        times, pressures = stroke[:, 2:3], stroke[:, 3:]
        if (np.abs(times) > MAX_SECONDS).any() or ((pressures < 0) | (pressures > 1)).any():
            raise SampleError("sample_bad_values")


def _ink_digest(ink: Ink) -> bytes:
    """16 bytes that stand for the points."""
    digest = hashlib.blake2b(digest_size=16)
    for stroke in ink.strokes:
        digest.update(len(stroke).to_bytes(4, "little"))
        digest.update(np.ascontiguousarray(stroke[:, :2]).data)
    return digest.digest()


def _is_short(text: str) -> bool:
    return len(text) <= MAX_SHORT_TEXT and text.isprintable()
