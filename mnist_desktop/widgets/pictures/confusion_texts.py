"""What a confusion matrix says, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from mnist_desktop.insight.confusion import Confusion, Mistake
from mnist_desktop.messages import text_of
from mnist_desktop.percentage import percentage


class ConfusionTexts(QObject):
    """Sentences in the current language."""

    def cell(self, confusion: Confusion, label: int, answer: int) -> str:
        """A cell: "4 read as 9: 6 of 480."."""
        return text_of(confusion.message(label, answer), QCoreApplication.translate)

    def accuracy(self, confusion: Confusion, label: int) -> str:
        """How many images of a label are read right, and how sure that is."""
        found, name = confusion.accuracy_of(label), confusion.name(label)
        if found.share is None:
            return self.tr("No image here is labelled {name}.").format(name=name)
        low, high = found.interval
        return self.tr(
            "{name}: {right} of {count} are read right, {share} %. Chance plays a part in such a"
            " count: of many more such images between {low} and {high} % may be read right (95 %"
            " interval)."
        ).format(
            name=name,
            right=f"{found.right:,}",
            count=f"{found.count:,}",
            share=percentage(found.share),
            low=percentage(low),
            high=percentage(high),
        )

    def header(self, confusion: Confusion, index: int, *, is_answer: bool) -> str:
        """What a row or a column counts."""
        if index == len(confusion.counts):
            return self.tr("How many images of each label are read right.")
        counts = confusion.counts[:, index] if is_answer else confusion.counts[index]
        text = (
            self.tr("Read as {name}: {count} images. Click to see them.")
            if is_answer
            else self.tr("Labelled {name}: {count} images. Click to see them.")
        )
        return text.format(name=confusion.name(index), count=f"{int(counts.sum()):,}")

    def right(self) -> str:
        """The head of the last column."""
        return self.tr("right")

    def mistake(self, confusion: Confusion, mistake: Mistake) -> str:
        """A mistake in a few words."""
        return self.tr("{label} read as {answer}: {count}").format(
            label=confusion.name(mistake.label),
            answer=confusion.name(mistake.answer),
            count=f"{mistake.count:,}",
        )

    def summary(self, confusion: Confusion | None, part: str, total: int) -> str:
        """The matrix in one line.

        Args:
            confusion: None while nothing is read.
            part: "train", "validation" or "test".
            total: images of the part.
        """
        if confusion is None or not confusion.total:
            return self.tr("Confusion matrix")
        text = {
            "train": self.tr("Confusion matrix: {wrong} of {count} misread (training)"),
            "validation": self.tr("Confusion matrix: {wrong} of {count} misread (validation)"),
            "test": self.tr("Confusion matrix: {wrong} of {count} misread (test)"),
        }[part].format(
            wrong=f"{confusion.total - confusion.correct:,}", count=f"{confusion.total:,}"
        )
        return self.tr("{text} so far").format(text=text) if confusion.total < total else text

    def axes(self, confusion: Confusion | None) -> str:
        """How the matrix is read, and how much of it is right."""
        text = self.tr("Rows: label; columns: answer.")
        if confusion is None or not confusion.total:
            return text
        share = percentage(confusion.correct / confusion.total, 2)
        return self.tr("{share} % right. {axes}").format(share=share, axes=text)
