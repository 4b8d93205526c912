"""Stands for `learning`: trains nothing, and reports as a run does."""

from dataclasses import replace
from threading import Event

import numpy as np

from mnist_desktop.data.data_example import DataExample
from mnist_desktop.data.data_preview import DataPreview, Finding
from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.learning.config import RunChange
from mnist_desktop.learning.events import (
    BatchProgress,
    CandidateWeights,
    EpochSummary,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.film import FilmSubject, Moment
from mnist_desktop.learning.film_writer import FilmWriter
from mnist_desktop.problem import Message
from mnist_desktop.recognition.drawing import Drawing
from tests.recognition.random_weights import SMALL, random_weights

CONFIG = TrainingConfig(SMALL, 2, preset="quick")


def data_set(path=None, name="MNIST", classes=(), training=55_000, **others):
    """What is said of a data set of this many training images."""
    examples = np.zeros((8, 28, 28), np.uint8)
    return DataSetInfo(path, name, classes, training, 5_000, 10_000, examples, **others)


def result_of(config=CONFIG, outcome=TrainingOutcome.FINISHED, epochs=None, accuracy=0.9):
    """A result with weights and as many epochs as were asked for."""
    count = config.all_epochs if epochs is None else epochs
    history = tuple(
        EpochSummary(n, 1 / n, 1 - 0.5 / n, 1.1 / n, accuracy - 0.1 / n, 1.0)
        for n in range(1, count + 1)
    )
    return TrainingResult(
        config, random_weights(config.architecture), count, history, 1000, outcome, float(count)
    )


class FakeLearning:
    """What a `TrainingBackend` is, without TensorFlow.

    Args:
        batches: in an epoch.
        outcome: how runs end that are not stopped.
        is_held: whether a run waits after each batch until it is stopped.

    Attributes:
        has_films: whether runs record one, of a moment per batch; each answers otherwise.
        may_import: runs wait for it before all else, as for TensorFlow's import.
    """

    def __init__(self, batches=3, outcome=TrainingOutcome.FINISHED, is_held=False):
        self.batches = batches
        self.outcome = outcome
        self.error = None
        self.has_films = False
        self.reason = None
        self.saved = None
        self.runs = []  # (config, settings)
        self.evaluated = []
        self.data = {}
        self.described = []  # (path, orientation)
        self.preloaded_for = []
        self.test_images_of = []
        self.may_import = Event()
        self.may_import.set()
        self.is_importing = Event()
        self.may_go_on = Event()
        self.has_begun = Event()
        if not is_held:
            self.may_go_on.set()

    def why_no_training(self):
        return self.reason

    def keras_script(self, config):
        return f"epochs = {config.all_epochs}\n"

    def notebook(self, script):
        return "{}"

    def device_in_words(self):
        return Message("cpu_linux")

    def preload(self, data, orientation=AS_IS):
        self.preloaded_for.append(data)
        if self.error is not None:
            raise self.error

    def saved_run(self, path):
        return self.saved

    def train(
        self, config, *, on_batch, on_epoch, on_weights, should_stop, should_pause, **settings
    ):
        self.runs.append((config, settings))
        self.is_importing.set()
        self.may_import.wait()
        if self.error is not None:
            raise self.error
        film = _Film(config, self.batches, settings) if self.has_films else None
        name = "" if film is None else settings["film"].stem
        whole = replace(result_of(config, self.outcome), film=name)
        for epoch in range(1, config.all_epochs + 1):
            for batch in range(1, self.batches + 1):
                if should_stop():
                    stopped = result_of(config, TrainingOutcome.STOPPED, epoch - 1)
                    return replace(stopped, film=name)
                on_weights(CandidateWeights(random_weights(config.architecture), epoch, batch))
                if film is not None:
                    film.add(epoch, batch)
                on_batch(
                    BatchProgress(
                        epoch, config.all_epochs, batch, self.batches, 0.5, 0.6, 0.4, 0.7, 0.1
                    )
                )
                self.has_begun.set()
                while not self.may_go_on.wait(0.01) and not should_stop():
                    pass
                wish = settings["take_change"]() if "take_change" in settings else None
                if wish is not None:
                    step = (epoch - 1) * self.batches + batch
                    config = config.changed(RunChange(step, step / self.batches, *wish))
                    settings["on_changed"](config)
                self._rest(should_pause, should_stop)
            on_epoch(whole.history[epoch - 1])
            if epoch < config.all_epochs:
                self._rest(should_pause, should_stop)
        return replace(whole, config=config)

    def _rest(self, should_pause, should_stop):
        while should_pause() and not should_stop():
            Event().wait(0.005)

    def evaluate(self, result, other):
        self.evaluated.append((result, other))
        labels = np.arange(5)
        images = np.zeros((5, 28, 28), np.uint8)
        return TestResult(0.99, 0.995, 0.97, images, labels, labels[::-1], 2.0, "CPU", 0.03, 10_000)

    def test_image(self, path, orientation=AS_IS):
        self.test_images_of.append((path, orientation))
        return Drawing(picture=np.full((28, 28), 0.25, np.float32), label=4)

    def data_set(self, path, orientation=AS_IS):
        images = LabelledImages(np.zeros((3, 28, 28), np.uint8), np.arange(3, dtype=np.uint8))
        name = "" if path is None else path.name
        return DataSet(name, images, images, images, (), f"{name} {orientation}")

    def data_preview(self, path):
        counts = np.tile(np.arange(10), (3, 1))
        finding = Finding(Message("preview_exact", count="3", test="9"), "wrong")
        image = np.zeros((28, 28), np.uint8)
        example = DataExample(np.zeros((40, 30, 3), np.uint8), image, 4)
        return DataPreview(self.data_set_info(path), (example,) * 20, counts, (finding,))

    def data_set_info(self, path, orientation=AS_IS):
        self.described.append((path, orientation))
        found = self.data.get(path)
        if isinstance(found, Exception):
            raise found
        return found or data_set(path)


class _Film:
    """Records moments as a run does, each with weights of its own."""

    def __init__(self, config, batches, settings):
        self._subject = FilmSubject.of(config, batches, ())
        self._config, self._on_film, self._path = config, settings["on_film"], settings["film"]

    def add(self, epoch, batch):
        moment = Moment(epoch, batch, accuracy=(10 * epoch + batch) / 100)
        writer = FilmWriter(self._path, self._subject, moment.step(self._subject.batches) - 1)
        writer.add(moment, random_weights(self._config.architecture, 100 * epoch + batch))
        writer.close()
        self._on_film(writer.film)
