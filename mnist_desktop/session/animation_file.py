"""Animated pictures as files: WebP or GIF, whichever the name ends in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

SUFFIXES = (".webp", ".gif")
_EFFORT = 50  # of a WebP, 0 to 100: what it takes to make it smaller
_COLORS = 128  # of a GIF, for all of its pictures


def write_animation(
    path: Path, pictures: Iterable[NDArray[np.uint8]], milliseconds: Sequence[int]
) -> Path:
    """Writes an animation that repeats for ever, completely or not at all; returns its file.

    Args:
        path: ends in one of SUFFIXES.
        pictures: (height, width, 3) uint8 RGB each, all of one size.
        milliseconds: how long each is shown.

    Raises:
        SavingError: it cannot be written.
    """
    from PIL import Image

    frames = [Image.fromarray(picture) for picture in pictures]
    options: dict[str, Any] = {"format": "WEBP", "lossless": True, "quality": _EFFORT}
    if path.suffix.lower() == ".gif":
        frames, options = _with_one_palette(frames), {"format": "GIF"}
    options |= {"duration": list(milliseconds), "loop": 0}
    file = io.BytesIO()
    frames[0].save(file, save_all=True, append_images=frames[1:], **options)
    write_whole(path, file.getvalue())
    return path


def _with_one_palette(frames: Sequence[Picture]) -> list[Picture]:
    """The pictures in the colours of the middle one: with a palette each they would flicker."""
    from PIL import Image

    palette = frames[len(frames) // 2].quantize(_COLORS, dither=Image.Dither.NONE)
    return [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
