import numpy as np
import pytest

from mnist_desktop.learning.batches import NO_CLASS
from mnist_desktop.learning.config import LOSSES
from mnist_desktop.learning.losses import cross_entropy, losses_of, mean_loss


def test_cross_entropy():
    logits = np.array([[0.0, 0.0], [1e4, 0.0]])
    labels = np.array([0, 0], np.uint8)
    assert cross_entropy(logits, labels) == pytest.approx(np.log(2) / 2)


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_scored_is_what_is_learned(loss):
    generator = np.random.default_rng(0)
    logits = generator.normal(0, 3, (50, 10)).astype(np.float32)
    labels = generator.integers(0, 10, 50).astype(np.uint8)
    learned = np.asarray(losses_of(loss, labels.astype(np.int32), logits))
    assert learned.shape == (50,)
    scored = mean_loss(loss, labels, logits.astype(np.float64))
    assert scored == pytest.approx(learned.mean(), rel=1e-5)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_tie_of_two_classes(loss):
    labels = np.array([0, 1], np.uint8)
    expected = 0.25 if loss == "squared_error" else np.log(2)
    assert mean_loss(loss, labels, np.zeros((2, 2))) == pytest.approx(expected)


def test_squared_error_of_a_sure_answer():
    logits = np.full((1, 10), -100.0)
    logits[0, 3] = 100.0
    assert mean_loss("squared_error", np.array([3], np.uint8), logits) == pytest.approx(0)
    assert mean_loss("squared_error", np.array([4], np.uint8), logits) == pytest.approx(0.2)


@pytest.mark.parametrize("loss", ["cross_entropy", "smoothed_cross_entropy"])
def test_an_image_of_no_class_is_to_be_read_as_all_of_them_alike(loss):
    import tensorflow as tf

    labels = np.array([NO_CLASS, 3], np.int32)
    logits = tf.Variable(np.random.default_rng(0).normal(0, 3, (2, 10)).astype(np.float32))
    with tf.GradientTape() as tape:
        losses = losses_of(loss, labels, logits)
    chances = tf.nn.softmax(logits).numpy()
    assert losses.numpy()[0] == pytest.approx(-np.log(chances[0]).mean(), rel=1e-5)
    slope = tape.gradient(losses, logits).numpy()
    np.testing.assert_allclose(slope[0], chances[0] - 0.1, atol=1e-6)
    flat = losses_of(loss, labels[:1], np.zeros((1, 10), np.float32))
    assert flat.numpy()[0] == pytest.approx(np.log(10))
