"""The section *Several writers*: how the network reads each writer, and would read somebody new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named, plain_tool_tip
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.writer_row import shown_writer

if TYPE_CHECKING:
    from mnist_desktop.samples.leave_one_writer_out import WriterResult
    from mnist_desktop.samples.pooled_reading import PooledResult, WriterCount


_SHOWN_ROWS = 12  # of more the table scrolls
MAX_ROWS = 200  # a class; tens of thousands, as a file may name, would take seconds
_NAME, _MISREAD, _MARGIN = 0, 2, 3  # columns


class PooledSection(Translated, QWidget):
    """A table of the writers in the person's own order, and the question below it."""

    moved = Signal(object)  # list[str], the writers in their new order
    question_asked = Signal()
    stop_requested = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pooledSection")
        self._counts: tuple[WriterCount, ...] = ()
        self._results: Mapping[str, WriterResult] = {}
        self._whole: PooledResult | None = None
        self._model = ""
        self._obstacle = ""
        self._is_asking, self._done = False, (0, 0)  # writers, of how many
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self._hint = named("pooledHint", QLabel(wordWrap=True, textFormat=plain))
        self._table = named("pooledTable", QTableWidget())
        self._up = push_button("moveWriterUp", lambda: self._move(-1))
        self._down = push_button("moveWriterDown", lambda: self._move(1))
        self._ask = push_button("leaveOutButton", self._on_clicked)
        self._progress = named("leaveOutProgress", QProgressBar(textVisible=False))
        self._meaning = named("leaveOutMeaning", QLabel(wordWrap=True, textFormat=plain))
        self._set_up_table()
        column_of(
            self._title,
            self._hint,
            self._table,
            row_of(self._up, self._down, None),
            row_of(self._ask, self._progress, None, growing=self._progress),
            self._meaning,
            owner=self,
        )
        self._set_texts()
        self._show()

    def _set_up_table(self) -> None:
        table = self._table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setHighlightSections(False)
        table.itemSelectionChanged.connect(self._update_moves)

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Several writers"))
        self._table.setAccessibleName(self.tr("How each writer is read"))
        self._up.setText(self.tr("Move up"))
        self._down.setText(self.tr("Move down"))
        for button in (self._up, self._down):
            button.setStatusTip(
                self.tr("Moves the chosen writer. The order is yours; nothing sorts it by errors.")
            )
        self._progress.setAccessibleName(self.tr("Writers done"))
        self._show()

    # What is shown

    def show_counts(self, counts: Sequence[WriterCount], model: str) -> None:
        """Shows how many drawings of each writer a model misreads, in the order of the rows.

        Args:
            counts: one for each row.
            model: its name, as shown.
        """
        self._counts, self._model = tuple(counts), model
        self._show()

    def show_result(self, result: PooledResult | None) -> None:
        """Shows what leaving out each writer has given; None for nothing."""
        self._whole = result
        self._results = {} if result is None else {one.writer: one for one in result.writers}
        self._show()

    def show_asking(self, done: int, count: int) -> None:
        """Shows how many writers are done, of how many; `count` is 0 before that is known."""
        self._is_asking, self._done = True, (done, count)
        self._progress.setRange(0, count)
        self._progress.setValue(done)
        self._show_question()

    def show_idle(self) -> None:
        """Says that nothing is computed."""
        self._is_asking = False
        self._show_question()

    def set_obstacle(self, obstacle: str) -> None:
        """Says why the question cannot be asked of this network; empty if it can."""
        self._obstacle = obstacle
        self._show_question()

    def _show(self) -> None:
        hint = self.tr(
            "In your own order: nobody is ranked. Counts, by writer, of all kept drawings whose"
            " label the network knows."
        )
        unlisted = len(self._counts) - MAX_ROWS
        if unlisted > 0:
            text = self.tr("Writers that are not listed: {count}.").format(count=f"{unlisted:,}")
            hint = f"{hint} {text}"
        self._hint.setText(hint)
        self._fill()
        self._show_question()

    def _show_question(self) -> None:
        self._ask.setText(
            self.tr("Stop")
            if self._is_asking
            else self.tr("Does it read me if it has never seen me?")
        )
        self._ask.setEnabled(self._is_asking or not self._obstacle)
        self._ask.setToolTip(self._obstacle)
        self._ask.setStatusTip(
            self._obstacle
            or self.tr(
                "Takes each writer out in turn: the last layer learns the digits of all others, and"
                " then reads this writer's. Nothing is kept of it."
            )
        )
        self._progress.setVisible(self._is_asking)
        self._meaning.setText(self._obstacle or self._asking_in_words() or self._in_words())
        self._meaning.setVisible(bool(self._meaning.text()))

    def _fill(self) -> None:
        titles = [self.tr("Writer"), self.tr("Drawings"), self.tr("Misread")]
        if self._results:
            titles += [self.tr("Margin")]
        table, chosen = self._table, self._table.currentRow()
        table.setColumnCount(len(titles))
        listed = self._counts[:MAX_ROWS]
        table.setRowCount(len(listed))
        for column, title in enumerate(titles):
            table.setHorizontalHeaderItem(column, _cell(title, is_number=column != _NAME))
        for row, count in enumerate(listed):
            for column, text in enumerate(self._cells(count)):
                cell = _cell(text, is_number=column != _NAME)
                cell.setToolTip(plain_tool_tip(text))
                table.setItem(row, column, cell)
        self._explain_columns()
        if 0 <= chosen < table.rowCount():
            table.selectRow(chosen)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._fit_height()
        self._update_moves()

    def _explain_columns(self) -> None:
        tips = [
            self.tr("Who drew it: the pseudonym."),
            self.tr("Kept drawings whose label the network knows."),
            self.tr("Of these misread by {model}.").format(model=self._model),
            self.tr(
                "By how much the right digit's score, before softmax, leads the best other one: the"
                " mean over this writer's drawings. Where another digit wins, it is below 0."
            ),
        ]
        if self._results:
            learned = self.tr(
                "After the arrow: when the last layer has learned all others' digits."
            )
            tips[_MISREAD] += f" {learned}"
            tips[_MARGIN] += f" {learned}"
        for column in range(self._table.columnCount()):
            title = self._table.horizontalHeaderItem(column)
            assert title is not None
            title.setToolTip(plain_tool_tip(tips[column]))
            title.setStatusTip(tips[column])

    def _cells(self, count: WriterCount) -> list[str]:
        name = shown_writer(count.writer)
        drawings, misread = f"{count.drawings:,}", f"{count.misread:,}"
        result = self._results.get(count.writer)
        if result is None:
            return [name, drawings, misread]
        margins = f"{result.margin_before:.1f} → {result.margin_after:.1f}"
        drawings, misread = (
            f"{result.samples:,}",
            f"{result.misread_before} → {result.misread_after}",
        )
        return [name, drawings, misread, margins]

    def _asking_in_words(self) -> str:
        if not self._is_asking:
            return ""
        done, count = self._done
        if not count:
            return self.tr("Getting ready…")
        return self.tr("Writers done: {done} of {count}.").format(done=done, count=count)

    def _in_words(self) -> str:
        whole = self._whole
        if whole is None:
            return ""
        text = self.tr(
            "Of {samples} drawings by {writers} writers, {before} are misread by the network as it"
            " is, and {after} when its last layer has learned everybody's digits but the writer's"
            " own."
        ).format(
            samples=f"{whole.samples:,}",
            writers=len(whole.writers),
            before=f"{whole.misread_before:,}",
            after=f"{whole.misread_after:,}",
        )
        return f"{text} {self._verdict(whole)}"

    def _verdict(self, whole: PooledResult) -> str:
        change = whole.misread_after - whole.misread_before
        if not change:
            return self.tr("In all as many as before.")
        if whole.could_be_luck:
            return self.tr("So small a difference could be luck; more writers would tell.")
        if change < 0:
            return self.tr(
                "What others write helps to read somebody it has never seen: more than luck, as far"
                " as these writers go."
            )
        return self.tr(
            "Learning the others makes it worse at somebody it has never seen: more than bad luck,"
            " as far as these writers go."
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Says that it is visible: only then somebody has to count."""
        super().showEvent(event)
        self.shown.emit()

    # Order

    def _move(self, by: int) -> None:
        row = self._table.currentRow()
        if not 0 <= row + by < self._table.rowCount() or row < 0:
            return
        counts = list(self._counts)
        counts[row], counts[row + by] = counts[row + by], counts[row]
        self._counts = tuple(counts)
        self._table.setCurrentCell(row + by, _NAME)
        self._show()
        self.moved.emit([one.writer for one in counts])

    def _update_moves(self) -> None:
        row = self._table.currentRow() if self._table.selectedItems() else -1
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._table.rowCount() - 1)

    def _on_clicked(self) -> None:
        (self.stop_requested if self._is_asking else self.question_asked).emit()

    def _fit_height(self) -> None:
        rows = min(self._table.rowCount(), _SHOWN_ROWS)
        heights = sum(self._table.rowHeight(row) for row in range(rows))
        header = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(heights + header + 2 * self._table.frameWidth() + 2)


def _cell(text: str, *, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
