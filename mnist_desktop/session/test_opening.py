"""For which models the test images are open, and how often each was tested."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.orientation import Orientation
from mnist_desktop.data.test_counts import (
    MAX_FILE,
    MAX_MODELS,
    counts_from_json,
    counts_to_json,
)
from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.ordered_tasks import OrderedTasks
from mnist_desktop.session.training_backend import TrainingPreparation

TEST_SCORES = ("mnist_test", "test")
"""What test accuracies are called in a model file, as `learning.trained_model.score_name`."""


class TestOpening(QObject):
    """Test images are opened once, for a network that was chosen without them.

    A model is known by its weights, so that a renamed or copied file is still the same one. Each
    opening is counted, in a file in the data folder; the next start shows validation images again.
    The final test of a run counts likewise, and opens nothing: nobody has asked to look at images.
    To open them then, before the next start, is to look closer at the same test.

    Attributes:
        of_final_test: how often both models of the last final test were tested, that included;
            None for the other one where it was not compared.

    Args:
        path: the file of the counts.
        preparation: knows which data set is open.
        is_learning: whether a model is that of a run that goes on: of it nothing is chosen yet.
        tasks: where files are written.
    """

    __test__ = False  # pytest would collect it by its name

    changed = Signal()  # what is open, or how often a model was tested
    failed = Signal(object)  # Exception; the counts could not be written

    def __init__(
        self,
        path: Path,
        preparation: TrainingPreparation,
        is_learning: Callable[[Model], bool],
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._path = path
        self._preparation = preparation
        self._is_learning = is_learning
        self._writing = OrderedTasks(tasks)
        self._opened: set[tuple[str, tuple[Path | None, Orientation]]] = set()  # models, of what
        self._counted = self._opened.copy()  # likewise, since the start
        self.of_final_test: tuple[int, int | None] = (0, None)
        self._known: dict[str, int] | None = None  # how often by model; None before it is read
        self._digests: WeakKeyDictionary[Model, str] = WeakKeyDictionary()
        preparation.data_opened.connect(self.changed)

    def is_open(self, model: Model) -> bool:
        """Whether test images of the data set that is open may be shown for a model."""
        return bool(self._opened) and (self._digest(model), self._preparation.data) in self._opened

    def can_open(self, model: Model) -> bool:
        """Whether there is a choice that can be over: not while the network learns."""
        return not self._is_learning(model)

    def open(self, model: Model) -> None:
        """Opens the test images of the data set that is open for a model, and counts that."""
        data = self._preparation.data
        is_new = not self.is_open(model)
        self._opened.add((self._digest(model), data))
        if not self._count_tests([model], data) and is_new:
            self.changed.emit()

    def open_for_final_test(self, new: Model, other: Model | None, config: TrainingConfig) -> None:
        """Counts a test that follows a choice, of the network of a run and of another model.

        Args:
            new: that of the run.
            other: what it is compared with, if it has the same classes.
            config: the run's, which says on what.
        """
        is_tested = other is not None and other.metadata.classes == new.metadata.classes
        models = [new, other] if other is not None and is_tested else [new]
        self._count_tests(models, (config.data, config.orientation))
        self.of_final_test = self.count(new), self.count(models[1]) if is_tested else None

    def _count_tests(self, models: list[Model], data: tuple[Path | None, Orientation]) -> bool:
        """Counts those that are not counted yet, and says whether there are any."""
        tested = {self._digest(one): one for one in models}  # two may have the same weights
        tested = {key: one for key, one in tested.items() if (key, data) not in self._counted}
        if not tested:
            return False
        self._counted |= {(key, data) for key in tested}
        counts = self._counts()
        for key, model in tested.items():
            count = self.count(model) + 1
            counts.pop(key, None)
            counts[key] = count  # now the last of the dictionary
        for oldest in list(counts)[: max(len(counts) - MAX_MODELS, 0)]:
            del counts[oldest]
        self._write(counts)
        return True

    def add_counts(self, others: Mapping[str, int]) -> None:
        """Takes in counts from elsewhere; of a model that is known the larger one holds."""
        counts = self._counts()
        for key, count in others.items():
            if key in counts or len(counts) < MAX_MODELS:
                counts[key] = max(count, counts.get(key, 0))
        self._write(counts)

    def _write(self, counts: dict[str, int]) -> None:
        write = partial(write_whole, self._path, counts_to_json(counts))
        self._writing.run("count the tests", write, None, self.failed.emit)
        self.changed.emit()

    def count(self, model: Model) -> int:
        """How often a model was tested, at least: a test accuracy in its file tells of one test."""
        has_score = not model.metadata.scores.keys().isdisjoint(TEST_SCORES)
        return max(self._counts().get(self._digest(model), 0), int(has_score))

    # In words

    def invitation(self, model: Model) -> Message:
        """Why the test images are closed, and when to open them."""
        if not self.can_open(model):
            return Message("test_learning")
        is_validated = model.metadata.settings.get("validated") is True
        return Message("test_closed_validated" if is_validated else "test_closed")

    def count_message(self, model: Model) -> Message:
        """How often a model was tested."""
        count = self.count(model)
        if count > 1:
            return Message("tested_often", count=f"{count:,}")
        return Message("tested_once" if count else "tested_never")

    def _digest(self, model: Model) -> str:
        digest = self._digests.get(model)
        if digest is None:
            known = hashlib.blake2b(str(model.architecture).encode(), digest_size=16)
            for name in sorted(model.weights):
                known.update(name.encode())
                known.update(np.ascontiguousarray(model.weights[name]).data)
            digest = self._digests[model] = known.hexdigest()
        return digest

    def _counts(self) -> dict[str, int]:
        if self._known is None:
            self._known = _read(self._path)
        return self._known


def _read(path: Path) -> dict[str, int]:
    """The counts in a file; none where it is missing, or not one of ours."""
    try:
        data = bytes_of_file(path, MAX_FILE, AppError)
        return counts_from_json(data)
    except (AppError, ValueError):
        return {}
