from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop.insight.confusion import VALIDATION_LABELS, restored
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import (
    PRESETS,
    BatchProgress,
    EpochSummary,
    TestResult,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.trained_model import (
    TrainingCurve,
    score_name,
    trained_model,
    with_scores,
)
from mnist_desktop.recognition.model_file import model_bytes, model_from_bytes
from mnist_desktop.recognition.model_metadata import MAX_CURVE_POINTS
from tests.recognition.random_weights import random_weights

CONFIG = replace(
    PRESETS["tutorial2"].config,
    samples=100,
    augmentation=Augmentation(rotation=10, thickness=0, bending=0),
)


def result(**changes):
    history = tuple(EpochSummary(n, 1 / n, 0.5, 2 / n, 0.6, 3.5) for n in range(1, 4))
    settings = {
        "config": CONFIG,
        "weights": random_weights(CONFIG.architecture),
        "best_epoch": 2,
        "history": history,
        "images_seen": 300,
        "seconds": 10.5,
    }
    return TrainingResult(**settings | changes)


def written_and_read(model):
    return model_from_bytes(model_bytes(model), "x")


def test_all_that_is_known_goes_along():
    curve = [(0.5, 2.0, 0.1), (1.0, 1.0, 0.4)]
    model = written_and_read(trained_model(result(), "我的", curve))
    metadata = model.metadata
    assert model.architecture is CONFIG.architecture
    assert metadata.title == "我的"
    assert metadata.settings == {
        "preset": "tutorial2",
        "epochs": 5,
        "batch_size": 64,
        "samples": 100,
        "optimizer": "adam",
        "learning_rate": 1e-3,
        "schedule": "constant",
        "loss": "cross_entropy",
        "augmentation": "rotation 10, shift 1.2, zoom 0.1, shear 0.2",
        "class_weights": "9=2",
        "patience": 0,
        "weight_decay": 0.0,
        "averaging": 0.0,
        "mixed_precision": False,
        "device": "CPU",
        "seconds": 10.5,
        "outcome": "finished",
        "best_epoch": 2,
        "validated": True,
    }
    assert metadata.history[1] == {
        "loss": 0.5,
        "accuracy": 0.5,
        "val_loss": 1.0,
        "val_accuracy": 0.6,
        "seconds": 3.5,
    }
    assert metadata.scores == {"mnist_validation": 0.6}
    assert metadata.curve == tuple(curve)
    assert (metadata.seed, metadata.images_seen, metadata.classes) == (0, 300, ())
    assert metadata.date


def test_of_a_data_set_with_names():
    config = replace(CONFIG, data=Path("/home/me/secret/衣\n服.npz"))
    model = written_and_read(trained_model(result(config=config, classes=("a", "b")), "x"))
    assert model.metadata.classes == ("a", "b")
    assert model.metadata.settings["data"] == "衣\\n服.npz"
    assert model.metadata.scores == {"validation": 0.6}
    assert "secret" not in str(model.metadata)
    assert score_name(config, "test") == "test"
    assert score_name(CONFIG, "test") == "mnist_test"


def test_not_validated():
    stopped = result(best_epoch=0, history=(), outcome=TrainingOutcome.STOPPED)
    metadata = written_and_read(trained_model(stopped, "x")).metadata
    assert metadata.scores == {}
    assert metadata.settings["validated"] is False
    assert metadata.settings["outcome"] == "stopped"


def test_without_weights_there_is_no_model():
    with pytest.raises(ValueError, match="weights"):
        trained_model(result(weights={}), "x")


def test_scores_are_added():
    model = trained_model(result(), "x")
    judgement = TestResult(0.9, 1.0, None, None, None, None, 1.0, "CPU", 0.3, 10_000)
    more = with_scores(model, CONFIG, judgement)
    assert more.metadata.scores == {"mnist_validation": 0.6, "mnist_test": 0.9, "train": 1.0}
    assert model.metadata.scores == {"mnist_validation": 0.6}
    assert more.weights is model.weights


def test_what_a_model_file_would_refuse_is_cut_down():
    wild = EpochSummary(1, 1e300, 0.1, 1e300, 0.1, 1.0)
    curve = [(n / 1000, 1e300, 0.1) for n in range(1, 1200)] + [(2.0, float("nan"), 0.1)]
    model = trained_model(result(history=(wild,), best_epoch=1), "x\ny" * 200, curve)
    metadata = written_and_read(model).metadata
    assert len(metadata.title) == 200
    assert metadata.history[0]["loss"] == 1e9
    assert 300 < len(metadata.curve) <= MAX_CURVE_POINTS
    assert metadata.curve[-1][0] == 1.199


def test_a_thousand_epochs_fit():
    history = tuple(EpochSummary(n, 1 / 3, 2 / 3, 1 / 7, 6 / 7, 22 / 7) for n in range(1, 1001))
    curve = [(n / 3, 1 / 3, 2 / 3) for n in range(500)]
    metadata = written_and_read(trained_model(result(history=history), "x", curve)).metadata
    assert len(metadata.history) == 1000


def test_the_confusion_of_each_epoch_is_in_its_history():
    counts = ((9, 1), (2, 8))
    scored = tuple(replace(one, confusion=counts) for one in result().history)
    metadata = written_and_read(trained_model(result(history=scored), "x")).metadata
    labels = metadata.settings[VALIDATION_LABELS]
    assert labels == "10,10"
    for epoch in metadata.history:
        assert restored(epoch, labels).tolist() == [[9, 1], [2, 8]]


def test_the_confusions_of_a_thousand_epochs_are_thinned():
    counts = tuple((4,) * 10 for _ in range(10))
    epoch = EpochSummary(1, 1 / 3, 2 / 3, 1 / 7, 6 / 7, 22 / 7, 1 / 3, 1 / 7, counts)
    history = tuple(replace(epoch, epoch=n) for n in range(1, 1001))
    curve = [(n / 3, 1 / 3, 2 / 3) for n in range(500)]
    model = trained_model(result(history=history, best_epoch=3), "x", curve)
    metadata = written_and_read(model).metadata
    labels = metadata.settings[VALIDATION_LABELS]
    kept = [n for n, one in enumerate(metadata.history, 1) if restored(one, labels) is not None]
    assert {3, 1000} <= set(kept)
    assert 90 <= len(kept) <= 120


class TestCurve:
    def batches(self, epochs, batches):
        for epoch in range(1, epochs + 1):
            for batch in range(1, batches + 1):
                yield BatchProgress(epoch, epochs, batch, batches, 0, 0, batch, 0.5, 0.0)

    def test_every_batch_of_a_short_run(self):
        curve = TrainingCurve()
        for progress in self.batches(2, 4):
            curve.add(progress)
        assert curve.points == [
            *((0.25, 1, 0.5), (0.5, 2, 0.5), (0.75, 3, 0.5), (1.0, 4, 0.5)),
            *((1.25, 1, 0.5), (1.5, 2, 0.5), (1.75, 3, 0.5), (2.0, 4, 0.5)),
        ]

    def test_means_of_a_long_one(self):
        curve = TrainingCurve()
        for progress in self.batches(10, 430):
            curve.add(progress)
        assert 400 < len(curve.points) <= MAX_CURVE_POINTS
        assert curve.points[0] == (9 / 430, 5, 0.5)

    @pytest.mark.parametrize("batches", [50, 7, 430])
    def test_a_point_a_batch_as_long_as_they_fit(self, batches):
        curve = TrainingCurve()
        epochs = MAX_CURVE_POINTS // batches
        for progress in self.batches(epochs, batches):
            curve.add(progress)
        assert len(curve.points) == epochs * batches

    def test_goes_on_where_an_earlier_part_ended(self):
        curve = TrainingCurve([(0.5, 1.0, 0.5)])
        later = [one for one in self.batches(100, 100) if one.epoch == 1 and one.batch > 50]
        for progress in later:
            curve.add(progress)
        assert [point[0] for point in curve.points] == [0.5, 0.7, 0.9]
