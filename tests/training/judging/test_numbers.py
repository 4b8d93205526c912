import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.read_number import read_number
from tests.digit_strokes import DIGITS
from tests.training.small_corpus import write_corpus
from training.drawings.composed_numbers import ComposedNumber
from training.judging.numbers import Score, edits, main


@pytest.mark.parametrize(
    ("text", "right", "count"),
    [("2746", "2746", 0), ("246", "2746", 1), ("27146", "2746", 1), ("", "12", 2), ("21", "12", 2)],
)
def test_errors_are_digits_to_change_add_or_remove(text, right, count):
    assert edits(text, right) == count


def test_a_score_counts_numbers_and_digits():
    strokes = [
        *(100 * one for one in DIGITS[4]),
        *(np.add(100 * one, (100, 0)) for one in DIGITS[3]),
    ]
    owners = tuple(np.full(len(one), place) for one, place in zip(strokes, (0, 0, 1), strict=True))
    ink = Ink(tuple(strokes))
    read = read_number(ink, Classifier.load())
    score = Score()
    assert score.add(ComposedNumber(ink, "43", owners, "a/b"), read)
    assert not score.add(ComposedNumber(ink, "48", owners, "a/c"), read)
    assert (score.grouped, score.digits, score.errors) == (2, 4, 1)
    assert [right for _, right in score.sure] == [True, True, True, False]


def test_every_kind_is_judged(tmp_path, capsys):
    corpus = write_corpus(tmp_path / "pens.npz")
    main(["--ink", str(corpus), "--share", "0.004", "--singles", "20", "--sureness"])
    out = capsys.readouterr().out
    assert out.count("whole") == 7
    assert "single digits 7:" in out
