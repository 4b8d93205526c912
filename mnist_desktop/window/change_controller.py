"""Stands between *What would make it…* and the search in the background."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from mnist_desktop.insight.changes import InkChange
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing, Preprocessing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.session.change_tasks import ChangeRequest
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.number_reading import width_of, with_digit
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.insight.change_row import ChangeRow


class ChangeController(QObject):
    """Searches for a change, keeps it while a person traces it, and applies it."""

    def __init__(
        self, row: ChangeRow, canvas: DrawingCanvas, answers: AnswerPanel, session: Session
    ) -> None:
        super().__init__(row)
        self._row = row
        self._canvas = canvas
        self._answers = answers
        self._session = session
        self._answer: Answer | None = None  # that is explained
        self._classifier: Classifier | None = None  # that gave it
        self._request: ChangeRequest | None = None  # the search that is under way
        self._has_begun = self._is_stopped = False  # that search
        self._found: ChangeRequest | None = None  # the search that found `change`
        self.change: InkChange | None = None  # until the drawing is read so
        row.find_requested.connect(self._find)
        row.stop_requested.connect(self._on_stop)
        row.apply_requested.connect(self._apply)
        session.changes.advanced.connect(self._on_advanced)
        session.changes.found.connect(self._on_found)
        session.changes.failed.connect(self._on_failed)
        session.drawings.opened.connect(self.end)

    def retranslate(self) -> None:
        """Tells what was found in another language."""
        if self.change is not None and self._found is not None:
            self._row.show_change(self.change, self._found.ink)
        elif self._request is None:
            self._row.show_nothing()

    def show(self, answer: Answer) -> None:
        """Offers the other digits; says so if the drawing has become what was asked for."""
        is_new = self._answer is None or answer.subject is not self._answer.subject
        if self._note_classifier(answer):
            is_new = True
            self.end()  # it was a change for another network
        self._answer = answer
        # Of a network that learns a change would be of weights that no longer answer
        is_learning = self._session.answering.candidate_leads and self._session.trainer.is_running
        is_possible = self._ink_of(answer) is not None and not is_learning
        self._row.setVisible(is_possible)
        prediction = answer.prediction
        if not is_possible or prediction is None:
            self.end()
            return
        if self.change is not None and prediction.digit == self.change.digit:
            name = class_name(answer.classes, prediction.digit)
            self.change = None
            self._row.show_reached(name, prediction.confidence)
        if is_new and self.change is None:
            likeliest = np.argsort(-prediction.probabilities, kind="stable").tolist()
            count = len(answer.classes) or CLASSES
            digits = [one for one in likeliest if one != prediction.digit and one < count]
            self._row.show_digits(digits, answer.classes)

    def _note_classifier(self, answer: Answer) -> bool:
        """Whether another network answers than the last time."""
        before, self._classifier = self._classifier, self._session.answering.leading
        has_other_classes = self._answer is not None and answer.classes != self._answer.classes
        return before is not None and (self._classifier is not before or has_other_classes)

    def clear(self) -> None:
        """The drawing changes: a search is dropped; a change that was found may be traced."""
        self._drop_search()
        drawing = self._canvas.drawing()
        if self.change is None or drawing.is_blank or drawing.picture is not None:
            self.end()

    def end(self) -> None:
        """Drops the search and what was found."""
        self._drop_search()
        self.change = None
        self._row.show_nothing()

    def _drop_search(self) -> None:
        if self._request is not None:
            self._request = None
            self._session.changes.stop()

    def _ink_of(self, answer: Answer) -> Drawing | None:
        """The drawing, where it is one whose strokes can be changed."""
        is_as_in_mnist = self._answers.preprocessing.choice() == (Preprocessing.MNIST, False)
        drawing, prediction = answer.subject, answer.prediction
        is_one = prediction is not None and not prediction.is_several
        if not (is_as_in_mnist and is_one and isinstance(drawing, Drawing)):
            return None
        return drawing if drawing.picture is None else None

    # The search

    def _find(self, digit: int) -> None:
        answer, classifier = self._answer, self._session.answering.leading
        drawing = None if answer is None else self._ink_of(answer)
        if drawing is None or classifier is None:
            return
        self.change = None
        self._has_begun = self._is_stopped = False
        self._request = ChangeRequest(drawing.ink, digit, classifier)
        self._row.show_waiting()
        self._session.changes.find(self._request)

    def _on_stop(self) -> None:
        self._is_stopped = True
        self._session.changes.stop()
        if not self._has_begun:  # then nothing will be reported
            self.end()

    def _on_advanced(self, request: ChangeRequest, share: float) -> None:
        if request is self._request:
            self._has_begun = True
            self._row.show_progress(share)

    def _on_found(self, request: ChangeRequest, change: InkChange | None) -> None:
        if request is not self._request:
            return
        self._request, self._found, self.change = None, request, change
        if change is None:
            self._row.show_none_found(request.digit, is_stopped=self._is_stopped)
        else:
            self._row.show_change(change, request.ink)

    def _on_failed(self, request: ChangeRequest, error: Exception) -> None:
        if request is self._request:
            self.end()
        self._session.failed.emit(error)

    # What was found

    def _apply(self) -> None:
        """Replaces the drawing, as one undo step."""
        if self.change is not None:
            changed = self.change.ink.strokes
            self.change = None  # the new drawing has nothing to trace
            self._canvas.setFocus()  # the button goes, and the focus would scroll the panel
            self._canvas.replace(self._with(changed))

    def _with(self, changed: Sequence[NDArray[np.float64]]) -> Drawing:
        """The drawing with changed strokes: all of them, or those of one digit of a number."""
        answer, drawing = self._answer, self._canvas.drawing()
        if answer is not None and answer.number is not None and answer.whole is not None:
            return with_digit(answer.whole, answer.number, answer.focus, changed)
        widths = tuple(width_of(stroke, drawing) for stroke in changed)
        return Drawing(tuple(changed), widths)
