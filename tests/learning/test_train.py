import threading
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_data_set, load_mnist
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets
from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.events import PRESETS, TrainingConfig, TrainingOutcome
from mnist_desktop.learning.fit import callbacks
from mnist_desktop.learning.fit import run as training_run
from mnist_desktop.learning.fit.run import TrainingRun
from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.learning.presets import preset_for
from mnist_desktop.learning.train import train
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import Dense, Flatten
from tests.learning.small_run import BATCHES, NETWORK, assert_same, config, stop_after


class TestLearning:
    @pytest.mark.parametrize("settings", [{}, {"averaging": 0.0, "mixed_precision": True}])
    def test_it_learns_and_the_weights_kept_are_those_scored(self, sets, mnist, settings):
        sets = replace(sets, measured=mnist.train[:300])
        batches, epochs = [], []
        result = train(
            config(epochs=3, **settings), sets=sets, on_batch=batches.append, on_epoch=epochs.append
        )
        assert tuple(epochs) == result.history
        assert [(b.epoch, b.batch) for b in batches] == [
            (epoch, batch) for epoch in (1, 2, 3) for batch in range(1, BATCHES + 1)
        ]
        assert batches[-1].loss == pytest.approx(epochs[-1].loss)
        assert np.mean([b.batch_loss for b in batches[-BATCHES:]]) == pytest.approx(epochs[-1].loss)
        assert epochs[-1].loss < epochs[0].loss
        best = result.history[result.best_epoch - 1]
        assert best.validation_accuracy == result.validation_accuracy > 0.6
        classifier = Classifier.from_weights(NETWORK, result.weights)
        digits = classifier.predict(sets.validation.as_floats()).argmax(axis=1)
        assert (digits == sets.validation.labels).mean() == best.validation_accuracy
        digits = classifier.predict(sets.measured.as_floats()).argmax(axis=1)
        assert (digits == sets.measured.labels).mean() == best.training_accuracy
        assert epochs[0].validation_loss_error == 0  # there is no epoch before it
        assert result.images_seen == 3000
        assert result.outcome is TrainingOutcome.FINISHED
        assert result.seconds == pytest.approx(sum(epoch.seconds for epoch in epochs))

    @pytest.mark.parametrize(
        ("optimizer", "loss"),
        [
            ("adamw", "smoothed_cross_entropy"),
            ("rmsprop", "squared_error"),
            ("sgd", "squared_error"),
        ],
    )
    def test_every_optimizer_and_loss_learns(self, sets, optimizer, loss):
        settings = config(optimizer=optimizer, loss=loss, schedule="cosine", averaging=0.0)
        if optimizer == "sgd":
            settings = replace(settings, learning_rate=0.1 if loss != "squared_error" else 1.0)
        result = train(settings, sets=sets)
        assert result.history[1].validation_loss < result.history[0].validation_loss
        assert result.validation_accuracy > 0.4

    def test_a_digit_that_counts_nothing_is_not_learned(self, sets):
        weights = (1.0,) * 9 + (0.0,)
        result = train(config(class_weights=weights, averaging=0.0, epochs=3), sets=sets)
        classifier = Classifier.from_weights(NETWORK, result.weights)
        digits = classifier.predict(sets.validation.as_floats()).argmax(axis=1)
        assert not (digits == 9).any()
        assert result.validation_accuracy > 0.5

    def test_what_the_config_asks_for_is_taken_from_mnist(self):
        mlp = TrainingConfig(ARCHITECTURES["mlp"], 1, samples=100, batch_size=10)
        batches = []
        result = train(mlp, on_batch=batches.append)
        assert len(batches) == 10
        assert result.images_seen == 100
        assert result.classes == ()

    @pytest.mark.long
    def test_three_thousand_images_of_ones_own_are_learned_as_so_many_of_mnists(
        self, mnist, tmp_path
    ):
        """In batches for 55,000 they came to 28 %."""
        path = tmp_path / "own.npz"
        test = {"x_test": mnist.test.images[:500], "y_test": mnist.test.labels[:500]}
        few = mnist.train[:3000]
        np.savez(path, x_train=few.images, y_train=few.labels, **test)
        own = load_data_set(path)
        result = train(replace(preset_for("quick", len(own.train)), data=path))
        assert result.validation_accuracy > 0.94
        assert result.history[-1].training_accuracy > 0.97

    def test_classes_that_are_not_there_do_not_count_in_its_scores(self, mnist):
        two = mnist.train.labels < 2
        images, validation = mnist.train[two][:200], mnist.validation[mnist.validation.labels < 2]
        examples = ShuffledImages(images, 50, 1)
        sets = TrainingSets(examples, validation, "two", ("zero", "one"))
        result = train(config(epochs=1), sets=sets)
        classifier = Classifier.from_weights(NETWORK, result.weights)
        logits = classifier.logits(validation.as_floats())[:, :2].astype(np.float64)
        (epoch,) = result.history
        assert epoch.validation_loss == pytest.approx(
            mean_loss("cross_entropy", validation.labels, logits)
        )
        answers = logits.argmax(axis=1)
        assert epoch.validation_accuracy == (answers == validation.labels).mean()

    @pytest.mark.parametrize(
        ("kind", "key"),
        [("ResourceExhaustedError", "memory_short"), ("InternalError", "training_failed")],
    )
    def test_errors_of_tensorflow_are_told_in_plain_words(self, sets, monkeypatch, kind, key):
        error = getattr(import_tensorflow().errors, kind)(None, None, "Blas failed\nand more")

        def fail(*_):
            raise error

        monkeypatch.setattr(TrainingRun, "fit", fail)
        with pytest.raises(AppError) as caught:
            train(config(), sets=sets)
        assert caught.value.key == key

    def test_the_last_epoch_is_kept_where_none_is_to_be_chosen(self, sets):
        scores = []
        last = replace(sets, keeps_last=True)
        result = train(config(learning_rate=0.05), sets=last, on_epoch=scores.append)
        assert result.best_epoch == 2
        kept = Classifier.from_weights(result.config.architecture, result.weights)
        images = sets.validation
        right = kept.logits(images.as_floats()).argmax(axis=1) == images.labels
        assert right.mean() == pytest.approx(scores[-1].validation_accuracy)

    def test_early_stopping(self, sets):
        still = config(epochs=50, learning_rate=1e-12, patience=2)
        result = train(still, sets=sets)
        assert result.outcome is TrainingOutcome.EARLY
        assert len(result.history) == result.best_epoch + 2

    def test_a_run_that_diverges_keeps_what_was_good(self, sets):
        class Poisoned(ShuffledImages):
            def batch(self, epoch, index):
                images, labels = super().batch(epoch, index)
                return (images * np.nan if (epoch, index) == (1, 7) else images), labels

        examples = Poisoned(load_mnist().train[:1000], 50, 1, Augmentation())
        batches = []
        result = train(
            config(averaging=0.0),
            sets=TrainingSets(examples, sets.validation, ""),
            on_batch=batches.append,
        )
        assert result.outcome is TrainingOutcome.DIVERGED
        assert (result.best_epoch, len(result.history)) == (1, 1)
        assert len(batches) == BATCHES + 7
        Classifier.from_weights(NETWORK, result.weights)  # finite, and the network's

    @pytest.mark.parametrize("interval", [0.0, 1e9])
    def test_a_rate_that_is_far_too_high_diverges_in_its_first_epoch(
        self, sets, monkeypatch, interval
    ):
        monkeypatch.setattr(callbacks, "WEIGHTS_INTERVAL", interval)
        layers = (Flatten("flatten", ("image",)), Dense("dense", ("flatten",), 64))
        straight = Architecture("own", (*layers, Dense("scores", ("dense",))))
        wild = config(optimizer="sgd", learning_rate=10.0, schedule="constant", averaging=0.0)
        result = train(replace(wild, architecture=straight), sets=sets)
        assert result.outcome is TrainingOutcome.DIVERGED
        assert not result.is_validated
        # The last finite weights gave scores beyond all sense; those of the first batch did not
        assert bool(result.weights) == (interval > 0)


