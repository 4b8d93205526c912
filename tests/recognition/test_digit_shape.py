import numpy as np

from mnist_desktop.recognition.digit_shape import digit_among, find_marks


def find_shape(contrast, even_ink=None):
    marks = find_marks(contrast, even_ink)
    return None if marks is None else digit_among(marks)


def paper(*marks):
    """(200, 300) contrast with (top, left, height, width, contrast) marks."""
    contrast = np.zeros((200, 300), np.float32)
    for top, left, height, width, level in marks:
        contrast[top : top + height, left : left + width] = level
    return contrast


DIGIT = (20, 30, 30, 10, 0.6)
BLOTCH = (90, 60, 80, 180, 0.15)  # the soft edge of a shadow: far larger, but no ink


def test_the_boldest_mark_is_the_digit():
    shape = find_shape(paper(DIGIT, (150, 250, 20, 4, 0.4)))
    assert shape.box == (30, 20, 40, 50)
    assert shape.mask.sum() == 300


def test_a_digit_is_found_beside_the_pale_blotch_of_a_shadow():
    assert find_shape(paper(DIGIT, BLOTCH)).box == (30, 20, 40, 50)


def test_a_pale_blotch_alone_is_no_digit():
    assert find_shape(paper(BLOTCH)) is None


def test_ink_wins_over_a_larger_shadow_that_might_be_pencil():
    shadow = (90, 60, 80, 180, 0.2)
    assert find_shape(paper((20, 30, 60, 12, 0.6), shadow)).box == (30, 20, 42, 80)


def test_pieces_near_the_digit_belong_to_it_and_specks_do_not():
    bar = (14, 32, 4, 20, 0.5)
    assert find_shape(paper(DIGIT, bar, (20, 45, 1, 1, 0.6))).box == (30, 14, 52, 50)


def test_nothing_but_specks_and_paper_is_none():
    assert find_shape(paper()) is None
    assert find_shape(paper((5, 5, 4, 4, 0.9), (100, 100, 3, 5, 0.8))) is None
