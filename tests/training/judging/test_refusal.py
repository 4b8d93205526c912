from dataclasses import dataclass

import numpy as np
import pytest

from training.drawings.folds import NO_FOLD
from training.drawings.not_digit_images import BLANK, KINDS, NotDigitImages
from training.judging.held_out import HeldOut
from training.judging.refusal import refusal_scores


@dataclass(frozen=True)
class Reader:
    """Reads how dark an image is: the darker, the surer that it is a three."""

    sureness: float
    classes = ()

    def logits(self, images):
        scores = np.zeros((len(images), 10), np.float32)
        scores[:, 3] = images.mean(axis=(1, 2)) * self.sureness
        return scores


class Readers:
    """A reader for each of two folds, one of them surer of everything."""

    trained = ("ibm", "uci")

    def classifier(self, fold):
        return Reader(20.0 if fold == "ibm" else 40.0)


def shades(values):
    return np.tile(np.uint8(values)[:, np.newaxis, np.newaxis], (1, 28, 28))


def digits(palest=120):
    """Threes, dark but for a few, and some misread ones, in two folds."""
    levels = np.tile(np.linspace(palest, 255, 200), 2)
    folds = np.repeat(["ibm", "uci"], 200)
    logits = np.zeros((400, 10))
    sureness = np.where(folds == "ibm", 20.0, 40.0)
    logits[:, 3] = levels / 255 * sureness
    labels = np.full(400, 3, np.uint8)
    labels[::50] = 4
    nothing = np.zeros(400, bool)
    writers = np.array([f"{fold}/1" for fold in folds])
    return HeldOut(labels, logits, nothing, shades(levels), writers, folds, nothing)


def drawings(level, kinds, folds):
    images = shades(np.full(len(kinds), level))[np.newaxis]
    return NotDigitImages(images, np.array(kinds), np.array(folds))


def test_what_nobody_takes_for_a_digit_is_refused():
    kinds = [*KINDS, BLANK]
    told = refusal_scores(Readers(), drawings(0, kinds, ["ibm"] * len(kinds)), digits())
    for kind in kinds:
        assert told["kinds"][kind] == {
            "auroc": 1.0,
            "refused": 1.0,
            "said to be none": 1.0,
            "count": 1,
        }


def test_what_looks_like_a_digit_is_not():
    told = refusal_scores(Readers(), drawings(255, ["letter"] * 3, ["uci"] * 3), digits())
    letter = told["kinds"]["letter"]
    assert (letter["refused"], letter["said to be none"], letter["count"]) == (0.0, 0.0, 3)
    assert letter["auroc"] < 1
    assert told["kinds"]["halved"] == {
        "auroc": None,
        "refused": None,
        "said to be none": None,
        "count": 0,
    }


def test_the_threshold_of_a_fold_is_fitted_on_the_others():
    told = refusal_scores(Readers(), drawings(0, ["letter"], ["ibm"]), digits())
    assert told["refused right digits"] == pytest.approx(
        told["right digits said to be none"], abs=1
    )
    assert 0 < told["refused right digits"] < 0.5
    assert 0 < told["threshold"] < 1


def test_a_stricter_threshold_refuses_less():
    levels = np.linspace(0, 255, 256)
    images = shades(levels)[np.newaxis]
    some = NotDigitImages(images, np.array(["letter"] * 256), np.array(["ibm", "uci"] * 128))
    told = refusal_scores(Readers(), some, digits(palest=20))
    strictly = told["fitted to refuse 0.5 % of right digits"]
    assert strictly["threshold"] < told["threshold"]
    assert strictly["refused right digits"] < told["refused right digits"]
    assert 0 < strictly["refused"]["letter"] < told["kinds"]["letter"]["refused"]
    assert list(strictly["refused"]) == ["letter"]


def test_what_nobody_wrote_is_shared_out_and_untrained_folds_are_left_out():
    some = drawings(0, ["scribble"] * 4 + ["letter"] * 2, [NO_FOLD] * 4 + ["syn"] * 2)
    told = refusal_scores(Readers(), some, digits())
    assert told["kinds"]["scribble"]["count"] == 4
    assert told["kinds"]["letter"]["count"] == 0
