import pytest

from mnist_desktop.learning.gap import Gap, MeasuredAccuracy, gap_between, is_clearly_higher


@pytest.mark.parametrize(
    ("training", "test", "images", "gap"),
    [
        (0.998, 0.9945, 10_000, Gap.NONE),
        (0.99, 0.992, 10_000, Gap.NONE),  # dropout or augmentation: harder to learn than to read
        (0.999, 0.985, 10_000, Gap.NORMAL),
        (1.0, 0.94, 10_000, Gap.WIDE),
        (0.12, 0.11, 10_000, Gap.LITTLE),
        (1.0, 0.9, 40, Gap.UNSURE),
        (0.95, 0.95, 40, Gap.UNSURE),  # nor that there is none
        (1.0, 0.5, 40, Gap.WIDE),
        (0.3, 0.9, 40, Gap.LITTLE),
    ],
)
def test_between_training_and_test(training, test, images, gap):
    assert gap_between(MeasuredAccuracy(training, 10_000), MeasuredAccuracy(test, images)) is gap


def test_the_error_of_a_share():
    assert MeasuredAccuracy(0.5, 96).error == pytest.approx(0.05)
    assert MeasuredAccuracy(1.0, 25).error > 0.04  # 25 of 25 right are no proof
    assert MeasuredAccuracy(0.99, 10_000).error == pytest.approx(0.001, rel=0.05)


@pytest.mark.parametrize(
    ("one", "other", "images", "is_clear"),
    [
        (0.99, 0.97, 5_000, True),
        (0.992, 0.99, 5_000, False),
        (1.0, 0.92, 25, False),
        (0.9, 0.99, 5_000, False),
    ],
)
def test_what_chance_does_not_explain(one, other, images, is_clear):
    assert (
        is_clearly_higher(MeasuredAccuracy(one, 2_000), MeasuredAccuracy(other, images)) is is_clear
    )
