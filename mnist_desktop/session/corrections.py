"""What drawings really are, as a person said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name

_SIDE = 64  # px that a picture is compared by, each way


class Corrections:
    """Remembers corrections, so that a drawing that comes back by Undo is still corrected.

    A drawing is known by its ink; digits of a number that stands still are, while more is written.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[int, str, int]] = {}  # digit, label, sample

    @property
    def is_empty(self) -> bool:
        """Whether nothing was corrected."""
        return not self._known

    def digit_of(self, drawing: Drawing, classes: Sequence[str] = ()) -> int | None:
        """The right class of a drawing; None if nobody has said so.

        Args:
            drawing: what was answered.
            classes: of the model that answered; empty for the digits.
        """
        known = self._known.get(_key(drawing)) if self._known else None
        if known is None:
            return None
        digit, label, _ = known
        return digit if class_name(classes, digit) == label else None

    def note(self, drawing: Drawing, digit: int, label: str, sample: int) -> None:
        """Notes that a drawing is kept, as a sample of its right class."""
        self._known[_key(drawing)] = digit, label, sample

    def forget(self, drawing: Drawing) -> int | None:
        """Forgets a correction and returns its sample; None if there is none."""
        known = self._known.pop(_key(drawing), None)
        return None if known is None else known[2]


def _key(drawing: Drawing) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for stroke in drawing.strokes:
        digest.update(len(stroke).to_bytes(4, "little"))
        digest.update(np.ascontiguousarray(stroke[:, :2]).data)
    if drawing.picture is not None:
        height, width = drawing.picture.shape[:2]
        part = drawing.picture[:: max(height // _SIDE, 1), :: max(width // _SIDE, 1)]
        digest.update(repr(drawing.picture.shape).encode())
        digest.update(np.ascontiguousarray(part).data)
    return digest.digest()
