"""Stands between answers, runs and the confusion matrix, which is a filter of the images."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.data.disputed_labels import SOURCE, DisputedLabel, disputed_labels
from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.insight.confusion import VALIDATION_LABELS, Confusion, restored
from mnist_desktop.learning.events import EpochSummary
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.confusion_matrix import Cell
from mnist_desktop.widgets.pictures.confusion_section import ConfusionSection
from mnist_desktop.window.languages import translated
from mnist_desktop.window.network_names import NetworkNames
from mnist_desktop.window.pictures_controller import PicturesController


class ConfusionController(QObject):
    """Shows what the network that reads the images reads as what, and after which of its epochs.

    The images themselves are read for the grid, whose network and part these are.
    """

    def __init__(
        self, section: ConfusionSection, pictures: PicturesController, session: Session
    ) -> None:
        super().__init__(section)
        self._section = section
        self._pictures = pictures
        self._session = session
        self._names = NetworkNames(session, self)
        self._history: list[EpochSummary] = []  # of the last run
        section.cell_chosen.connect(self._on_cell)
        section.disputed_requested.connect(self._on_disputed)
        section.shown.connect(self._show)
        pictures.list_changed.connect(self._show)
        pictures.filter_changed.connect(self._on_filter)
        session.pictures.answered.connect(self._on_answered)
        session.pictures.closed.connect(partial(section.show_now, None, "validation", 0))
        session.trainer.started.connect(self._on_started)
        session.trainer.epoch_ended.connect(self._on_epoch)

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._show()

    def _show(self) -> None:
        reader = self._pictures.reader
        if reader is None or not self._section.isVisible():
            return
        is_new = self._session.answering.leading is not self._session.classifier
        is_learning = is_new and self._session.trainer.is_running
        self._section.show_epochs(self._epochs_of_run() if is_learning else epochs_of(reader))
        self._section.show_disputed(len(self._disputed()))
        self._show_answers(self._session.pictures.answers(reader, self._part))

    def _show_answers(self, answers: PartAnswers | None) -> None:
        if answers is None:
            self._section.show_now(None, self._part, 0, note=self._why_nothing())
        else:
            confusion = Confusion(answers.evaluation.confusion, answers.data_set.classes)
            count = len(answers.labels)
            name = self._names.name(answers.classifier)
            self._section.show_now(confusion, answers.part, count, name, self._note(answers))

    def _note(self, answers: PartAnswers) -> str:
        """Why nothing is counted yet; how often the network was tested, at its test figures."""
        if not answers.done:
            return self._why_nothing()
        if answers.part != "test":
            return ""
        return translated(self._session.test_opening.count_message(answers.classifier.model))

    def _why_nothing(self) -> str:
        """What keeps the matrix empty."""
        reader = self._pictures.reader
        error = None if reader is None else self._session.pictures.why_no_answers(reader)
        if error is not None:
            return translated(error)
        if self._pictures.is_learning and self._part == "train":
            return self.tr("Training images are read when the network has learned.")
        return self.tr("The images are being read…")

    @property
    def _part(self) -> Part:
        """What the grid shows; validation images as long as the test images are closed."""
        reader, part = self._pictures.reader, self._pictures.filter.part
        if part == "test" and reader is not None:
            return part if self._session.test_opening.is_open(reader.model) else "validation"
        return part or "validation"

    def _epochs_of_run(self) -> list[tuple[int, Confusion]]:
        reader = self._pictures.reader
        classes = () if reader is None else reader.classes
        scored = [(one.epoch, one.confusion) for one in self._history]
        return [(n, Confusion.of(rows, classes)) for n, rows in scored if rows]

    # What happens

    def _on_started(self, started: RunStarted) -> None:
        self._history = list(started.history)

    def _on_epoch(self, summary: EpochSummary) -> None:
        self._history.append(summary)
        self._show()

    def _on_answered(self, answers: PartAnswers) -> None:
        is_shown = answers.classifier is self._pictures.reader and answers.part == self._part
        if is_shown and self._section.isVisible():
            self._show_answers(answers)

    def _on_filter(self) -> None:
        found = self._pictures.filter
        self._section.show_chosen((found.label, found.answer))
        self._show()

    def _disputed(self) -> Mapping[int, DisputedLabel]:
        data_set = self._session.pictures.data_set
        return {} if data_set is None else disputed_labels(data_set, self._part)

    def _on_disputed(self) -> None:
        indices = np.array(sorted(self._disputed()), np.intp)
        title = self.tr("Labels that fewer than three of five people agreed with ({source}).")
        self._pictures.set_indices(indices, title.format(source=SOURCE), self._part)

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
