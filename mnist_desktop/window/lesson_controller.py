"""Stands between a lesson, its panel and what a person does in the window."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from mnist_desktop.learning.events import (
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.presets import TRAINING_IMAGES
from mnist_desktop.lessons.figures import figures_of_answer, figures_of_run
from mnist_desktop.lessons.lesson import Awaited, Lesson, Step
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.preprocessing_choice import PreprocessingChoice
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.widgets.lesson.lesson_panel import LessonPanel
from mnist_desktop.widgets.lesson.pointer_frame import PointerFrame
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.lesson_progress import KeptProgress, LessonProgress, Remark
from mnist_desktop.window.lesson_texts import LessonTexts
from mnist_desktop.window.settings import WindowSettings

_COMPARED = (
    *("architecture", "all_epochs", "samples", "batch_size", "learning_rate", "optimizer"),
    *("schedule", "loss", "augmentation", "divides_twice", "data", "also"),
)
"""Settings of a run that a lesson's sentences are about."""


@dataclass(frozen=True)
class LessonPlace:
    """The parts of the window that a lesson speaks of, sets or listens to."""

    window: QMainWindow
    canvas: DrawingCanvas
    lab: Lab
    training: TrainingSettings
    preprocessing: PreprocessingChoice


class LessonController(QObject):
    """Shows one step after the other, and knows what has been done and what came of it."""

    begun = Signal()
    closed = Signal()

    def __init__(
        self, panel: LessonPanel, place: LessonPlace, session: Session, settings: WindowSettings
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._place = place
        self._session = session
        self._settings = settings
        self._frame = PointerFrame(place.window)
        self._texts = LessonTexts(self)
        self._lesson: Lesson | None = None
        self._last: Lesson | None = None
        self._at = 0
        self._progress = LessonProgress()
        self._kept = KeptProgress(settings)
        self._has_drawn = False  # since the step is shown
        self._result: TrainingResult | None = None  # of the last run
        self._test: TestResult | None = None  # of that run
        self._connect()

    def _connect(self) -> None:
        panel, trainer = self._panel, self._session.trainer
        panel.back_requested.connect(lambda: self._go_to(self._at - 1))
        panel.next_requested.connect(self._on_next)
        panel.close_requested.connect(self.close)
        panel.choice_requested.connect(self._on_choice)
        self._place.canvas.edited.connect(self._on_edited)
        self._session.answered.connect(self._on_answer)
        self._place.preprocessing.changed.connect(self._on_preprocessing)
        self._place.lab.currentChanged.connect(self._on_tab)
        trainer.started.connect(self._on_started)
        trainer.ended.connect(self._on_ended)
        trainer.run_model.evaluated.connect(self._on_evaluated)

    def retranslate(self) -> None:
        """Updates the texts after a language change."""
        if self._lesson is not None:
            self._show()

    # A lesson

    def begin(self, lesson: Lesson) -> None:
        """Opens a lesson where it was left, with what came of it so far."""
        self._lesson = self._last = lesson
        self._progress = self._kept.of(lesson)
        self._go_to(self.step_of(lesson))
        self.begun.emit()

    @property
    def last(self) -> Lesson | None:
        """The lesson that was opened last since the start; None where none was."""
        return self._last

    def is_open(self, lesson: Lesson) -> bool:
        """Whether it is the one in the bar."""
        return self._lesson == lesson

    def step_of(self, lesson: Lesson) -> int:
        """The step at which a lesson was left, from 0."""
        step = self._settings.number(_key(lesson)) or 0.0
        return int(step) if 0 <= step < len(lesson.steps) else 0

    def close(self) -> bool:
        """Closes the lesson; whether one was open."""
        if self._lesson is None:
            return False
        self._lesson = None
        self._frame.point_at(None)
        self._panel.hide()
        self.closed.emit()
        return True

    def _on_next(self) -> None:
        assert self._lesson is not None
        if self._at + 1 < len(self._lesson.steps):
            self._go_to(self._at + 1)
        else:
            self._settings.set_number(_key(self._lesson), 0)
            self._progress.done.clear()
            self._progress.chosen.clear()
            self._progress.is_of_earlier_start = False
            self._kept.save()
            self.close()

    def _go_to(self, index: int) -> None:
        assert self._lesson is not None
        self._at = index
        self._has_drawn = False
        self._settings.set_number(_key(self._lesson), index)
        step = self._step
        if step.tab:
            self._place.lab.show_tab(step.tab)
        wanted = self._wanted(index) if step.settings is not None else None
        if wanted is not None and not self._session.trainer.is_running:
            self._place.training.set_config(wanted)
        self._note_what_is_so(step)
        self._show_change()
        target = self._place.window.findChild(QWidget, step.point) if step.point else None
        self._frame.point_at(target)

    @property
    def _step(self) -> Step:
        assert self._lesson is not None
        return self._lesson.steps[self._at]

    def _wanted(self, index: int) -> TrainingConfig | None:
        """The settings of the run that a step belongs to, with the seed that is set."""
        assert self._lesson is not None
        steps = self._lesson.steps[: index + 1]
        settings = next((one.settings for one in reversed(steps) if one.settings), None)
        if settings is None:
            return None
        return settings.config(TRAINING_IMAGES, self._place.training.config().seed)

    # What is shown

    def _show_change(self) -> None:
        """Shows what was done or came of it, and keeps it."""
        self._kept.save()
        self._show()

    def _show(self) -> None:
        assert self._lesson is not None
        self._panel.show_step(self._texts.step(self._lesson, self._at, self._progress))

    # What the person does

    def _on_choice(self, index: int) -> None:
        self._progress.chosen[self._at] = index
        self._show_change()

    def _on_edited(self) -> None:
        self._has_drawn = True

    def _on_answer(self, answer: Answer) -> None:
        if self._lesson is None or self._step.wait is None or answer.prediction is None:
            return
        wait, submitted = self._step.wait, answer.submitted
        is_image = isinstance(submitted, Drawing) and submitted.is_image
        is_it = {
            "drawing": self._has_drawn and not is_image,
            "test_image": is_image,
            "preprocessing": self._is_chosen(wait.name),
        }.get(wait.what, False)
        if is_it:
            self._finish(figures_of_answer(answer.prediction))

    def _is_chosen(self, preprocessing: str) -> bool:
        return self._place.preprocessing.choice() == (preprocessing, False)

    def _on_preprocessing(self) -> None:
        if self._awaits("preprocessing") and self._is_chosen(self._wait_name):
            self._finish()

    def _on_tab(self) -> None:
        if self._awaits("tab") and self._tab == self._wait_name:
            self._finish()

    @property
    def _tab(self) -> str:
        return self._place.lab.currentWidget().objectName()

    @property
    def _wait_name(self) -> str:
        wait = self._step.wait
        return "" if wait is None else wait.name

    def _awaits(self, what: Awaited) -> bool:
        wait = None if self._lesson is None else self._step.wait
        return wait is not None and wait.what == what

    def _note_what_is_so(self, step: Step) -> None:
        """Ends the wait for what has happened before the step was shown."""
        wait = step.wait
        if wait is None:
            return
        is_so = {
            "tab": wait.what == "tab" and self._tab == wait.name,
            "preprocessing": wait.what == "preprocessing"
            and not wait.number
            and self._is_chosen(wait.name),
            "run_started": self._session.trainer.is_running,
        }.get(wait.what, False)
        if is_so:
            self._progress.done.add(self._at)
        elif wait.what == "tested" and self._result is not None and self._test is not None:
            self._remember(self._at, self._result, self._test)

    def _finish(self, figures: dict[str, float] | None = None) -> None:
        """The wait of the step is over."""
        wait = self._step.wait
        if figures is not None and wait is not None and wait.number:
            self._progress.figures[wait.number] = figures
        if self._at not in self._progress.done:
            self._progress.done.add(self._at)
            self._show_change()

    # What a run gives

    def _on_started(self) -> None:
        self._result = self._test = None
        if self._awaits("run_started"):
            self._finish()

    def _on_ended(self, result: TrainingResult | None) -> None:
        self._result = result
        if result is not None:
            self._note_run("run_ended", result, None)

    def _on_evaluated(self, test: TestResult) -> None:
        self._test = test
        if self._result is not None:
            self._note_run("tested", self._result, test)

    def _note_run(self, what: Awaited, result: TrainingResult, test: TestResult | None) -> None:
        """A short run may end while the step before is still being read."""
        if self._lesson is None:
            return
        for index in range(self._at, min(self._at + 2, len(self._lesson.steps))):
            wait = self._lesson.steps[index].wait
            if wait is not None and wait.what == what:
                self._remember(index, result, test)
                self._show_change()
                return

    def _remember(self, index: int, result: TrainingResult, test: TestResult | None) -> None:
        assert self._lesson is not None
        step = self._lesson.steps[index]
        self._progress.done.add(index)
        if step.wait is None or not step.wait.number:
            return
        number = step.wait.number
        self._progress.figures[number] = figures_of_run(result, test)
        self._progress.remarks.pop(number, None)
        wanted = self._wanted(index)
        if result.outcome is TrainingOutcome.STOPPED:
            self._progress.remarks[number] = Remark.STOPPED
        elif result.outcome is TrainingOutcome.DIVERGED:
            self._progress.remarks[number] = Remark.DIVERGED
        elif wanted is not None and not _is_alike(result.config, wanted):
            self._progress.remarks[number] = Remark.OTHER_SETTINGS


def _is_alike(config: TrainingConfig, wanted: TrainingConfig) -> bool:
    if wanted.samples is not None and wanted.samples >= TRAINING_IMAGES:
        wanted = replace(wanted, samples=None)
    return all(getattr(config, name) == getattr(wanted, name) for name in _COMPARED)


def _key(lesson: Lesson) -> str:
    return f"lesson_{lesson.name}"
