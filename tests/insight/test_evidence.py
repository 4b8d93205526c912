import numpy as np
import pytest

from mnist_desktop.insight.evidence import (
    MAX_STROKES,
    evidence_of_image,
    evidence_of_ink,
    scores_without,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS, line

SEVEN = Ink(tuple(DIGITS[7]))


class Bar:
    """A network for which ink in the left half of the middle rows says 7, and the top says 1."""

    classes = ()

    def __init__(self):
        self.before_confidence = self

    def logits(self, images):
        scores = np.zeros((len(images), 10), np.float32)
        scores[:, 7] = images[:, 12:17, :13].sum(axis=(1, 2))
        scores[:, 1] = images[:, :8].sum(axis=(1, 2)) / 10
        return scores


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load()


def test_what_the_network_looks_at_has_the_weight():
    evidence = evidence_of_ink(Bar(), SEVEN)
    weights = evidence.weights(7)
    bar = [piece.stroke == 1 for piece in evidence.parts]
    assert evidence.digit == 7
    assert weights[bar].max() > 5 * weights[~np.array(bar)].max()
    in_the_top = [piece.points[:, 1].max() < 0.1 for piece in evidence.parts]
    assert weights[in_the_top].mean() < 0 < evidence.weights(1)[in_the_top].mean()


def test_the_weights_add_up_to_what_a_longer_removal_costs(built_in):
    evidence = evidence_of_ink(built_in, SEVEN)
    places = range(len(evidence.parts))
    runs = np.array([[start <= place < start + 3 for place in places] for start in places[:-2]])
    scores = scores_without(built_in, evidence.images, runs)
    others = np.delete(scores, 7, axis=1).max(axis=1)
    whole = evidence.whole[7] - np.delete(evidence.whole, 7).max()
    measured = whole - (scores[:, 7] - others)
    predicted = runs @ evidence.weights(7)
    assert np.corrcoef(predicted, measured)[0, 1] > 0.85
    assert predicted.sum() == pytest.approx(measured.sum(), rel=0.3)


def test_it_is_always_the_same_wherever_the_ink_is(built_in):
    moved = Ink(tuple(stroke * 300 + 50 for stroke in SEVEN.strokes))
    weights = [evidence_of_ink(built_in, ink).weights(7) for ink in (SEVEN, SEVEN, moved)]
    np.testing.assert_array_equal(weights[0], weights[1])
    np.testing.assert_allclose(weights[0], weights[2], atol=1e-3)


def test_it_asks_the_network_before_its_confidence_branch(built_in):
    evidence = evidence_of_ink(built_in, SEVEN)
    plain = built_in.before_confidence.logits(image_from_ink(SEVEN)[np.newaxis])
    np.testing.assert_allclose(evidence.whole, plain[0], atol=1e-4)


def test_a_model_with_three_classes_is_asked_about_these():
    class Letters(Bar):
        classes = ("a", "b", "c")

    assert evidence_of_ink(Letters(), SEVEN).whole.shape == (3,)


@pytest.mark.parametrize(
    "strokes",
    [(), (np.zeros((1, 2)),), (np.ones((5, 2)),), tuple(np.ones((MAX_STROKES + 1, 1, 2)))],
    ids=["blank", "dot", "lingering dot", "too many strokes"],
)
def test_where_there_is_nothing_to_tell_apart(strokes):
    assert evidence_of_ink(Bar(), Ink(strokes)) is None


@pytest.mark.parametrize(
    "strokes",
    [
        (np.zeros((1, 2)), np.ones((1, 2))),
        (line((0, 0), (0.1, 0)),),
        tuple(stroke + np.array([shift, 0]) for shift in (0, 1.5) for stroke in DIGITS[4]),
        (line((0, 0), (1, 1), (0, 1), points=10_000),),
        tuple(line((x, 0), (x, 1)) for x in np.linspace(0, 1, MAX_STROKES)),
    ],
    ids=["two dots", "short stroke", "several digits", "20,000 points", "many strokes"],
)
def test_unusual_drawings(strokes):
    evidence = evidence_of_ink(Bar(), Ink(strokes))
    weights = evidence.weights(evidence.digit)
    assert len(weights) == len(evidence.parts) >= len(strokes)
    assert np.isfinite(weights).all()
    assert evidence.removed.any(axis=1).all()
    assert not evidence.removed.all(axis=1).any()


def test_patches_of_a_picture():
    evidence = evidence_of_image(Bar(), image_from_ink(SEVEN))
    x, y, _, _ = evidence.parts[evidence.weights(7).argmax()]
    assert 9 <= y < 17
    assert x < 13
    assert evidence_of_image(Bar(), np.zeros((28, 28), np.float32)) is None
