import numpy as np

from mnist_desktop.recognition.pictures.segment import digit_among, find_marks


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


def test_pieces_are_found_from_piece_to_piece():
    second, third = (20, 46, 30, 10, 0.6), (52, 50, 8, 30, 0.5)
    assert find_shape(paper(DIGIT, second, third)).box == (30, 20, 80, 60)


def test_a_large_mark_that_is_left_out_may_be_another_digit():
    far, speck, line = (20, 120, 28, 9, 0.6), (20, 120, 4, 4, 0.6), (80, 30, 3, 90, 0.6)
    assert find_shape(paper(DIGIT, far)).is_several
    assert not find_shape(paper(DIGIT, speck)).is_several
    assert not find_shape(paper(DIGIT, line)).is_several


def test_two_digits_near_each_other_are_several():
    assert find_shape(paper(DIGIT, (22, 45, 28, 10, 0.6))).is_several


def test_ink_on_even_paper_may_be_pale_as_far_as_noise_allows():
    pale = paper((20, 30, 60, 12, 0.05))
    assert find_shape(pale) is None
    assert find_shape(pale, even_ink=0.05).box == (30, 20, 42, 80)
    noisy = pale + np.random.default_rng(0).normal(0, 0.03, pale.shape).astype(np.float32)
    assert find_shape(noisy, even_ink=0.05) is None


def test_on_even_paper_ink_on_the_edge_is_the_digit():
    whole = np.zeros((60, 50), np.float32)
    whole[:8] = whole[:, 42:] = 0.8
    whole[20:32, 10:16] = 0.8
    assert find_shape(whole, even_ink=0.8).box == (0, 0, 50, 60)
