import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.model_file import model_bytes, model_from_bytes, read_model
from mnist_desktop.samples.copies import images_with_copies
from mnist_desktop.samples.hand import MIN_SAMPLES, learn_hand
from mnist_desktop.samples.kept_features import kept_features
from tests.insight.small_networks import POOLED, model_of
from tests.samples.hands import hand


@pytest.fixture(scope="module")
def base():
    return read_model(asset_path(BUILT_IN))


@pytest.fixture(scope="module")
def kept(base):
    return kept_features(base)


@pytest.fixture(scope="module")
def learned(base, kept):
    return learn_hand(base, kept, *hand(), title="mine")


def misread(model, inks, labels):
    images = images_with_copies(inks, 0)[:, 0]
    return labels[Classifier(model).logits(images).argmax(axis=1) != labels].tolist()


def test_thirty_drawings_teach_mirrored_nines_and_cost_hardly_anything(base, learned):
    new_ones = hand(rounds=5, seed=99)
    assert misread(base, *new_ones) == [9] * 5
    assert misread(learned.model, *new_ones) == []
    result = learned.result
    assert (result.samples, result.before) == (30, 27)
    assert result.after >= 29  # each without its own round: of only two other nines
    assert result.could_be_luck
    assert result.mnist_before - result.mnist_after <= 5
    assert result.mnist_images == 5000


def test_letters_are_counted_before_and_after(learned):
    result = learned.result
    assert result.letters == 500
    assert 400 < result.refused_letters_before <= 500
    assert abs(result.refused_letters_after - result.refused_letters_before) < 25


def test_the_result_is_a_model_that_says_what_it_learned(base, learned):
    model = model_from_bytes(model_bytes(learned.model), "mine.digitmodel")
    told = model.metadata
    assert told.title == "mine"
    assert told.settings["hand_samples"] == 30
    assert told.settings["hand_method"] == "closed_form"
    assert told.settings["hand_base"] == base.metadata.title
    assert told.scores == {"mnist_validation": learned.result.mnist_after / 5000}
    assert told.date > base.metadata.date
    assert told.history == told.curve == ()
    assert (told.temperature, told.threshold) == (
        base.metadata.temperature,
        base.metadata.threshold,
    )


def test_only_the_last_layer_has_changed(base, learned):
    changed = [
        name
        for name, weight in learned.model.weights.items()
        if not np.array_equal(weight, base.weights[name])
    ]
    assert sorted(changed) == ["scores/bias", "scores/kernel"]


def test_a_hand_can_be_learned_on_top_of_another(learned):
    kept = kept_features(learned.model)
    assert kept.letters is not None  # the shipped ones: the layers below are the same
    more = learn_hand(learned.model, kept, *hand(seed=5, mirrored=(9, 3)))
    assert more.model.metadata.settings["hand_samples"] == 60
    assert misread(more.model, *hand(seed=7)) == []


def test_a_few_drawings_are_not_enough(base, kept):
    inks, labels = hand(rounds=1)
    with pytest.raises(AppError) as error:
        learn_hand(base, kept, inks[: MIN_SAMPLES - 1], labels[: MIN_SAMPLES - 1])
    assert error.value.key == "hand_few_samples"


def test_drawings_of_a_single_digit_are_enough(base, kept):
    inks, labels = hand(rounds=6)
    nines = labels == 9
    learned = learn_hand(base, kept, [one for one in inks if one.text == "9"], labels[nines])
    assert (learned.result.before, learned.result.after) == (0, 6)


def test_a_network_of_ones_own_learns_likewise(small_mnist):
    base = model_of(POOLED)
    kept = kept_features(base, small_mnist)
    learned = learn_hand(base, kept, *hand())
    assert learned.result.letters == 0
    assert learned.result.after >= learned.result.before
