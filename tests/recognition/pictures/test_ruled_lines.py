import numpy as np
import pytest

from mnist_desktop.recognition.pictures.ruled_lines import without_rules

THICKEST = 0.025


def paper(level=0.9):
    """A thin 7 that fills the picture: its bar reaches from edge to edge."""
    import cv2

    page = np.zeros((200, 160), np.uint8)
    cv2.polylines(page, [np.array([[0, 2], [159, 2], [60, 199]])], False, 255, 3)
    return (page / 255 * level).astype(np.float32)


def inset_paper(margin):
    return np.pad(paper(), margin)


@pytest.mark.parametrize("margin", [0, 3, 12])
def test_thin_strokes_are_no_rules(margin):
    assert without_rules(inset_paper(margin), THICKEST) is None


def test_a_line_alone_is_the_digit():
    one = np.zeros((200, 160), np.float32)
    one[:, 80:82] = 0.9
    assert without_rules(one, THICKEST) is None


@pytest.mark.parametrize("lines", [(100,), (40, 80, 120, 160)])
@pytest.mark.parametrize("level", [0.3, 0.9])
def test_rules_go_and_strokes_stay(lines, level):
    page = np.zeros((200, 160), np.float32)
    page[30:150, 70:80] = 0.9
    ruled = page.copy()
    for row in lines:
        ruled[row : row + 2] = np.maximum(ruled[row : row + 2], level)
    rest = without_rules(ruled, THICKEST)
    assert rest[:, :60].max() < 0.1
    assert rest[32:38, 72:78].min() > 0.8
