import numpy as np
import pytest

from mnist_desktop.insight.sentences import Sentence, sentence_of_ink, sentence_text
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


class Reads:
    """Reads 9 where the upper part of the image has enough ink, else 4."""

    def __init__(self, nine_from):
        self._nine_from = nine_from
        self.batches = 0

    def predict(self, images):
        self.batches += 1
        ink = images[:, :12].sum(axis=(1, 2))
        digits = np.where(ink > self._nine_from, 9, 4)
        return np.eye(10, dtype=np.float32)[digits]


def four(scale=1.0, shift=0.0):
    return Ink(tuple(scale * stroke + shift for stroke in DIGITS[4]))


def test_a_two_without_its_base_is_another_digit(classifier):
    ink = Ink(tuple(DIGITS[2]))
    sentence = sentence_of_ink(classifier, ink)
    assert (sentence.change, sentence.before) == ("no_base", 2)
    assert sentence.after != 2
    (base,) = sentence.removed
    assert np.abs(base[:, 1] - 0.945).max() < 0.03  # in the ink's own units
    assert sentence.added == ()


def test_somebody_who_rubs_out_what_it_shows_gets_that_answer(classifier):
    ink = Ink(tuple(300.0 * stroke + 40.0 for stroke in DIGITS[2]))
    sentence = sentence_of_ink(classifier, ink)
    (base,) = sentence.removed
    bowl = ink.strokes[0]
    assert np.abs(base[0] - ink.strokes[1][0]).max() < 1e-6  # in the ink's own units
    prediction = classifier.read(image_from_ink(Ink((bowl,))))
    assert prediction.digit == sentence.after
    assert prediction.confidence == pytest.approx(sentence.probability, abs=0.05)


def test_the_same_sentence_each_time_wherever_and_however_large_it_is_drawn(classifier):
    first = sentence_of_ink(classifier, four())
    second = sentence_of_ink(classifier, four(250.0, 17.0))
    assert (first.change, first.places, first.after) == (
        second.change,
        second.places,
        second.after,
    )


def test_nothing_is_said_of_nothing_a_dot_or_scribble(classifier):
    zigzag = np.stack([np.arange(300) % 2, np.arange(300) / 300], axis=1)
    for strokes in ((), (np.array([[1.0, 1.0]]),), (zigzag,)):
        assert sentence_of_ink(classifier, Ink(strokes)) is None


def test_nothing_is_said_where_nothing_changes_the_answer_or_everything_does():
    for nine_from in (0.0, 1e9):
        assert sentence_of_ink(Reads(nine_from), four()) is None

    class Reacts(Reads):
        """Reads 9 as soon as the drawing is not exactly as it was."""

        first = None

        def predict(self, images):
            self.first = images[0] if self.first is None else self.first
            is_same = np.abs(images - self.first).max(axis=(1, 2)) < 1e-6
            return np.eye(10, dtype=np.float32)[np.where(is_same, 4, 9)]

    assert sentence_of_ink(Reacts(0.0), four()) is None


def test_where_what_it_becomes_varies_it_is_only_said_that_the_old_answer_is_gone():
    class Varies(Reads):
        """Where the other reads 9, now this, now that."""

        def predict(self, images):
            is_four = super().predict(images).argmax(axis=1) == 4
            others = (1000 * images.sum(axis=(1, 2))).astype(int) % 3
            return np.eye(10, dtype=np.float32)[np.where(is_four, 4, others)]

    sentence = sentence_of_ink(Varies(32.0), four())
    assert (sentence.before, sentence.after) == (4, 4)
    assert sentence.is_lost
    assert sentence_text(sentence).endswith("this network no longer reads 4.")


def test_it_can_be_stopped():
    reads = Reads(45.0)
    assert sentence_of_ink(reads, four(), is_stopped=lambda: True) is None
    assert reads.batches <= 2


def test_the_words():
    lines = (np.zeros((2, 2)),)
    closed = Sentence("closed", ("top",), 4, 9, 0.71, (), lines)
    assert sentence_text(closed) == (
        "Read as 4. With the opening at the top closed, this network reads 9 (71 %)."
    )
    gone = Sentence("gaps", ("top_left", "bottom_left"), 8, 8, 0.02, lines, ())
    assert sentence_text(gone) == (
        "Read as 8. With gaps at the upper left and at the lower left, this network no longer"
        " reads 8."
    )
    sure = Sentence("line", ("top", "left"), 1, 7, 1.0, (), lines)
    assert sentence_text(sure, lambda index: f"class {index}") == (
        "Read as class 1. With a short line added at the top, to the left, this network reads"
        " class 7 (>99.9 %)."
    )


def test_the_words_in_another_language():
    told = sentence_text(
        Sentence("closed", ("top",), 4, 9, 0.71, (), ()),
        translate=lambda context, text: {
            "at the top": "oben",
            "With the opening {place} closed": "Die Öffnung {place} geschlossen",
        }.get(text, text),
    )
    assert "Die Öffnung oben geschlossen, this network" in told
