from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import NO_CLASS
from training.drawings.folds import NO_FOLD, donor
from training.drawings.not_digit_images import KINDS, NotDigitImages
from training.drawings.pen_images import PenImages
from training.recipe.mixed_examples import MixedExamples, sampling_weights
from training.recipe.recipe import Recipe

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
RECIPE = Recipe(batch_size=40, batches=5, pen_share=0.5, not_digit_share=0.1)


def images(count, level):
    return np.full((count, 28, 28), level, np.uint8)


def pens(count):
    styled = np.stack([images(count, 100), images(count, 150)])
    labels, out = np.full(count, 7, np.uint8), np.zeros(count, bool)
    return PenImages(images(count, 200), styled, labels, WRITERS[:count], out)


def not_digits(per_kind):
    kinds = np.repeat(KINDS, per_kind)
    levels = 20 * (1 + np.repeat(np.arange(len(KINDS)), per_kind))
    drawn = images(len(kinds), 1)[np.newaxis] * levels[:, np.newaxis, np.newaxis].astype(np.uint8)
    return NotDigitImages(drawn, kinds, np.full(len(kinds), NO_FOLD))


PENS = pens(len(WRITERS))
NONE = not_digits(5)


def mixed(pens=PENS, none=NONE, count=300, recipe=RECIPE, pictured=None):
    mnist = LabelledImages(images(count, 50), np.zeros(count, np.uint8))
    return MixedExamples(recipe, mnist, pens, none, seed=3, pictured=pictured)


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


def test_batches_have_the_shares_of_the_recipe_and_are_repeatable():
    examples = mixed()
    (shown, labels), (again, _) = examples.batch(2, 1), examples.batch(2, 1)
    assert shown.shape == (40, 28, 28)
    assert shown.dtype == np.float32
    assert (shown == again).all()
    assert [(labels == label).sum() for label in (0, 7, NO_CLASS)] == [16, 20, 4]
    assert examples.batches == 5


def test_the_share_of_pens_changes_for_the_last_steps():
    recipe = replace(RECIPE, epochs=2, last_share=0.3, last_pen_share=0.25)
    examples = mixed(recipe=recipe)
    labels = [examples.batch(*divmod(step, 5))[1] for step in range(10)]
    assert [len(one) for one in labels] == [40] * 10
    assert [(one == 7).sum() for one in labels] == [20] * 7 + [10] * 3
    before, after = examples.batch(1, 1), mixed().batch(1, 1)
    assert (before[0] == after[0]).all()


def test_digits_found_in_pictures_have_a_share_of_their_own():
    recipe = replace(RECIPE, picture_share=0.1)
    found = pens(60)
    found.labels[:] = 8
    labels = mixed(recipe=recipe, pictured=found).batch(0, 0)[1]
    assert [(labels == label).sum() for label in (0, 7, 8, NO_CLASS)] == [12, 20, 4, 4]
    without = mixed(recipe=recipe).batch(0, 0)[1]
    assert [(without == label).sum() for label in (0, 7, 8, NO_CLASS)] == [16, 20, 0, 4]


def test_mnist_goes_round_over_the_epochs():
    count = 16 * 7  # seven batches, five an epoch
    mnist = LabelledImages(images(count, 50), np.arange(count, dtype=np.uint8) % 7)
    examples = MixedExamples(RECIPE, mnist, PENS, NONE, seed=0)
    seen = [examples.batch(*divmod(index, 5))[1][:16] for index in range(7)]
    assert sorted(np.concatenate(seen)) == sorted(mnist.labels)


def test_pens_come_styled_and_as_they_are():
    levels = np.concatenate([mixed().batch(0, index)[0][16:36] for index in range(12)])
    peaks = np.rint(levels[:, 14, 14] * 255)
    assert set(peaks) == {100, 150, 200}
    assert (peaks == 200).mean() < 0.3


def test_every_kind_of_no_digit_comes_alike():
    levels = np.concatenate([mixed().batch(0, index)[0][36:] for index in range(50)])
    of_each = np.rint(levels[:, 14, 14] * 255 / 20).astype(int)
    kinds = np.bincount(of_each, minlength=1 + len(KINDS))[1:]
    assert kinds.min() > 0.6 * kinds.sum() / len(KINDS)


def test_mnist_takes_the_places_of_what_is_not_there():
    labels = mixed(pens(0), not_digits(0)).batch(0, 0)[1]
    assert (labels == 0).all()
    assert len(labels) == 40
