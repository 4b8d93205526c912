"""Stands between the numbers that are read and what shows them: the paper and the number label."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.numbers.number import ReadDigit
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.number_reading import digit_drawing
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.answer.number_label import number_text
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from mnist_desktop.widgets.draw.number_marks import NumberMark
from mnist_desktop.window.settings import WindowSettings


class NumberController(QObject):
    """Shows numbers, chooses one of their digits, and remembers whether any are read.

    What comes or goes, comes or goes when the pen is up: nothing jumps while somebody writes.
    """

    def __init__(
        self, draw: DrawPanel, panel: AnswerPanel, session: Session, settings: WindowSettings
    ) -> None:
        super().__init__(draw)
        self._draw, self._canvas = draw, draw.canvas
        self._panel = panel
        self._session = session
        self._settings = settings
        self._answer: Answer | None = None  # the last one
        self._is_shown = False
        session.answered.connect(self._on_answer)
        samples = session.sample_tasks
        samples.correction_kept.connect(self._show)
        samples.correction_removed.connect(self._show)
        self._canvas.edited.connect(self._show)
        self._canvas.digit_chosen.connect(session.network_input.look_at)
        panel.number.digit_chosen.connect(session.network_input.look_at)
        panel.preprocessing.changed.connect(self._show_obstacle)
        session.model_changed.connect(self._show_obstacle)
        session.trainer.candidate_changed.connect(self._show_obstacle)
        draw.numbers.set_numbers(settings.reads_numbers)
        draw.numbers.numbers_chosen.connect(self._on_chosen)
        self._read_numbers(settings.reads_numbers)

    def retranslate(self) -> None:
        """Updates the texts after a language change."""
        self._show_obstacle()
        self._show()

    def label_of(self, drawing: Drawing) -> str | None:
        """The number in a drawing as its label; None unless every digit is sure or corrected."""
        answer = self._answer
        if answer is None or answer.whole is None or answer.number is None:
            return None
        strokes = answer.whole.strokes
        is_same = len(strokes) == len(drawing.strokes) and all(
            map(np.array_equal, strokes, drawing.strokes)
        )
        corrected, digits = self._corrected(answer), answer.number.digits
        is_sure = all(
            at in corrected or digit.prediction.accepted for at, digit in enumerate(digits)
        )
        return number_text(answer.number, corrected) if is_same and is_sure else None

    # What the person does

    def _on_chosen(self, reads_numbers: bool) -> None:
        self._settings.reads_numbers = reads_numbers
        self._read_numbers(reads_numbers)

    def _read_numbers(self, reads_numbers: bool) -> None:
        self._session.network_input.set_reads_numbers(reads_numbers)
        self._canvas.hint.set_reads_numbers(reads_numbers)
        self._panel.set_reads_numbers(reads_numbers)

    # What the session reports

    def _show_obstacle(self) -> None:
        leading = self._session.answering.leading
        obstacle = ""
        if leading is not None and leading.classes:
            obstacle = self.tr("This model tells classes apart that are not the ten digits.")
        elif not self._session.network_input.is_usual:
            obstacle = self.tr(
                "Numbers are read with each digit centred as in MNIST, which is another choice"
                " under “What the network sees”."
            )
        self._draw.numbers.set_obstacle(obstacle)

    def _on_answer(self, answer: Answer) -> None:
        self._answer = answer
        self._show()

    def _show(self) -> None:
        """Shows the number that was answered last."""
        answer = self._answer
        number = None if answer is None else answer.number
        if not self._canvas.is_drawing:
            self._is_shown = number is not None
        if answer is None or number is None or not self._is_shown:
            self._canvas.show_number(())
            if not self._is_shown:
                self._panel.set_number(None)
            return
        corrected = self._corrected(answer)
        digits = [
            self._mark(digit, corrected.get(at), is_focused=at == answer.focus)
            for at, digit in enumerate(number.digits)
        ]
        rest = [NumberMark(box, self.tr("not read"), is_rest=True) for box in number.rest]
        self._canvas.show_number((*digits, *rest))
        self._panel.set_number(number, answer.focus, corrected)

    def _corrected(self, answer: Answer) -> dict[int, int]:
        """What digits of the number really are, by their place, where a person said so."""
        whole, known = answer.whole, self._session.sample_tasks.corrections
        if answer.number is None or whole is None or known.is_empty:
            return {}
        right = [known.digit_of(digit_drawing(digit, whole)) for digit in answer.number.digits]
        return {at: digit for at, digit in enumerate(right) if digit is not None}

    def _mark(self, digit: ReadDigit, corrected: int | None, *, is_focused: bool) -> NumberMark:
        prediction = digit.prediction
        percent = confidence_percentage(prediction.confidence, is_whole=True)
        text, is_unsure = self.tr("{percent} %").format(percent=percent), not prediction.accepted
        short = f">{percent[1:3]}" if percent.startswith(">") else percent
        if corrected is not None:
            text, is_unsure = self.tr("you: {digit}").format(digit=corrected), False
            short = ""
        elif prediction.refused:
            text, short = self.tr("? no digit"), "?"
        elif is_unsure:
            text, short = self.tr("? {percent} %").format(percent=percent), "?"
        return NumberMark(digit.box, text, is_unsure, is_focused, short=short)
