import pytest

from mnist_desktop.insight.sign_test import sign_test, upper_tail


@pytest.mark.parametrize(
    ("gained", "lost", "probability"),
    [(0, 0, 1), (1, 1, 1), (2, 0, 0.5), (5, 0, 2 / 32), (6, 0, 2 / 64), (8, 1, 2 * 10 / 512)],
)
def test_the_sign_test_is_exact_and_two_sided(gained, lost, probability):
    assert sign_test(gained, lost) == pytest.approx(probability)
    assert sign_test(lost, gained) == pytest.approx(probability)


def test_many_drawings_are_no_trouble():
    assert sign_test(5000, 5000) == 1
    assert sign_test(3000, 0) == 0


def test_heads_are_counted_exactly():
    assert upper_tail(0, 4) == 1
    assert upper_tail(3, 4) == 5 / 16
