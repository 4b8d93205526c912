"""Drawings together with copies of each as the same person might have written it again.

A network that has learned them too learns the form, not one drawing of it: of 20 hands' 178
misread digits a `quick` network still misread 109 after it had learned thirty drawings alone, 75
with twelve copies of each (dev corpora, one draw; docs/hand.md).
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.jitter import Jitter
from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    PEN_WIDTH,
    Segments,
    segments_of,
    straightened,
)

COPIES = 12
MAX_DRAWN = 3000
"""Drawings and copies in all; of more drawings fewer copies are made, about 0.15 ms each."""


def copies_for(count: int) -> int:
    """How many copies are made of each of so many drawings, 0 to COPIES."""
    return min(max(MAX_DRAWN // count - 1, 0), COPIES)


def images_with_copies(inks: Sequence[Ink], copies: int) -> NDArray[np.float32]:
    """The images of drawings and of their copies, the same ones whenever a drawing is given.

    Args:
        inks: at least one, none of them blank.
        copies: of each.

    Returns:
        (n, 1 + copies, 28, 28) float32 in [0, 1], ink = 1; each drawing comes before its copies.
    """
    drawings = [lines for ink in inks for lines in _again(ink, copies)]
    first = np.cumsum([0, *(len(lines) for lines in drawings[:-1])])
    widths = np.full(len(drawings), PEN_WIDTH)
    images = images_from_segments(np.concatenate(drawings), first, widths)
    return images.reshape(len(inks), 1 + copies, *images.shape[1:])


def _again(ink: Ink, copies: int) -> list[Segments]:
    """(lines, 2, 2) of a drawing and of each copy, in its longer sides."""
    x, y, width, height = ink.box
    side = max(width, height) or 1.0
    middle = np.array([x + width / 2, y + height / 2])
    pixels = [(stroke[:, :2] - middle) / side * BOX_SIZE for stroke in ink.strokes]
    strokes = [straightened(stroke) / BOX_SIZE for stroke in pixels]
    # Each drawing has jitters of its own: the same ones for all of them would teach less
    seed = crc32(ink.strokes[0].tobytes())
    jitters = [Jitter(np.random.default_rng([seed, copy])) for copy in range(copies)]
    return [
        segments_of(strokes),
        *(segments_of([jitter.of(stroke) for stroke in strokes]) for jitter in jitters),
    ]
