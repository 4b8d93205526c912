import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.learning import fine_tuning
from mnist_desktop.learning.fine_tuning import OWN, FineTuning, HandExamples, learn_deep
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.samples.copies import images_with_copies
from tests.insight.small_networks import model_of
from tests.samples.conftest import small_mnist
from tests.samples.hands import hand

__all__ = ["small_mnist"]


def test_batches_hold_own_drawings_and_known_images(small_mnist):
    inks, labels = hand(rounds=1)
    images = images_with_copies(inks, 2)
    examples = HandExamples(images, labels, small_mnist, seed=0)
    floats, taught = examples.batch(0, 3)
    assert floats.shape == (examples.batch_size, 28, 28)
    own = {
        image.tobytes(): int(label)
        for row, label in zip(images, labels, strict=True)
        for image in row
    }
    taught_own = dict(zip((image.tobytes() for image in floats[:OWN]), taught, strict=False))
    assert taught_own.items() <= own.items()
    assert not any(image.tobytes() in own for image in floats[OWN:])
    assert (examples.batch(0, 3)[0] == floats).all()
    assert not (examples.batch(0, 4)[0] == floats).all()


@pytest.mark.slow
def test_all_layers_learn_a_hand(small_mnist, monkeypatch):
    monkeypatch.setattr(fine_tuning, "MAX_LOSS", 0.2)  # of ten validation images
    monkeypatch.setattr(fine_tuning, "BATCHES", 30)
    monkeypatch.setattr(HandExamples, "batches", 30)
    base = read_model(asset_path("referee.digitmodel"))
    steps = []
    learned = learn_deep(base, *hand(), title="deeper", mnist=small_mnist, on_progress=steps.append)
    assert [one.fit for one in steps] == sorted(one.fit for one in steps)
    assert {(one.fit, one.fits) for one in steps} == {(1, 4), (2, 4), (3, 4), (4, 4)}
    (first,) = [one.model for one in steps if one.model is not None]
    assert (Classifier(first).logits(images_with_copies(hand()[0], 0)[:, 0]).shape) == (30, 10)
    assert learned.model.metadata.settings["hand_method"] == "fit"
    assert learned.model.metadata.title == "deeper"
    assert learned.result.letters == 0
    assert learned.result.after > learned.result.before
    assert learned.result.scale > 0
    changed = [
        name
        for name, weight in learned.model.weights.items()
        if not (weight == base.weights[name]).all()
    ]
    assert len(changed) == len(base.weights)
    inks, labels = hand(seed=8)
    images = images_with_copies(inks, 0)[:, 0]
    assert (Classifier(learned.model).logits(images).argmax(axis=1) == labels).mean() > 0.9


def test_batch_norms_keep_their_statistics_and_a_confidence_branch_stays(small_mnist, monkeypatch):
    monkeypatch.setattr(fine_tuning, "MAX_LOSS", 1)
    monkeypatch.setattr(HandExamples, "batches", 3)
    base = model_of(with_confidence_branch(ARCHITECTURES["quick"]))
    inks, labels = hand(rounds=1)
    images = images_with_copies(inks, 1)
    tuned = FineTuning(base, small_mnist).learned(images, labels)
    assert tuned.scale == 1
    model = tuned.model
    same = {name for name, one in model.weights.items() if (one == base.weights[name]).all()}
    assert same == {name for name in base.weights if "norm" in name or "confidence" in name}


def test_it_can_be_stopped(small_mnist):
    steps = []
    learned = learn_deep(
        model_of(ARCHITECTURES["quick"]),
        *hand(rounds=1),
        mnist=small_mnist,
        on_progress=steps.append,
        should_stop=lambda: len(steps) >= 2,
    )
    assert learned is None
    assert len(steps) == 2


def test_a_few_drawings_are_not_enough(small_mnist):
    inks, labels = hand(rounds=1)
    with pytest.raises(AppError, match="hand_few_samples"):
        learn_deep(model_of(ARCHITECTURES["quick"]), inks[:3], labels[:3], mnist=small_mnist)
