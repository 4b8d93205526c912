"""What a step of a lesson says: its text, what came of it so far, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale, QObject

from mnist_desktop.lessons.figures import filled, holds
from mnist_desktop.lessons.lesson import Lesson, Step
from mnist_desktop.widgets.lesson.lesson_panel import ShownStep
from mnist_desktop.window.lesson_progress import LessonProgress, Remark

_CHARTS = ("lossChart", "accuracyChart")


class LessonTexts(QObject):
    """Sentences in the current language."""

    def step(self, lesson: Lesson, at: int, progress: LessonProgress) -> ShownStep:
        """A step as the panel shows it.

        Args:
            lesson: has the step.
            at: its number, from 0.
            progress: what was done in the lesson, and what came of it.
        """
        step, language, chosen = lesson.steps[at], QLocale().name(), progress.chosen.get(at)
        reply = None if chosen is None else step.choices[chosen].reply
        return ShownStep(
            title=lesson.title.said(language),
            number=at + 1,
            count=len(lesson.steps),
            text=filled(step.text, language, progress.figures),
            found=tuple(self._found(step, progress)),
            choices=tuple(one.text.said(language) for one in step.choices),
            chosen=chosen,
            reply="" if reply is None else filled(reply, language, progress.figures),
            waiting=self._waiting(step, at, progress),
        )

    def _found(self, step: Step, progress: LessonProgress) -> Iterator[str]:
        """What the claims of a step come to, and what must be known about the runs behind them."""
        if progress.is_of_earlier_start and step.point in _CHARTS:
            yield self.tr(
                "• You began this lesson before the program was last closed. Its runs of then are"
                " no longer in the charts; their figures are kept."
            )
        numbers: set[int] = set()
        language = QLocale().name()
        for claim in step.claims:
            numbers.add(claim.left.number)
            if not isinstance(claim.right, float):
                numbers.add(claim.right.number)
            outcome = holds(claim, progress.figures)
            if outcome is None:
                yield self.tr(
                    "• Nothing can be said here: it takes the runs or drawings of the steps before,"
                    " done in this lesson."
                )
                break
            text = claim.holds if outcome else claim.otherwise
            yield f"• {filled(text, language, progress.figures)}"
        remarks = {
            Remark.STOPPED: self.tr("Your run was stopped before its end."),
            Remark.DIVERGED: self.tr("The loss of your run became infinite or no number."),
            Remark.OTHER_SETTINGS: self.tr(
                "Your run had other settings or other data than the lesson's, so its figures may"
                " differ for that reason."
            ),
        }
        noted = progress.remarks
        yield from (f"• {remarks[noted[one]]}" for one in sorted(numbers) if one in noted)

    def _waiting(self, step: Step, at: int, progress: LessonProgress) -> str:
        """What is missing before the next step; empty for nothing."""
        if step.wait is not None and at not in progress.done:
            return {
                "drawing": self.tr("Waiting for your drawing."),
                "test_image": self.tr("Waiting for a test image."),
                "preprocessing": self.tr("Waiting for that choice."),
                "tab": self.tr("Waiting for that tab."),
                "run_started": self.tr("Waiting for Train."),
                "run_ended": self.tr("Waiting for the end of the run."),
                "tested": self.tr("Waiting for Keep or Go back, and for the test."),
            }[step.wait.what]
        if step.choices and at not in progress.chosen:
            return self.tr("Waiting for your answer.")
        return ""
