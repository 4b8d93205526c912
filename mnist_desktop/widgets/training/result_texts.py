"""The result of a training run in sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.learning.events import TestResult, TrainingOutcome, TrainingResult
from mnist_desktop.learning.gap import Gap
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.training.progress import ProgressTexts


class ResultTexts(QObject):
    """Sentences in the current language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._progress_texts = ProgressTexts(self)

    def figure(self, result: TrainingResult) -> str:
        """The validation accuracy, or that there is none."""
        accuracy = result.validation_accuracy
        if accuracy is None:
            return self.tr("not validated")
        return self.tr("{percent} %").format(percent=percentage(accuracy, 2))

    def of_what(self, result: TrainingResult, images: int) -> str:
        """What the accuracy counts; empty if there is none."""
        if not result.is_validated:
            return ""
        if result.classes or result.config.data is not None:  # which may be anything
            text = self.tr("of {count} validation images correct")
        else:
            text = self.tr("of {count} validation digits correct")
        return text.format(count=f"{images:,}")

    def note(self, result: TrainingResult) -> str:
        """How the run ended, which weights these are, and whether own drawings were learned."""
        text = self._note(result).format(
            best=result.best_epoch, epochs=len(result.history), last=len(result.history) + 1
        )
        if result.weights and result.own_drawings:
            own = self.tr("Own drawings learned too: {count}.")
            text += " " + own.format(count=f"{result.own_drawings:,}")
        return text

    def choice(self, name: str, in_use: str | None, *, is_listed: bool) -> str:
        """Which model answers, and where the new network is.

        Args:
            name: of the new network.
            in_use: of the model that answers; None for the built-in one.
            is_listed: whether the new network is in the Models menu.
        """
        if in_use == name:
            text = self.tr("Kept: {name} answers now. The Models menu has the others.")
        elif is_listed and in_use is None:
            text = self.tr("The built-in model answers now; {name} is in the Models menu.")
        elif is_listed:
            text = self.tr("{in_use} answers now; {name} is in the Models menu.")
        elif in_use is None:
            text = self.tr("The built-in model answers now. The new network was removed.")
        else:
            text = self.tr("{in_use} answers now. The new network was removed.")
        return text.format(name=name, in_use=in_use)

    def measuring(self, images: int) -> str:
        """That the test is running."""
        return self.tr("Measuring on {count} test images…").format(count=f"{images:,}")

    def test(self, share: float) -> str:
        """An accuracy on the test images."""
        return self.tr("{percent} %").format(percent=percentage(share, 2))

    def tests(self, new: int, old: int | None) -> str:
        """How often the two networks were tested on this computer; empty where nothing counted."""
        if not new:
            return ""
        text = self.tr("Tested on this computer so far: new network {new}×, old model {old}×.")
        if old is None:
            text = self.tr("Tested on this computer so far: {new}×.")
        return text.format(new=f"{new:,}", old="" if old is None else f"{old:,}")

    def gap(self, test_result: TestResult) -> str:
        """What the difference between training and test means."""
        text = {
            Gap.LITTLE: self.tr(
                "Training {training} %, test {test} %: it has not learned much yet."
            ),
            Gap.NONE: self.tr(
                "Training {training} %, test {test} %: hardly any gap. It reads new images as well"
                " as those it learned from."
            ),
            Gap.NORMAL: self.tr(
                "Training {training} %, test {test} %: a normal gap. It reads new images almost as"
                " well as those it learned from."
            ),
            Gap.WIDE: self.tr(
                "Training {training} %, test {test} %: a wide gap. It reads the images it learned"
                " from clearly better than the test images."
            ),
            Gap.UNSURE: self.tr(
                "Training {training} %, test {test} % of {count} images: too few to tell whether"
                " there is a gap."
            ),
        }[test_result.gap]
        return text.format(
            training=percentage(test_result.training_accuracy),
            test=percentage(test_result.test_accuracy),
            count=f"{test_result.tested:,}",
        )

    def effort(self, test_result: TestResult) -> str:
        """How long the training took, and on what."""
        return self.tr("Trained in {time} on: {device}").format(
            time=self._progress_texts.time(test_result.seconds), device=test_result.device
        )

    def _note(self, result: TrainingResult) -> str:
        if not result.weights:
            return self.tr("It ended before its first batch: there is nothing to keep.")
        if not result.is_validated:
            if result.outcome is TrainingOutcome.DIVERGED:
                return self.tr(
                    "The loss became infinite in epoch {last}. These are the last good weights;"
                    " they were not checked on validation images."
                )
            return self.tr(
                "Stopped before it was checked on validation images. These are its newest weights."
            )
        match result.outcome:
            case TrainingOutcome.DIVERGED:
                return self.tr(
                    "The loss became infinite in epoch {last}; these are the weights of epoch"
                    " {best}."
                )
            case TrainingOutcome.EARLY:
                return self.tr(
                    "Ended after epoch {epochs}, as none was better than epoch {best}; these are"
                    " its weights."
                )
            case TrainingOutcome.STOPPED:
                return self.tr("Stopped. Best so far: the weights of epoch {best} of {epochs}.")
            case _:
                return self.tr("These are the weights of the best epoch, {best} of {epochs}.")
