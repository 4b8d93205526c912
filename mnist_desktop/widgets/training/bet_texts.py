"""What came of a bet, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.learning.bet import Bet, Compared, CurveResult, PickResult, compare_curves
from mnist_desktop.learning.events import TrainingOutcome, TrainingResult


class BetTexts(QObject):
    """Sentences in the current language."""

    def in_words(
        self,
        bet: Bet,
        result: TrainingResult,
        picks: PickResult | None,
        *,
        is_reading: bool = False,
    ) -> list[str]:
        """One paragraph on the curve, one on the images; only about what was bet or read.

        Args:
            bet: on the run.
            result: of the run.
            picks: how its network read the images; None if it did not.
            is_reading: whether that comes in a moment.
        """
        paragraphs = []
        if bet.curve.points:
            paragraphs.append(self._of_curve(bet, result))
        if picks is not None:
            paragraphs.append(self._of_picks(picks, result))
        elif bet.picked and not is_reading:
            paragraphs.append(self._why_not_read(result))
        return paragraphs

    def _of_curve(self, bet: Bet, result: TrainingResult) -> str:
        reached = [one.validation_accuracy for one in result.history]
        compared = compare_curves(bet.curve, reached)
        if compared is None:
            return " ".join(
                filter(None, (self._how_it_ended(result), self._why_no_comparison(result)))
            )
        sentences = [self._how_it_ended(result), self._of_epoch(compared.first)]
        if compared.last.epoch != compared.first.epoch:
            sentences.append(self._of_epoch(compared.last))
        sentences += [self._of_excess(compared.last), self._of_level(compared)]
        if compared.last.epoch < compared.epochs:
            text = self.tr("The run went on to epoch {epochs}; your curve ended at epoch {last}.")
            sentences.append(text.format(epochs=compared.epochs, last=compared.last.epoch))
        return " ".join(filter(None, sentences))

    def _how_it_ended(self, result: TrainingResult) -> str:
        done, count = len(result.history), result.config.all_epochs
        if result.outcome is TrainingOutcome.DIVERGED:
            text = self.tr(
                "The loss became infinite or no number; finished epochs: {done} of {count}."
            )
        elif result.outcome is TrainingOutcome.STOPPED:
            text = self.tr("The run was stopped; finished epochs: {done} of {count}.")
        elif result.outcome is TrainingOutcome.EARLY:
            text = self.tr("The run ended early; finished epochs: {done} of {count}.")
        else:
            return ""
        return text.format(done=done, count=count)

    def _why_no_comparison(self, result: TrainingResult) -> str:
        if not result.history:
            return self.tr(
                "Validation accuracy is measured at the end of an epoch: there is none to compare."
            )
        return self.tr("Your curve has no epoch of those that were measured.")

    def _of_epoch(self, compared: Compared) -> str:
        text = self.tr("You expected {expected} % after epoch {epoch}; it was {reached} %.")
        return text.format(
            expected=f"{compared.expected:.1f}",
            epoch=compared.epoch,
            reached=f"{compared.reached:.1f}",
        )

    def _of_excess(self, compared: Compared) -> str:
        """By how much the curve was wrong at its end, or at that of the run."""
        if not compared.excess:
            text = self.tr("After epoch {epoch} your curve was right to a tenth of a percent.")
            return text.format(epoch=compared.epoch)
        text = self.tr("After epoch {epoch} your curve was too high by {points} percentage points.")
        if compared.excess < 0:
            text = self.tr(
                "After epoch {epoch} your curve was too low by {points} percentage points."
            )
        return text.format(epoch=compared.epoch, points=f"{abs(compared.excess):.1f}")

    def _of_level(self, compared: CurveResult) -> str:
        level = compared.level
        if level is None:
            return ""
        if level.reached is None:
            text = self.tr("You expected {level} % by epoch {expected}; the run never reached it.")
        elif level.reached == level.expected:
            text = self.tr("You expected {level} % by epoch {expected}; it was reached just then.")
        else:
            text = self.tr(
                "You expected {level} % by epoch {expected}; it was first reached after epoch"
                " {reached}."
            )
        return text.format(
            level=f"{level.percent:g}", expected=level.expected, reached=level.reached
        )

    def _of_picks(self, picks: PickResult, result: TrainingResult) -> str:
        sentences = [self._by_whom(result), self._of_misread(picks), self._of_hits(picks)]
        if result.own_drawings:
            sentences.append(self.tr("Kept drawings were among the images that it learned from."))
        return " ".join(filter(None, sentences))

    def _by_whom(self, result: TrainingResult) -> str:
        if result.best_epoch:
            text = self.tr("The images are read by the network of epoch {epoch}, the best one.")
            return text.format(epoch=result.best_epoch)
        return self.tr("The images are read by the newest network: no epoch was validated.")

    def _of_misread(self, picks: PickResult) -> str:
        count, misread = len(picks.labels), picks.misread
        if not misread:
            return self.tr("It read all {count} correctly.").format(count=count)
        one = self.tr("{label} as {answer}")
        listed = ", ".join(
            one.format(label=picks.labels[index], answer=picks.answers[index]) for index in misread
        )
        text = self.tr("It misread {misread} of {count}: {listed}.")
        return text.format(misread=len(misread), count=count, listed=listed)

    def _of_hits(self, picks: PickResult) -> str:
        if not picks.picked:
            return self.tr("You had picked none.")
        text = self.tr("Of the {picked} that you had picked it misread {hits}.")
        if len(picks.picked) == 1:
            text = self.tr("The one that you had picked was read correctly.")
            if picks.hits:
                text = self.tr("The one that you had picked was misread.")
        return text.format(picked=len(picks.picked), hits=picks.hits)

    def _why_not_read(self, result: TrainingResult) -> str:
        if result.classes:
            return self.tr(
                "This network reads other classes than the digits, so it did not read them."
            )
        return self.tr("The run has made no network, so the images were not read.")
