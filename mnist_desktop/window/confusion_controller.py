"""Stands between answers, runs and the confusion matrix, which is a filter of the images."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial

from PySide6.QtCore import QObject

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.insight.confusion import VALIDATION_LABELS, Confusion, restored
from mnist_desktop.learning.events import EpochSummary
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.session import Session
from mnist_desktop.session.trainer import RunStarted
from mnist_desktop.widgets.pictures.confusion_matrix import Cell
from mnist_desktop.widgets.pictures.confusion_section import ConfusionSection
from mnist_desktop.window.pictures_controller import PicturesController


class ConfusionController(QObject):
    """Shows what the network that answers reads as what, and after which epoch of its run."""

    def __init__(
        self, section: ConfusionSection, pictures: PicturesController, session: Session
    ) -> None:
        super().__init__(section)
        self._section = section
        self._pictures = pictures
        self._session = session
        self._history: list[EpochSummary] = []  # of the run that is on
        section.cell_chosen.connect(self._on_cell)
        pictures.filter_changed.connect(self._on_filter)
        session.pictures.answered.connect(self._on_answered)
        section.shown.connect(self.show)
        session.pictures.opened.connect(self._read)
        session.pictures.closed.connect(partial(section.show_now, None, "validation", 0))
        session.leading_changed.connect(self.show)
        session.test_opening.changed.connect(self.show)
        session.trainer.started.connect(self._on_started)
        session.trainer.epoch_ended.connect(self._on_epoch)
        session.trainer.ended.connect(self.show)

    def show(self) -> None:
        """Shows what is known, and has the rest read while it is seen."""
        leading, part = self._session.leading, self._part
        if leading is None or not self._section.isVisible():
            return
        is_learning = self._is_learning(leading)
        epochs = self._epochs_of_run(leading) if is_learning else epochs_of(leading)
        self._section.show_epochs(epochs, is_learning=is_learning)
        answers = self._session.pictures.answers(leading, part)
        if answers is None or is_learning:
            self._section.show_now(None, part, 0)
        if not is_learning and self._session.pictures.data_set is None:
            self._session.pictures.open()
        self._read()

    @property
    def _part(self) -> Part:
        """What the grid shows; validation images as long as the test images are closed."""
        leading, part = self._session.leading, self._pictures.filter.part
        if part == "test" and leading is not None:
            return part if self._session.test_opening.is_open(leading.model) else "validation"
        return part or "validation"

    def _is_learning(self, leading: Classifier) -> bool:
        candidate = self._session.trainer.candidate
        is_newest = candidate is not None and leading is candidate.classifier
        return is_newest and self._session.trainer.is_running

    def _epochs_of_run(self, leading: Classifier) -> list[tuple[int, Confusion]]:
        scored = [(one.epoch, one.confusion) for one in self._history]
        return [(n, Confusion.of(rows, leading.classes)) for n, rows in scored if rows]

    # What happens

    def _on_started(self, started: RunStarted) -> None:
        self._history = list(started.history)

    def _on_epoch(self, summary: EpochSummary) -> None:
        self._history.append(summary)
        self.show()

    def _read(self) -> None:
        leading = self._session.leading
        if leading is not None and self._section.isVisible() and not self._is_learning(leading):
            self._session.pictures.read(leading, self._part)

    def _on_answered(self, answers: PartAnswers) -> None:
        leading = self._session.leading
        is_shown = answers.classifier is leading and answers.part == self._part
        if is_shown and not self._is_learning(answers.classifier):
            confusion = Confusion(answers.evaluation.confusion, answers.data_set.classes)
            self._section.show_now(confusion, answers.part, len(answers.labels))

    def _on_filter(self) -> None:
        found = self._pictures.filter
        self._section.show_chosen((found.label, found.answer))
        self.show()

    def _on_cell(self, cell: Cell) -> None:
        label, answer = cell
        found = replace(self._pictures.filter, part=self._part, is_right=None)
        self._pictures.set_filter(replace(found, label=label, answer=answer))


@lru_cache(maxsize=1)
def epochs_of(classifier: Classifier) -> list[tuple[int, Confusion]]:
    """The epochs of a model of which its file has counts, by number."""
    metadata = classifier.metadata
    labels = metadata.settings.get(VALIDATION_LABELS)
    found = [(n, restored(epoch, labels)) for n, epoch in enumerate(metadata.history, 1)]
    return [(n, Confusion(one, classifier.classes)) for n, one in found if one is not None]
