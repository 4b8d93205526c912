from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.problem import Problem
from tests.training.small_corpus import write_corpus
from training import build_model


@pytest.fixture
def arguments(tmp_path, monkeypatch):
    mnist = load_mnist()
    small = replace(
        mnist,
        train=mnist.train[:400],
        validation=mnist.validation[:100],
        test=mnist.test[:200],
    )
    monkeypatch.setattr(build_model, "load_mnist", lambda: small)
    monkeypatch.setattr(build_model, "BATCH_SIZE", 40)
    corpus = write_corpus(tmp_path / "pens.npz")
    return [
        *("--ink", str(corpus), "--cache", str(tmp_path / "cache"), "--variants", "1"),
        *("--architecture", "quick", "--out", str(tmp_path / "out.digitmodel")),
    ]


@pytest.mark.slow
def test_a_model_is_built_and_a_finished_run_is_not_run_again(arguments, tmp_path, capsys):
    build_model.main([*arguments, "--epochs", "2"])
    model = read_model(tmp_path / "out.digitmodel")
    assert model.architecture.name == "quick"
    metadata = model.metadata
    assert set(metadata.scores) == {"mnist_test", "mnist_validation", "pens_held_out"}
    assert len(metadata.history) == 2
    assert metadata.images_seen == 2 * (400 // 22) * 40
    assert 0.3 <= metadata.temperature <= 3.0
    build_model.main([*arguments, "--epochs", "2", "--resume"])
    again = read_model(tmp_path / "out.digitmodel")
    assert all((again.weights[name] == weight).all() for name, weight in model.weights.items())
    assert capsys.readouterr().out.count("epoch 2 done") == 1
    with pytest.raises(Problem):
        build_model.main([*arguments, "--epochs", "3", "--resume"])


def test_temperature_undoes_sharpened_scores():
    built_in = Classifier.load()
    part = load_mnist().validation
    fitted = build_model.fitted_temperature(built_in, part)
    weights = dict(built_in.model.weights)
    for name in ("scores/kernel", "scores/bias"):
        weights[name] = weights[name] * np.float32(2)
    sharper = Classifier.from_weights(built_in.architecture, weights)
    assert build_model.fitted_temperature(sharper, part) == pytest.approx(2 * fitted, rel=0.03)
