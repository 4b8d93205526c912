import json

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.insight.sentences import Sentence
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.ink import Ink
from tests.digit_strokes import DIGITS
from training.judging import sentences
from training.judging.sentences import Verdict, figures, judge


@pytest.fixture
def built_in():
    return Classifier.load()


def test_a_two_without_its_base_passes(built_in):
    verdict = judge(built_in, Ink(tuple(DIGITS[2])), 2, np.random.default_rng(0))
    assert verdict.sentence.change == "no_base"
    assert verdict.held >= sentences.OBEYED
    assert verdict.elsewhere < 0.2


def test_a_false_sentence_is_found_out(built_in, monkeypatch):
    bar = DIGITS[7][1]
    false = Sentence("no_bar", ("middle",), 7, 2, 0.9, (bar,), ())
    monkeypatch.setattr(sentences, "sentence_of_ink", lambda classifier, ink: false)
    verdict = judge(built_in, Ink(tuple(DIGITS[7])), 7, np.random.default_rng(0))
    assert verdict.held == 0


def test_figures():
    said = Sentence("closed", ("top",), 4, 9, 0.7, (), ())
    gone = Sentence("no_bar", (), 7, 7, 0.06, (), ())
    found = figures(
        [
            Verdict(4, said, 0.2, 20, 0.0),
            Verdict(4, said, 0.4, 17, 0.1),
            Verdict(7, gone, 0.3, 18, None),
            Verdict(0, None, 0.1),
        ]
    )
    assert found["with a sentence"] == 0.75
    assert found["at least 18 of 20 change as said"] == pytest.approx(2 / 3)
    assert found["equal edits elsewhere that change it"] == pytest.approx(0.05)
    assert found["name another digit"]["sentences"] == 2
    assert found["no longer reads it"]["copies that change as said"] == 0.9
    assert found["by digit"]["4"] == [2, 2]
    assert found["milliseconds, median and ninth decile"] == [250, 370]


def test_the_command_judges_digits_of_donors_unused_in_tuning(small_sources, tmp_path, capsys):
    (path,) = small_sources.digits
    written = tmp_path / "figures.json"
    model = str(asset_path(BUILT_IN))
    sentences.main(["--model", model, "--ink", str(path), "--digits", "3", "--json", str(written)])
    found = json.loads(written.read_text())
    assert found["digits"] == 3
    assert json.loads(capsys.readouterr().out) == found
