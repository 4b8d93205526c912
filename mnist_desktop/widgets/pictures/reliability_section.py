"""Whether the network is right as often as it is sure, in sentences and a chart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.insight.reliability import SurenessGroup
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.group_chart import GroupChart


class ReliabilitySection(Translated, QWidget):
    """Groups of answers; a click on one asks for its images."""

    images_requested = Signal(object, str)  # (n,) indices of validation images, what they are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[SurenessGroup, ...] = ()
        self._total = 0
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self._whole = SteadyLabel(named("reliabilitySentence", QLabel(textFormat=plain)))
        self.chart = GroupChart()
        self._legend = QLabel(wordWrap=True, textFormat=plain)
        self._group = SteadyLabel(named("groupSentence", QLabel(textFormat=plain)))
        self.chart.pointed.connect(self._show_group)
        self.chart.chosen.connect(self._on_chosen)
        parts = self._title, self._whole, self.chart, self._legend, self._group
        column_of(*parts, owner=self)
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Is it right as often as it is sure?"))
        self._legend.setText(
            self.tr(
                "●  right, and how far chance may have moved that\n◇  how sure it said it was;"
                " ◆  beyond that interval"
            )
        )
        self._show()

    def show_groups(self, groups: tuple[SurenessGroup, ...], total: int) -> None:
        """Shows groups of answers to validation images; `total` of them are there in all."""
        self._groups, self._total = groups, total
        self.chart.show_groups(groups)
        self._show()

    def _show(self) -> None:
        self._whole.set_text(self._in_words())
        self._show_group(self.chart.column)

    def _in_words(self) -> str:
        if not self._groups:
            return self.tr("Reading the validation images…")
        counts = [len(one.indices) for one in self._groups]
        count, right = sum(counts), sum(one.right for one in self._groups)
        said = sum(one.said * n for one, n in zip(self._groups, counts, strict=True)) / count
        text = self.tr(
            "Of its answers to {count} validation images it was {said} % sure on average, and"
            " {right} % are right."
        ).format(count=f"{count:,}", said=percentage(said, 2), right=percentage(right / count, 2))
        if count == self._total:
            return f"{text} {self._verdict()}"
        rest = self.tr("There are {total} in all.").format(total=f"{self._total:,}")
        return f"{text} {rest}"

    def _verdict(self) -> str:
        groups = len(self._groups)
        surer = sum(one.verdict > 0 for one in self._groups)
        less = sum(one.verdict < 0 for one in self._groups)
        if not surer and not less:
            return self.tr(
                "In each of {groups} groups the two differ no more than chance explains."
            ).format(groups=groups)
        return self.tr(
            "Of {groups} groups it was surer than it was right in {surer}, and less sure than it"
            " was right in {less}, beyond the 95 % interval. Chance alone brings about one group in"
            " twenty there."
        ).format(groups=groups, surer=surer, less=less)

    def _show_group(self, column: int) -> None:
        if not 0 <= column < len(self._groups):
            self._group.set_text(self.tr("A click on a column shows its images."))
            return
        group = self._groups[column]
        low, high = group.interval
        self._group.set_text(
            self.tr(
                "{range}: {right} of {count} are right, {share} % (by chance {low} to {high} %);"
                " it said {said} % on average. A click shows the images."
            ).format(
                range=self._range(group),
                right=f"{group.right:,}",
                count=f"{len(group.indices):,}",
                share=percentage(group.share, 2),
                low=percentage(low),
                high=percentage(high),
                said=percentage(group.said, 2),
            )
        )

    def _range(self, group: SurenessGroup) -> str:
        low, high = percentage(group.low, 2), percentage(group.high, 2)
        return self.tr("{low} to {high} % sure").format(low=low, high=high)

    def _on_chosen(self, column: int) -> None:
        group = self._groups[column]
        low, high = percentage(group.low, 2), percentage(group.high, 2)
        title = self.tr("It was {low} to {high} % sure of these images, the least sure first.")
        self.images_requested.emit(group.indices, title.format(low=low, high=high))
