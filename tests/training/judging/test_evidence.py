import json

import numpy as np
import pytest

from mnist_desktop.insight.evidence import evidence_of_ink
from mnist_desktop.recognition.ink import Ink
from tests.digit_strokes import DIGITS
from training.judging import evidence as evidence_judging
from training.judging.evidence import main, predicted, rank_correlation, unseen_runs, without_runs


class Linear:
    """Every pixel of ink adds its own amount to the 3; nothing else has a score."""

    classes = ()

    def __init__(self):
        self.before_confidence = self

    def logits(self, images):
        amounts = np.linspace(0, 1, 784).reshape(28, 28)
        return np.eye(10)[3] * (images * amounts).sum(axis=(1, 2))[:, np.newaxis]


@pytest.fixture(scope="module")
def evidence():
    return evidence_of_ink(Linear(), Ink(tuple(DIGITS[3])))


def test_rank_correlation_of_known_cases():
    assert rank_correlation(np.arange(5.0), np.exp(np.arange(5.0))) == pytest.approx(1)
    assert rank_correlation(np.arange(4.0), np.array([4.0, 3, 3, 1])) == pytest.approx(
        -0.9487, 1e-3
    )
    assert rank_correlation(np.arange(4.0), np.ones(4)) == 0


def test_runs_that_are_asked_about_were_not_measured(evidence):
    runs = unseen_runs(evidence, seed=1)
    assert runs.shape == (50, len(evidence.parts))
    assert set(runs.sum(axis=1)) == {2, 3, 4}
    assert (np.abs(np.diff(runs.astype(int), axis=1)).sum(axis=1) <= 2).all()  # each is one run
    unseen = without_runs(evidence, runs)
    assert not {row.tobytes() for row in runs} & {row.tobytes() for row in unseen.removed}
    assert 150 < len(unseen.removed) == len(unseen.scores) < len(evidence.removed)


def test_what_is_not_measured_is_predicted(evidence):
    runs = unseen_runs(evidence, seed=1)
    scores = Linear().logits(np.stack([evidence.images[~row].max(axis=0) for row in runs]))
    right = predicted(without_runs(evidence, runs), runs, scores, 3)
    assert right.correlation > 0.8
    assert right.explained > 0.8
    shuffled = predicted(without_runs(evidence, runs), runs, np.roll(scores, 7, axis=0), 3)
    assert shuffled.correlation < 0.5


def test_the_command_prints_figures_of_the_built_in_model(
    small_sources, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(evidence_judging, "CURVE", (20, 60))
    ink, file = str(small_sources.digits[0]), tmp_path / "figures.json"
    main(["--ink", ink, "--of", "syn", "--digits", "1", "--json", str(file)])
    assert "60 removals" in capsys.readouterr().out
    (figures,) = json.loads(file.read_text())
    assert figures["fold"] == "syn"
    assert figures["curve"].keys() == {"20", "60"}
