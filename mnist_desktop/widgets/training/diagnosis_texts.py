"""The sentences for a diagnosis, such as that a network overfits, and the words of its button."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.learning.diagnosis import Diagnosis, Finding
from mnist_desktop.learning.fixes import Fix
from mnist_desktop.percentage import percentage


class DiagnosisTexts(QObject):
    """Sentences in the current language."""

    def sentence(self, diagnosis: Diagnosis) -> str:
        """What the charts show."""
        return self._text(diagnosis).format(
            epoch=diagnosis.epoch,
            training=_percent(diagnosis.training),
            validation=_percent(diagnosis.validation),
            test=_percent(diagnosis.test),
            kept=diagnosis.kept,
            best=_percent(diagnosis.best),
            chance=_percent(diagnosis.chance),
            batches="" if diagnosis.batches is None else f"{diagnosis.batches:,}",
        )

    def button(self, diagnosis: Diagnosis, *, is_running: bool) -> str:
        """The text of the button; empty if there is none."""
        if diagnosis.fix is None:
            return ""
        if diagnosis.fix is Fix.STOP:
            return self.tr("Stop, keep epoch {epoch}").format(epoch=diagnosis.kept)
        return self._starting(diagnosis.fix) if is_running else self._training(diagnosis.fix)

    def explanation(self, fix: Fix) -> str:
        """What the button does, for its status tip."""
        return {
            Fix.STOP: self.tr(
                "Ends the training now. The weights of the epoch that read the most validation"
                " images right are kept."
            ),
            Fix.LOWER_RATE: self.tr(
                "A new training with a tenth of the learning rate: each batch moves the weights"
                " less, so that the loss may settle."
            ),
            Fix.USUAL_RATE: self.tr(
                "A new training with the learning rate that is usual for this optimizer."
            ),
            Fix.MORE_EPOCHS: self.tr(
                "A new training that goes through the images more often. A network usually needs"
                " some hundred batches to learn."
            ),
            Fix.AUGMENT: self.tr(
                "A new training with new examples made from old ones (augmentation): images are"
                " turned, moved and bent a little each time, so they are harder to learn by heart."
            ),
            Fix.MORE_IMAGES: self.tr(
                "A new training with ten times as many images, or all there are. More of them are"
                " harder to learn by heart."
            ),
        }[fix]

    def _text(self, diagnosis: Diagnosis) -> str:
        match diagnosis.finding:
            case Finding.LEARNING:
                return self.tr(
                    "It is learning: {validation} % of validation images right after epoch {epoch}."
                    " Draw and watch the bars."
                )
            case Finding.NO_BETTER:
                if diagnosis.best == diagnosis.validation:  # at a lower loss
                    return self.tr(
                        "Epoch {epoch}: {validation} % of validation images right, no more than"
                        " after epoch {kept}."
                    )
                return self.tr(
                    "Epoch {epoch}: {validation} % of validation images right; the best so far is"
                    " epoch {kept} with {best} %."
                )
            case Finding.UNCLEAR:
                return self.tr(
                    "Epoch {epoch}: {validation} % of validation images right; always answering"
                    " the most frequent class would give {chance} %."
                )
            case Finding.DIVERGED:
                return self.tr(
                    "The loss became infinite in epoch {epoch}: probably the steps were too large."
                )
            case Finding.GUESSING:
                return self._guessing(diagnosis.fix)
            case Finding.SHORT:
                return self.tr(
                    "Only {training} % right even of the images it learned from after {batches}"
                    " batches: more epochs may help."
                )
            case Finding.OVERFITTING:
                return self.tr(
                    "Overfitting since epoch {epoch}: validation loss rises while training loss"
                    " falls ({validation} against {training} % right)."
                )
            case Finding.GAP:
                if diagnosis.test is not None:
                    return self.tr(
                        "Overfitting: {training} % right of the images it learned from, only"
                        " {test} % of the test images."
                    )
                return self.tr(
                    "Overfitting: {training} % right of the images it learned from, only"
                    " {validation} % of the validation images."
                )
            case Finding.SHIFT:
                return self.tr(
                    "{validation} % right in validation, {test} % in the test: the test images seem"
                    " to be of another kind."
                )

    def _guessing(self, fix: Fix | None) -> str:
        match fix:
            case Fix.MORE_EPOCHS:
                return self.tr(
                    "Hardly better than guessing after epoch {epoch} ({validation} % right): it has"
                    " learned only {batches} batches."
                )
            case Fix.LOWER_RATE:
                return self.tr(
                    "Hardly better than guessing after epoch {epoch} ({validation} % right): the"
                    " steps are probably too large."
                )
            case Fix.USUAL_RATE:
                return self.tr(
                    "Hardly better than guessing after epoch {epoch} ({validation} % right): the"
                    " steps are probably too small."
                )
            case _:
                return self.tr(
                    "After epoch {epoch} hardly better than guessing: {validation} % of"
                    " validation images right."
                )

    def _training(self, fix: Fix) -> str:
        return {
            Fix.LOWER_RATE: self.tr("Train again with a tenth of the rate"),
            Fix.USUAL_RATE: self.tr("Train again with the usual rate"),
            Fix.MORE_EPOCHS: self.tr("Train again with more epochs"),
            Fix.AUGMENT: self.tr("Train again with new examples"),
            Fix.MORE_IMAGES: self.tr("Train again with more images"),
        }[fix]

    def _starting(self, fix: Fix) -> str:
        return {
            Fix.LOWER_RATE: self.tr("Restart with a tenth of the rate"),
            Fix.USUAL_RATE: self.tr("Restart with the usual rate"),
            Fix.MORE_EPOCHS: self.tr("Restart with more epochs"),
            Fix.AUGMENT: self.tr("Restart with new examples"),
            Fix.MORE_IMAGES: self.tr("Restart with more images"),
        }[fix]


def _percent(share: float | None) -> str:
    return "" if share is None else percentage(share)
