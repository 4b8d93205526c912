import pytest

from mnist_desktop.percentage import confidence_percentage, percentage


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (1.0, 1, "100.0"),
        (0.99999, 1, "99.9"),
        (0.99999, 2, "99.99"),
        (0.57, 1, "57.0"),
        (4785 / 5000, 2, "95.70"),
        (0.00004, 2, "0.00"),
        (0.9931, 2, "99.31"),
        (0.0, 1, "0.0"),
    ],
)
def test_a_share_is_never_a_hundred_that_is_not_one(share, decimals, text):
    assert percentage(share, decimals) == text


@pytest.mark.parametrize(
    ("confidence", "text", "whole"),
    [
        (1.0, ">99.9", ">99.9"),
        (0.9995, ">99.9", ">99.9"),
        (0.9994, "99.9", "99.9"),
        (0.985, "98.5", "98.5"),
        (0.9849, "98.5", "98"),
        (0.5, "50.0", "50"),
        (0.0, "0.0", "0"),
    ],
)
def test_a_confidence_is_more_than_99_9_at_most(confidence, text, whole):
    assert confidence_percentage(confidence) == text
    assert confidence_percentage(confidence, is_whole=True) == whole
