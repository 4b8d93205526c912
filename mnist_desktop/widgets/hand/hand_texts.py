"""What is said of learning a hand: counts, and nothing that they do not show."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.samples.exam import ExamResult
from mnist_desktop.samples.hand_result import HandResult

KNOWN_HANDS = (15_834, 5, 6)
"""Digits of hands that the built-in model has learned, how many of them it misread before and after
it learned thirty of the same hand in closed form: docs/hand.md."""


class HandTexts(QObject):
    """The sentences, translated as of this object."""

    def own(
        self, result: HandResult, *, are_rounds_written: bool, may_be_known: bool = False
    ) -> str:
        """How the drawings are read before and after, and whether that could be luck.

        Args:
            result: the counts.
            are_rounds_written: whether each was judged without the round it was written in.
            may_be_known: whether the model may have learned some of them before.
        """
        if may_be_known:
            text = self.tr(
                "{before} of your {count} were right before, {after} now. But it may have learned"
                " some of them before, so only new ones can tell: write ten."
            )
        elif are_rounds_written:
            text = self.tr(
                "{before} of your {count} were right before, {after} now, each judged without its"
                " own round."
            )
        else:
            text = self.tr(
                "{before} of your {count} were right before, {after} now, each judged without the"
                " third of the drawings that it belongs to."
            )
        text = text.format(before=result.before, count=result.samples, after=result.after)
        return text if may_be_known else f"{text} {self._luck(result)}".rstrip()

    def _luck(self, result: HandResult) -> str:
        if result.gained == result.lost:
            return self._no_difference(result.gained)
        if result.could_be_luck:
            return self.tr("That could be luck: write ten new ones.")
        return ""

    def _no_difference(self, gained: int) -> str:
        if gained:
            text = self.tr("As many became wrong as became right: {count}.")
            return text.format(count=gained)
        return self.tr("These drawings show no difference: write ten new ones.")

    def mnist(self, result: HandResult) -> str:
        """What it costs on MNIST."""
        text = self.tr("MNIST's validation images: {before} of {count} right before, {after} now.")
        return text.format(
            before=f"{result.mnist_before:,}",
            count=f"{result.mnist_images:,}",
            after=f"{result.mnist_after:,}",
        )

    def letters(self, result: HandResult) -> str:
        """Whether letters are still refused; empty for a network that cannot refuse."""
        if not result.letters:
            return ""
        text = self.tr("Letters refused as no digit: {before} of {count} before, {after} now.")
        return text.format(
            before=result.refused_letters_before,
            count=result.letters,
            after=result.refused_letters_after,
        )

    def step(self, result: HandResult) -> str:
        """How much of the step was taken, where that is not all of it."""
        most = max(result.mnist_images // 1000, 1)
        if not result.scale:
            text = self.tr(
                "Nothing was learned: every step that was tried would have cost more than {most} of"
                " MNIST's validation images."
            )
        elif result.scale < 1:
            text = self.tr(
                "Only {percent} % of the step was taken: the whole one would have cost more than"
                " {most} of MNIST's validation images."
            )
        else:
            return ""
        return text.format(percent=round(100 * result.scale), most=most)

    def known_hands(self) -> str:
        """What to expect of the built-in model."""
        count, before, after = KNOWN_HANDS
        text = self.tr(
            "The built-in model has learned many hands already: of {count} digits of such hands it"
            " misread {before} before it learned thirty of each, and {after} after. It can gain"
            " where you write a digit in a way that is new to it."
        )
        return text.format(count=f"{count:,}", before=before, after=after)

    def exam(self, result: ExamResult) -> str:
        """How both models did."""
        text = self.tr("Before {before} of {count}, now {after} of {count}.")
        text = text.format(
            before=result.right_before, after=result.right_after, count=len(result.labels)
        )
        luck = ""
        if result.right_before == result.right_after:
            luck = self.tr("No difference on these.")
        elif result.could_be_luck:
            luck = self.tr("So small a difference could be luck.")
        return f"{text} {luck}".rstrip()
