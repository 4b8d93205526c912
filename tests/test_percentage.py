import pytest

from mnist_desktop.percentage import percentage


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (1.0, 1, "100.0"),
        (0.99999, 1, "99.9"),
        (0.99999, 2, "99.99"),
        (0.57, 1, "57.0"),
        (0.9995, 1, "99.9"),
        (4785 / 5000, 2, "95.70"),
        (0.00004, 2, "0.00"),
        (0.9931, 2, "99.31"),
        (0.0, 1, "0.0"),
    ],
)
def test_never_a_hundred_that_is_not_one(share, decimals, text):
    assert percentage(share, decimals) == text
