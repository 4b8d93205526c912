"""Stands between the answers and the panel of *Why?*: when to explain, and what is on the ink."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction

from mnist_desktop.insight.evidence import Evidence
from mnist_desktop.insight.ink_pieces import InkPiece
from mnist_desktop.insight.sentences import Sentence
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing, Preprocessing
from mnist_desktop.session.explanation_thread import ExplanationRequest
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from mnist_desktop.widgets.insight.evidence_marks import (
    marks_of_image,
    marks_of_ink,
    place_of_patches,
)
from mnist_desktop.widgets.insight.evidence_texts import EvidenceTexts
from mnist_desktop.widgets.insight.ghost import ghost_of
from mnist_desktop.widgets.insight.why_place import WhyPlace
from mnist_desktop.window.answer_controller import has_learned_digits
from mnist_desktop.window.change_controller import ChangeController
from mnist_desktop.window.settings import WindowSettings

REST_MS = 300
"""Without new ink, until the drawing is explained."""
TRAINING_INTERVAL_MS = 1000
"""Between two explanations of the same drawing, while the network learns."""

_DARK = 0.3
"""In [0, 1]; the background that the networks have learned is 0, so that ink can be taken away."""


class WhyController(QObject):
    """Explains the answer once the pen rests, while the button is on; costs nothing else.

    Args:
        place: shows the panel.
        draw: the first column.
        answers: the second one.
        action: of the button.
        session: what is open.
        settings: remember whether it is on.
    """

    rested = Signal(object)  # Answer: to be explained now; once more when its network has changed
    cleared = Signal()  # the drawing changes, or the button was switched off

    def __init__(
        self,
        place: WhyPlace,
        draw: DrawPanel,
        answers: AnswerPanel,
        action: QAction,
        session: Session,
        settings: WindowSettings,
    ) -> None:
        super().__init__(place)
        self._place = place
        self._panel = place.panel
        self._draw = draw
        self._canvas = draw.canvas
        self._answers = answers
        self._action = action
        self._session = session
        self._settings = settings
        self._texts = EvidenceTexts(self)
        self._answer: Answer | None = None  # the last one
        self._is_rested = False  # whether `rested` was said of the drawing as it is
        self._request: ExplanationRequest | None = None  # the last one
        self._evidence: Evidence[Any] | None = None
        self._digit: int | None = None  # chosen by a person; None for the answer
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._explain)
        self._while_training = Throttle(self._explain, TRAINING_INTERVAL_MS, self)
        self._changes = ChangeController(self._panel.change, draw.canvas, answers, session)
        self._connect()
        action.setChecked(settings.is_why_open)

    def _connect(self) -> None:
        session, panel = self._session, self._panel
        self._draw.why.button.setDefaultAction(self._action)
        self._action.toggled.connect(self._on_toggled)
        self._canvas.ink_changed.connect(self._on_ink_changed)
        self._answers.bars.row_chosen.connect(self._on_row_chosen)
        self._answers.without_changed.connect(self._show_evidence)
        panel.close_requested.connect(lambda: self._action.setChecked(False))
        panel.sentence.ghost_changed.connect(self._show_ghost)
        panel.change.ghost_changed.connect(self._show_ghost)
        session.answered.connect(self._on_answer)
        session.explanation.evidence_found.connect(self._on_evidence)
        session.explanation.sentence_found.connect(self._on_sentence)
        self.rested.connect(self._changes.show)
        self.cleared.connect(self._changes.clear)

    def retranslate(self) -> None:
        """Updates the texts after a language change."""
        self._changes.retranslate()
        if self._action.isChecked():
            self._explain()

    def step_back(self) -> bool:
        """Esc: the answer's evidence again, or the panel closed where it covers a column.

        Returns:
            Whether there was anything to do.
        """
        if self._digit is not None:
            self._choose(None)
            return True
        return self.uncover()

    def uncover(self) -> bool:
        """Closes the panel if it covers a column that is wanted; returns whether it did."""
        is_covering = self._place.is_covering
        if is_covering:
            self._action.setChecked(False)
        return is_covering

    # When

    def _on_toggled(self, is_on: bool) -> None:
        self._settings.is_why_open = is_on
        self._place.set_open(is_on)
        if is_on:
            self._explain()
        else:
            self._rest.stop()
            self._forget()
            self._changes.end()

    def _on_ink_changed(self) -> None:
        if self._action.isChecked():
            self._rest.start()
            if self._is_rested:
                self._forget()

    def _on_answer(self, answer: Answer) -> None:
        is_same = self._answer is not None and answer.subject is self._answer.subject
        self._answer = answer
        if self._rest.isActive() or not self._action.isChecked():
            return
        if not is_same and self._is_rested:  # another digit of the number is looked at
            self._forget()
            self._changes.end()
        if is_same and self._is_rested:
            self._while_training.request()
        else:  # it took longer than the rest
            self._explain()

    def _forget(self) -> None:
        """Takes everything off the ink."""
        self._is_rested = False
        self._request = self._evidence = None
        self._session.explanation.submit(None)
        self._choose(None)
        self._panel.sentence.clear()
        self._show_ghost()
        self.cleared.emit()

    def _explain(self) -> None:
        """Explains the last answer, if there is one."""
        answer, classifier = self._answer, self._session.answering.leading
        if not self._action.isChecked() or self._rest.isActive():
            return
        prediction = None if answer is None else answer.prediction
        if answer is None or prediction is None or classifier is None:
            self._forget()
            self._panel.sentence.hide()
            self._panel.show_note(self.tr("Draw a digit; what it is made of is coloured here."))
            return
        if self._request is None or self._request.subject is not answer.subject:
            self._panel.sentence.clear()
        self._is_rested = True
        self._request, note = self._request_of(answer, prediction)
        self._session.explanation.submit(self._request)
        has_sentence = self._request is not None and self._request.has_sentence
        self._panel.sentence.setVisible(has_sentence)
        if self._request is None:
            self._evidence = None
            self._show_evidence()
            self._panel.show_note(note)
        self.rested.emit(answer)

    def _request_of(
        self, answer: Answer, prediction: Prediction
    ) -> tuple[ExplanationRequest | None, str]:
        """What is asked of the thread, or None and why nothing is."""
        classifier, drawing = self._session.answering.leading, answer.subject
        preprocessing, _ = self._answers.preprocessing.choice()
        if np.median(prediction.image) > _DARK:
            return None, self.tr(
                "The network sees a bright background here. What is taken away turns black, which"
                " would be like ink painted over it: no evidence is measured."
            )
        if prediction.is_several:
            return None, self.tr("Evidence is measured for one digit at a time.")
        if answer.whole is not None and answer.whole.picture is not None:
            return None, self.tr(
                "In a picture of a number no evidence is measured. Open one of its digits alone, or"
                " write the number here."
            )
        if classifier is None or not isinstance(drawing, Drawing):
            return None, ""
        is_ink = drawing.picture is None and preprocessing == Preprocessing.MNIST
        is_learning = self._session.answering.candidate_leads and self._session.trainer.is_running
        request = ExplanationRequest(
            drawing,
            classifier,
            prediction.image,
            drawing.ink if is_ink else None,
            # A sentence costs as much again, and would be of weights that no longer answer
            has_sentence=(
                is_ink
                and has_learned_digits(classifier)
                and not (is_learning or prediction.refused)
            ),
        )
        return request, ""

    # What

    def _on_evidence(self, request: ExplanationRequest, evidence: Evidence[Any] | None) -> None:
        if request is self._request:
            self._evidence = evidence
            if evidence is not None and self._digit not in range(len(evidence.whole)):
                self._choose(None)  # another network has fewer classes
            self._show_evidence()
            if evidence is None:
                note = self.tr("There is too little ink, or too much, to take parts of it away.")
                self._panel.show_note(note)

    def _on_sentence(self, request: ExplanationRequest, sentence: Sentence | None) -> None:
        if request is self._request:
            self._panel.sentence.show_sentence(sentence)
            self._show_ghost()

    def _on_row_chosen(self, row: int) -> None:
        if self._evidence is not None and row < len(self._evidence.whole):
            is_shown = row in (self._digit, self._evidence.digit)
            self._choose(None if is_shown else row)

    def _choose(self, digit: int | None) -> None:
        self._digit = digit
        self._answers.bars.set_framed(digit)
        self._show_evidence()

    def _show_evidence(self) -> None:
        """Shows the evidence for the digit that is chosen, or for the answer."""
        evidence, request = self._evidence, self._request
        if evidence is None or request is None or not isinstance(request.subject, Drawing):
            self._canvas.show_marks(None)
            self._canvas.setAccessibleDescription("")
            self._answers.bars.unsetCursor()
            self._draw.why.show_name("")
            self._panel.show_nothing()
            return
        digit = evidence.digit if self._digit is None else self._digit
        drawing, name = request.subject, request.classifier.class_name(digit)
        if isinstance(evidence.parts[0], InkPiece):
            marks = marks_of_ink(drawing, evidence, digit)
        else:
            is_centred = self._answers.preprocessing.choice()[0] == Preprocessing.MNIST
            place = place_of_patches(drawing, is_centred=is_centred)
            marks = marks_of_image(evidence, digit, place)
        note = self._texts.strongest(evidence, digit, name)
        if self._answers.does_without:
            note += " " + self.tr("All channels are on for what is said here.")
        self._canvas.show_marks(marks)
        self._canvas.setAccessibleDescription(note)
        self._answers.bars.setCursor(Qt.CursorShape.PointingHandCursor)  # a click asks, too
        self._draw.why.show_name(name)
        self._panel.show_evidence(name, note, is_answer=self._is_answer(digit))

    def _is_answer(self, digit: int) -> bool:
        prediction = None if self._answer is None else self._answer.prediction
        if prediction is None or prediction.refused or self._answers.does_without:
            return False
        return digit == prediction.digit

    def _show_ghost(self) -> None:
        """Shows the change that the sentence tells of, or else the one that was searched for."""
        change, sentence = self._changes.change, self._panel.sentence
        brush = max(self._canvas.drawing().widths, default=DEFAULT_BRUSH)
        if sentence.sentence is not None and sentence.is_ghost_shown:
            ghost = ghost_of(sentence.sentence.removed, sentence.sentence.added, brush)
        elif change is not None and self._panel.change.is_ghost_shown:
            removed, added = [p.removed for p in change.parts], [p.added for p in change.parts]
            ghost = ghost_of(removed, added, brush)
        else:
            ghost = None
        self._canvas.show_ghost(ghost)
