import pytest

from mnist_desktop.learning_calls import LearningCalls
from mnist_desktop.recognition.problem import ModelFileError


def test_no_run_was_saved(tmp_path):
    assert LearningCalls().saved_run(tmp_path / "training.checkpoint") is None


def test_a_broken_one_is_told_once_and_put_aside(tmp_path):
    path = tmp_path / "training.checkpoint"
    path.write_bytes(b"nothing of ours")
    with pytest.raises(ModelFileError):
        LearningCalls().saved_run(path)
    assert LearningCalls().saved_run(path) is None
    assert (tmp_path / "training.broken").read_bytes() == b"nothing of ours"


def test_facts_of_mnist():
    facts = LearningCalls().data_facts(None)
    assert (facts.name, facts.classes) == ("MNIST", ())
    assert (facts.training, facts.validation, facts.test) == (55_000, 5_000, 10_000)
    assert facts.examples.shape == (8, 28, 28)
    assert facts.chance == pytest.approx(0.1124, abs=1e-4)  # the ones
