import pytest

from mnist_desktop.learning import fine_tuning
from mnist_desktop.learning.fine_tuning import HandExamples, learn_deep
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.samples.copies import images_with_copies
from mnist_desktop.samples.hand import learn_hand
from mnist_desktop.samples.kept_features import kept_features
from tests.insight.small_networks import POOLED, model_of
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
    assert all(
        own[image.tobytes()] == label for image, label in zip(floats[:16], taught[:16], strict=True)
    )
    assert not any(image.tobytes() in own for image in floats[16:])
    assert (examples.batch(0, 3)[0] == floats).all()
    assert not (examples.batch(0, 4)[0] == floats).all()


def test_all_layers_learn_a_hand(small_mnist, monkeypatch):
    """On top of a network that the closed form has taught ten digits."""
    monkeypatch.setattr(fine_tuning, "MAX_LOSS", 0.2)  # of ten validation images
    random = model_of(POOLED)
    kept = kept_features(random, small_mnist)
    base = learn_hand(random, kept, *hand(rounds=5, seed=3, mirrored=())).model
    learned = learn_deep(base, *hand(), title="deeper", mnist=small_mnist)
    assert learned.model.metadata.settings["hand_method"] == "fit"
    assert learned.model.metadata.title == "deeper"
    assert learned.result.letters == 0
    assert learned.result.scale > 0
    assert learned.result.after >= learned.result.before
    changed = {
        name
        for name, weight in learned.model.weights.items()
        if not (weight == base.weights[name]).all()
    }
    assert {"conv1/kernel", "conv2/kernel", "scores/kernel"} <= changed
    assert not {name for name in changed if "norm" in name}


def test_a_few_drawings_are_not_enough(small_mnist):
    inks, labels = hand(rounds=1)
    with pytest.raises(AppError, match="hand_few_samples"):
        learn_deep(model_of(ARCHITECTURES["quick"]), inks[:3], labels[:3], mnist=small_mnist)
