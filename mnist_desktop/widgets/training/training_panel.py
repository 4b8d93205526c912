"""The tab Train: settings, progress and result of training."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import GAP, column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area, reveal
from mnist_desktop.widgets.chart.bet_pad import BetPad
from mnist_desktop.widgets.chart.chart_pair import ChartPair
from mnist_desktop.widgets.runs.runs_section import RunsFold
from mnist_desktop.widgets.training.bet_box import BetBox
from mnist_desktop.widgets.training.buttons import TrainingButtons
from mnist_desktop.widgets.training.diagnosis_line import DiagnosisLine
from mnist_desktop.widgets.training.film_row import FilmRow
from mnist_desktop.widgets.training.progress import TrainingProgress
from mnist_desktop.widgets.training.result_card import ResultCard
from mnist_desktop.widgets.training.resume_row import ResumeRow
from mnist_desktop.widgets.training.settings import TrainingSettings

_MIN_WIDTH = 380  # logical px
_MIN_CHART_HEIGHT = 130


class TrainingPanel(QWidget):
    """Lays out its parts, whose signals the window connects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainTab")
        self.settings = TrainingSettings()
        self.resume_row = ResumeRow()
        self.buttons = TrainingButtons()
        self.progress = TrainingProgress()
        self.card = ResultCard()
        self.bet_box = BetBox()
        self.bet_pad = BetPad()
        self.pair = ChartPair()
        self.film_row = FilmRow()
        self.film_foot = column_of(self.film_row)
        self.charts = self.loss, self.accuracy = self.pair.charts
        self.diagnosis = DiagnosisLine()
        self.runs = RunsFold()
        self._awaits_curves = False  # of a run, to be laid over the charts
        self._scrolled = named("trainingScroll", QScrollArea())
        self._lay_out()

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        self.card.set_scale(scale)
        self.pair.set_scale(scale)
        self.setMinimumWidth(round(_MIN_WIDTH * scale))

    def show_runs(self) -> None:
        """Unfolds the runs and scrolls there."""
        self.runs.unfold()
        self.runs.section.focus_table()
        reveal(self._scrolled, self.runs)

    def _on_runs_toggled(self, is_open: bool) -> None:
        self.pair.set_compares(is_open)
        if is_open:
            reveal(self._scrolled, self.runs)

    def _on_curves_requested(self, _: object, are_seen: bool) -> None:
        self._awaits_curves = are_seen
        if are_seen:
            reveal(self._scrolled, self.pair)

    def _on_overlaid(self) -> None:
        """Shows the charts again, which have lines with names below them now."""
        if self._awaits_curves:
            self._awaits_curves = False
            reveal(self._scrolled, self.pair)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Places the charts by the size of the column, and shares out its height."""
        if watched is self._scrolled.viewport() and event.type() == QEvent.Type.Resize:
            self.pair.place(self._scrolled.viewport().size())
        if watched is self.runs and isinstance(event, QMoveEvent):
            self._stay_under_pointer(event.pos().y() - event.oldPos().y())
            return False
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._share_height()
        return False

    def _stay_under_pointer(self, moved: int) -> None:
        """Scrolls with the runs while somebody is at them: above, lines come and go with a run."""
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.runs.isAncestorOf(focus)
        if self.runs.underMouse() or has_focus:
            bar = self._scrolled.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _share_height(self) -> None:
        """Leaves room for the buttons, and if possible for the charts, below the settings."""
        room = self._scrolled.viewport().height() - 2 * GAP
        for row in (self.resume_row, self.buttons):
            room -= 0 if row.isHidden() else row.sizeHint().height() + GAP
        charts = self.progress.sizeHint().height() + _MIN_CHART_HEIGHT + 2 * GAP
        self.settings.set_room(room, room - charts)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_MIN_WIDTH)
        inside = QWidget()
        column_of(
            self.settings,
            self.resume_row,
            self.buttons,
            self.progress,
            self.card,
            self.bet_box,
            self.pair,
            self.film_foot,
            self.diagnosis,
            self.runs,
            owner=inside,
            margins=(8, 0, 12, 8),
            growing=self.pair,
        )
        fill_scroll_area(self._scrolled, inside)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.viewport().installEventFilter(self)
        self.resume_row.installEventFilter(self)
        self.runs.installEventFilter(self)
        self.runs.toggled.connect(self._on_runs_toggled)
        self.runs.section.curves_requested.connect(self._on_curves_requested)
        self.pair.overlaid_changed.connect(self._on_overlaid)
        column_of(self._scrolled, owner=self, margins=(0, 8, 0, 0), growing=self._scrolled)
