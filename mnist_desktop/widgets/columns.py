"""The three columns of the window, and how they share its width."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.draw.draw_panel import DrawPanel

_USUAL_WIDTH = 1180  # logical px of the window
_LAB = 380  # width of the third column there
_LAB_SHARE = 0.2  # of every px above that
_MAX_FOR_ANSWER = 1 / 3  # of the width
_MIN_ANSWER_HEIGHT = 360  # logical px, where it lies below the canvas
_WIDE_ANSWER = 0.25  # of the width, where there is no lab beside it
_WIDE = 1.4  # times as wide as high, of a wide canvas beside the lab
_BETWEEN = b":"  # the states of both splitters

Horizontal, Vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class Columns(QSplitter):
    """Shares the room again at every size, until a person has moved a border.

    The paper is square: its column is as wide as the canvas is high, so that no room is left under
    it. The answer has up to a third of a large window, the lab what remains. In a window so narrow
    and high that half of it would stay empty below the canvas, the answer takes that place.

    A wide canvas, for several digits, has what the answer leaves; where that would not do beside
    the lab, the lab is hidden.
    """

    def __init__(self, draw: DrawPanel, answer: QWidget, lab: QWidget) -> None:
        super().__init__(Horizontal)
        self.setObjectName("columns")
        self._draw, self._answer, self._lab = draw, answer, lab
        self._left = QSplitter(Horizontal)
        self._is_moved = self._is_wide = False
        for column in (draw, answer):
            self._left.addWidget(column)
        for at, part in enumerate((self._left, lab)):
            self.addWidget(part)
            self.setStretchFactor(at, 1)
        for splitter in (self, self._left):
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(self._note_move)

    def scrolled(self) -> QScrollArea:
        """A scroll area for the window, used where it is too small for the columns."""
        area = QScrollArea()
        fill_scroll_area(area, self)
        return area

    def state(self) -> QByteArray:
        """The borders that a person has moved, to be saved; empty if none."""
        if not self._is_moved:
            return QByteArray()
        states = (self.saveState(), self._left.saveState())
        return QByteArray(_BETWEEN.join(state.toBase64().data() for state in states))

    def restore(self, state: QByteArray) -> None:
        """Restores a saved state."""
        states = bytes(state.data()).split(_BETWEEN)
        if len(states) == 2:
            outer, left = (QByteArray.fromBase64(QByteArray(one)) for one in states)
            self._is_moved = self.restoreState(outer) and self._left.restoreState(left)
            self.setOrientation(Horizontal)  # whatever the file says

    def set_wide(self, is_wide: bool) -> None:
        """Gives the first column all the room that it can use, or its usual share."""
        if is_wide == self._is_wide:
            return
        if is_wide:
            self._usual = self.saveState(), self._left.saveState()
        self._is_wide = is_wide
        self._draw.set_wide(is_wide)
        self._lab.show()
        if not is_wide:
            for splitter, state in zip((self, self._left), self._usual, strict=True):
                splitter.restoreState(state)
        self.arrange()

    @property
    def is_lab_hidden(self) -> bool:
        """Whether the canvas has taken the third column's room."""
        return self._is_wide and self._lab.isHidden()

    def arrange(self) -> None:
        """Shares the room, unless a person has."""
        size = self.size()
        if self._is_wide:
            self._arrange_wide(size)
            return
        is_tall = self._is_tall(size)
        orientation = Vertical if is_tall else Horizontal
        if self._left.orientation() != orientation:
            self._left.setOrientation(orientation)
            self._is_moved = False
        if self._is_moved:
            return
        if is_tall:
            left = self._width_over_answer(size)
            paper = self._draw.height_for(left)
            self.setSizes([left, size.width() - self.handleWidth() - left])
            self._left.setSizes([paper, size.height() - self._left.handleWidth() - paper])
        else:
            draw, answer, lab = self._widths(size)
            self.setSizes([draw + self._left.handleWidth() + answer, lab])
            self._left.setSizes([draw, answer])

    def _arrange_wide(self, size: QSize) -> None:
        self._left.setOrientation(Horizontal)
        width = size.width() - self.handleWidth() - self._left.handleWidth()
        _, answer, lab = self._least()
        beside = width - answer - lab
        is_enough = beside >= _WIDE * self._draw.width_for(size.height())
        self._lab.setVisible(is_enough)
        if is_enough:
            draw = beside
        else:
            answer = max(answer, round(_WIDE_ANSWER * width))
            draw = width - answer
        self.setSizes([draw + self._left.handleWidth() + answer, lab])
        self._left.setSizes([draw, answer])

    def _least(self) -> tuple[int, int, int]:
        """The minimum widths of the columns."""
        columns = (self._draw, self._answer, self._lab)
        draw, answer, lab = (
            max(column.minimumWidth(), column.minimumSizeHint().width()) for column in columns
        )
        return draw, answer, lab

    def _widths(self, size: QSize) -> tuple[int, int, int]:
        """The widths of the columns side by side, in logical px."""
        width = size.width() - self.handleWidth() - self._left.handleWidth()
        least_draw, least_answer, least_lab = self._least()
        more = max(0.0, width - _USUAL_WIDTH)
        lab = min(round(_LAB + _LAB_SHARE * more), width - least_draw - least_answer)
        lab = max(lab, least_lab)
        draw = min(self._draw.width_for(size.height()), width - least_answer - lab)
        draw = max(draw, least_draw)
        answer = min(round(width * _MAX_FOR_ANSWER), width - draw - lab)
        answer = max(answer, least_answer)
        return draw, answer, width - draw - answer

    def _is_tall(self, size: QSize) -> bool:
        """Whether the answer has room below the canvas, and the canvas is larger then."""
        beside = self._widths(size)[0]
        empty = size.height() - self._draw.height_for(beside)
        return empty >= self._answer_height() and self._width_over_answer(size) > beside

    def _answer_height(self) -> int:
        return max(_MIN_ANSWER_HEIGHT, self._answer.minimumSizeHint().height())

    def _width_over_answer(self, size: QSize) -> int:
        """The width of the first column where the answer lies below it."""
        height = size.height() - self._left.handleWidth() - self._answer_height()
        widest = size.width() - self.handleWidth() - self._least()[2]
        return min(self._draw.width_for(height), widest)

    def _note_move(self) -> None:
        self._is_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new room."""
        super().resizeEvent(event)
        self.arrange()
