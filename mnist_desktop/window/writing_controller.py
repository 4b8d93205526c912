"""Stands between the prompt and the paper: asks for one thing after the other and takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.class_series import ClassPrompt, ClassSeries
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.writing import Prompt, Series
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.correction_row import CorrectionRow
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.hand.writing_prompt import WritingPrompt


@dataclass(eq=False)
class Written:
    """A prompt that was answered.

    Attributes:
        prompt: what was asked for.
        sample: the drawing; None for one of an earlier start, of which the store knows.
        drawing: likewise, as it was on the paper.
        id: of the store; None until it is kept, and in an exam.
    """

    prompt: Prompt | ClassPrompt
    sample: NewSample | None = None
    drawing: Drawing | None = None
    id: int | None = None


class WritingController(QObject):
    """One series at a time; what was on the paper before comes back at its end.

    Nothing goes on by itself when the pen rests: a quarter of all digits (nine of ten fours) have
    two strokes or more (dev corpora), and a hand that rests between them would be cut off.
    """

    changed = Signal()  # `asked`
    completed = Signal(object, object)  # Series or ClassSeries, list[Written]

    def __init__(
        self,
        prompt: WritingPrompt,
        canvas: DrawingCanvas,
        correction: CorrectionRow,
        session: Session,
    ) -> None:
        super().__init__(prompt)
        self._prompt = prompt
        self._canvas = canvas
        self._correction = correction
        self._session = session
        self._series: Series | ClassSeries | None = None
        self._written: list[Written] = []
        self._asked_prompt: Prompt | ClassPrompt | None = None
        self._begun_at: QWidget | None = None  # the button that asked for the series
        self._unkept: list[Written] = []  # of which the store has not reported yet
        self._dropped: list[NewSample] = []  # taken back before it has
        prompt.next_requested.connect(self._next)
        prompt.back_requested.connect(self._back)
        prompt.stop_requested.connect(self.stop)
        self._shortcuts = [
            self._shortcut(key, slot)
            for key, slot in (
                (Qt.Key.Key_Space, self._next),
                (Qt.Key.Key_Return, self._next),
                (Qt.Key.Key_Enter, self._next),
                (Qt.Key.Key_Backspace, self._back),
            )
        ]
        session.drawings.opened.connect(self.stop)  # before the canvas shows it
        session.sample_tasks.writer_changed.connect(self.stop)  # a series is of one hand
        session.sample_tasks.added.connect(self._on_added)
        session.sample_tasks.not_added.connect(self._on_not_added)

    def _shortcut(self, key: Qt.Key, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._canvas)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(slot)
        return shortcut

    @property
    def asked(self) -> str:
        """What is being asked for, as a sentence; empty while nothing is."""
        return "" if self._series is None else self._prompt.asked

    def start(self, series: Series | ClassSeries, written: Sequence[Written] = ()) -> None:
        """Asks for a series, or for what is left of it."""
        if self._series is None:
            self._begun_at = self._canvas.window().focusWidget()
        self._series, self._written = series, list(written)
        self._set_writing(True)
        self._canvas.set_aside()
        self._ask()

    def stop(self) -> bool:
        """Ends the writing; what was written stays kept. Returns whether something was asked."""
        if self._series is None:
            return False
        self._series, self._asked_prompt, self._written = None, None, []
        focused, begun_at = self._canvas.window().focusWidget(), self._begun_at
        is_by_button = focused is not None and self._prompt.isAncestorOf(focused)
        if is_by_button:
            self._canvas.setFocus()  # else whatever comes next would have it, and be explained
        self._set_writing(False)
        self._canvas.bring_back()
        self.changed.emit()
        if is_by_button and begun_at is not None:
            begun_at.setFocus()
        return True

    def _set_writing(self, is_writing: bool) -> None:
        self._prompt.setVisible(is_writing)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_writing)
        # A correction would keep the drawing a second time
        self._correction.setEnabled(not is_writing)
        self._correction.menu.menuAction().setEnabled(not is_writing)
        if not is_writing:
            self._canvas.hint.set_wish("")

    def _ask(self) -> None:
        assert self._series is not None
        done = {one.prompt for one in self._written}
        prompt = next((one for one in self._series.prompts if one not in done), None)
        if prompt is None:
            series, written = self._series, self._written
            self.stop()
            self.completed.emit(series, written)
            return
        place = (prompt.round or 1, self._series.rounds, prompt.place, self._series.places)
        self._prompt.show_prompt(prompt.label, place, can_go_back=bool(self._written))
        self._canvas.hint.set_wish(self._prompt.wish, self._prompt.tip)
        self._canvas.setFocus()
        self._asked_prompt = prompt
        self.changed.emit()

    def _next(self) -> None:
        drawing, prompt = self._canvas.drawing(), self._asked_prompt
        if self._series is None or prompt is None:
            return
        self._canvas.setFocus()
        if drawing.is_blank or drawing.picture is not None:
            self._prompt.show_nothing_drawn()
            return
        try:
            sample = self._sample(drawing, self._series, prompt)
        except SampleError as error:
            self._session.failed.emit(error)
            return
        written = Written(prompt, sample, drawing)
        self._written.append(written)
        if self._series.origin is not Origin.EXAM:  # kept after the verdict, if at all
            self._unkept.append(written)
            self._session.sample_tasks.add(sample)
        self._canvas.set_aside()
        self._ask()

    def _sample(
        self, drawing: Drawing, series: Series | ClassSeries, prompt: Prompt | ClassPrompt
    ) -> NewSample:
        return NewSample.of_drawing(
            drawing,
            prompt.label,
            series.origin,
            writer=self._session.sample_tasks.writer,
            series=series.name,
            round=prompt.round,
            device=self._canvas.device,
        )

    def _back(self) -> None:
        if self._series is None or not self._written:
            return
        last = self._written.pop()
        if last.id is not None:
            self._session.sample_tasks.delete([last.id])
        elif last.sample is not None:
            self._dropped.append(last.sample)
        self._canvas.set_aside()
        self._ask()

    # What the store reports

    def _on_added(self, number: int, sample: NewSample) -> None:
        if sample in self._dropped:
            self._dropped.remove(sample)
            self._session.sample_tasks.delete([number])
        written = self._reported(sample)
        if written is not None:
            written.id = number

    def _on_not_added(self, sample: NewSample) -> None:
        """Puts a drawing that could not be kept back on the paper, to be taken once more."""
        written = self._reported(sample)
        if written is None or written.drawing is None:
            return
        if written in self._written:
            self._written.remove(written)
            self._canvas.set_aside()
            self._ask()
        self._canvas.replace(written.drawing)

    def _reported(self, sample: NewSample) -> Written | None:
        """The drawing of which the store has reported now; None for one of another part."""
        written = next((one for one in self._unkept if one.sample is sample), None)
        if written is not None:
            self._unkept.remove(written)
        return written
