import pytest

from mnist_desktop.widgets.percentage import percentage


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (1.0, 1, "100.0"),
        (0.99999, 1, "99.9"),
        (0.99999, 2, "99.99"),
        (0.57, 1, "57.0"),
        (0.9931, 2, "99.31"),
        (0.0, 1, "0.0"),
    ],
)
def test_never_a_hundred_that_is_not_one(share, decimals, text):
    assert percentage(share, decimals) == text


@pytest.mark.parametrize("right", range(0, 5001, 7))
def test_what_was_counted_is_written_exactly(right):
    assert float(percentage(right / 5000, 2)) == pytest.approx(right / 50, abs=1e-9)