class TestWatching:
    def test_weights_are_copies_and_not_too_many(self, sets, monkeypatch):
        monkeypatch.setattr(callbacks, "WEIGHTS_INTERVAL", 0.0)
        given = []
        train(config(), sets=sets, on_weights=given.append)
        assert [(one.epoch, one.batch) for one in given] == [
            (epoch, batch) for epoch in (1, 2) for batch in range(1, BATCHES + 1)
        ]
        first, last = given[0].weights["scores/kernel"], given[-1].weights["scores/kernel"]
        assert not np.shares_memory(first, last)
        assert (first != last).any()
        monkeypatch.setattr(callbacks, "WEIGHTS_INTERVAL", 1e9)
        given.clear()
        train(config(epochs=1), sets=sets, on_weights=given.append)
        assert [(one.epoch, one.batch) for one in given] == [(1, 1)]

    @pytest.mark.long
    @pytest.mark.parametrize("name", ["quick", "best"])
    def test_after_a_hundred_batches_the_live_answers_are_good(self, mnist, name, monkeypatch):
        monkeypatch.setattr(callbacks, "WEIGHTS_INTERVAL", 0.0)
        part = mnist.validation[:2000]
        preset = replace(PRESETS[name].config, batch_size=128, augmentation=None)
        shares = []

        def answer(given):
            if given.batch == 100:
                classifier = Classifier.from_weights(preset.architecture, given.weights)
                digits = classifier.predict(part.as_floats()).argmax(axis=1)
                shares.append((digits == part.labels).mean())

        train(preset, on_weights=answer, should_stop=lambda: bool(shares))
        assert shares[0] >= 0.85

    def test_a_pause_holds_and_does_not_count(self, sets, monkeypatch):
        is_paused, batches, paused = threading.Event(), [], []
        now = training_run.time.monotonic
        hours = SimpleNamespace(monotonic=lambda: now() + 3600 * len(paused))
        monkeypatch.setattr(training_run, "time", hours)
        monkeypatch.setattr(callbacks, "time", SimpleNamespace(sleep=paused.append))

        def should_pause():
            if len(paused) == 10:
                is_paused.clear()
            return is_paused.is_set()

        def on_batch(progress):
            batches.append(progress)
            if progress.batch == 5:
                is_paused.set()

        settings = config(epochs=1)
        result = train(settings, sets=sets, on_batch=on_batch, should_pause=should_pause)
        assert result.outcome is TrainingOutcome.FINISHED
        assert len(batches) == BATCHES
        assert len(paused) == 10
        assert batches[5].seconds - batches[4].seconds < 3600

    def test_stopped_before_it_began(self, sets):
        result = train(config(), sets=sets, should_stop=lambda: True)
        assert result.outcome is TrainingOutcome.STOPPED
        assert (dict(result.weights), result.best_epoch, result.history) == ({}, 0, ())

    def test_stopped_with_weights_that_are_no_numbers_keeps_the_ones_before(
        self, sets, monkeypatch
    ):
        kept_really, given = TrainingRun.kept_weights, []

        def kept(fit):
            given.append(kept_really(fit))
            return given[-1] if len(given) == 1 else None

        monkeypatch.setattr(TrainingRun, "kept_weights", kept)
        monkeypatch.setattr(callbacks, "WEIGHTS_INTERVAL", 1e9)
        result = train(config(), sets=sets, should_stop=stop_after(5))
        assert result.outcome is TrainingOutcome.STOPPED
        assert_same(result.weights, given[0])

    def test_stopped_in_the_first_epoch_keeps_the_newest(self, sets):
        given = []
        result = train(config(), sets=sets, on_weights=given.append, should_stop=stop_after(8))
        assert not result.is_validated
        assert result.validation_accuracy is None
        assert result.images_seen == 8 * 50
        assert (result.weights["scores/kernel"] != given[0].weights["scores/kernel"]).any()

    def test_stopped_while_images_are_scored(self, sets):
        result = train(config(), sets=sets, should_stop=stop_after(BATCHES + 1))
        assert not result.is_validated
        assert result.images_seen == 1000

    def test_stopped_later_keeps_the_best_epoch(self, sets):
        result = train(config(epochs=3), sets=sets, should_stop=stop_after(2 * BATCHES + 9))
        assert result.outcome is TrainingOutcome.STOPPED
        assert result.best_epoch in (1, 2)
        assert len(result.history) == 2
