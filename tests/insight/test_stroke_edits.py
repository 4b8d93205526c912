"""Every edit leaves a drawing, and says truly which of its ink is new."""

import numpy as np
import pytest

from mnist_desktop.insight.alteration import Alterations
from mnist_desktop.insight.restoring import restored
from mnist_desktop.insight.stroke_edits import EDGE, EDITS
from mnist_desktop.insight.traced_ink import NEW
from tests.digit_strokes import DIGITS
from tests.insight.traced import numbers_of, traced


def is_drawing(ink, strokes):
    """Whether old points are where they were, each once, and new ones near."""
    numbers = numbers_of(strokes)
    for stroke in strokes:
        known = stroke.origins != NEW
        assert len(stroke)
        assert np.isfinite(stroke.points).all()
        assert stroke.points[known] == pytest.approx(ink.points[stroke.origins[known]])
        assert np.abs(stroke.points).max() <= 2 * EDGE
    return bool(strokes) and len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_changes_the_drawing(edit):
    random = np.random.default_rng(0)
    made = 0
    for digit in DIGITS:
        ink = traced(digit)
        for _ in range(5):
            strokes = edit(ink.strokes, random)
            if strokes is not None:
                assert is_drawing(ink, strokes)
                made += Alterations.of(ink, [strokes]).shares[0] > 0
    assert made >= 8


@pytest.mark.parametrize("digit", [2, 4, 8])
def test_restoring_leads_back_to_the_drawing(digit):
    ink, random = traced(digit), np.random.default_rng(digit)
    strokes = ink.strokes
    for edit in (*EDITS, *EDITS):
        strokes = edit(strokes, random) or strokes
        assert is_drawing(ink, strokes)
    assert restored(ink, ink.strokes, random) is None
    for _ in range(3000):
        back = restored(ink, strokes, random)
        if back is None:
            break
        strokes = back
        assert is_drawing(ink, strokes)
    assert Alterations.of(ink, [strokes]).shares[0] <= 0.05
