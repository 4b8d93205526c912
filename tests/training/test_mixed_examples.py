import numpy as np
import pytest

from mnist_desktop.learning.labelled_images import LabelledImages
from training.mixed_examples import (
    PEN_SHARE,
    MixedExamples,
    donor,
    held_out,
    sampling_weights,
)
from training.pen_images import PenImages

WRITERS = np.array(
    [f"apa/x/a{i}" for i in range(20)] * 2
    + [f"apb/y/a{i}" for i in range(20)]
    + ["ced/c0"] * 10
    + [f"ced/c{i}" for i in range(1, 20)]
    + ["uci/tra"] * 500
    + ["ibm/r"] * 50
    + ["gmd/k"] * 50
    + ["syn/s"] * 50
    + ["imp/i"] * 5
)


def images(count, level):
    return np.full((count, 28, 28), level, np.uint8)


def pens():
    count = len(WRITERS)
    styled = np.stack([images(count, 100), images(count, 150)])
    return PenImages(images(count, 200), styled, np.full(count, 7, np.uint8), WRITERS)


def mixed(count=300):
    mnist = LabelledImages(images(count, 50), np.zeros(count, np.uint8))
    return MixedExamples(mnist, pens(), 40, seed=3)


@pytest.mark.parametrize(
    ("writer", "name"),
    [("apa/apa00/1", "ap"), ("app/2", "ap"), ("cea/x", "ce"), ("uci/tra", "uci"), ("art/a", "art")],
)
def test_donors(writer, name):
    assert donor(writer) == name


def test_no_donor_is_over_a_quarter():
    weights = sampling_weights(WRITERS)
    assert weights.sum() == pytest.approx(1)
    donors = np.array([donor(writer) for writer in WRITERS])
    shares = {name: weights[donors == name].sum() for name in np.unique(donors)}
    assert max(shares.values()) < 0.2501
    assert shares["uci"] == pytest.approx(0.25)
    assert min(shares.values()) > 0.01


def test_writers_of_a_donor_count_by_the_root():
    weights = sampling_weights(WRITERS)
    many, few = weights[WRITERS == "ced/c0"].sum(), weights[WRITERS == "ced/c1"].sum()
    assert many / few == pytest.approx(np.sqrt(10))


def test_held_out_people_are_not_learned():
    unseen = held_out(WRITERS, seed=0)
    assert unseen[WRITERS == "imp/i"].all()
    assert not unseen[WRITERS == "uci/tra"].any()
    people = np.array([writer.split("/")[-1] for writer in WRITERS])
    assert not set(people[unseen]) & set(people[~unseen])
    assert 0 < unseen[:60].mean() < 0.3
    assert (unseen != held_out(WRITERS, seed=1)).any()


def test_batches_are_about_half_pens_and_repeatable():
    examples = mixed()
    (images_, labels), (again, _) = examples.batch(2, 1), examples.batch(2, 1)
    assert images_.shape == (40, 28, 28)
    assert (images_ == again).all()
    assert (labels == 7).sum() == round(40 * PEN_SHARE)
    assert examples.batches == 300 // 22


def test_pens_come_styled_and_as_they_are():
    levels = np.concatenate([mixed().batch(0, index)[0][-18:] for index in range(12)])
    peaks = np.rint(levels[:, 14, 14] * 255)
    assert set(peaks) == {100, 150, 200}
    assert (peaks == 200).mean() < 0.3
