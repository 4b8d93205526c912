"""The three columns of the window, and how they share its width."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from mnist_desktop.widgets.draw_panel import DrawPanel

_USUAL_WIDTH = 1180  # logical px of the window
_LAB = 380  # wanted by the third column there
_LAB_SHARE = 0.15  # of every px more
_MOST_FOR_ANSWER = 1 / 3  # of the width


class Columns(QSplitter):
    """Shares the width anew with every size, until a person has moved a border.

    The paper is square: its column is as wide as the paper is high, so that no room is left under
    it. The answer has up to a third of a large window, the lab what remains.

    Args:
        draw: the first column.
        answer: the second.
        lab: the third.
        parent: the Qt parent.
    """

    def __init__(
        self, draw: DrawPanel, answer: QWidget, lab: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("columns")
        self._draw, self._answer, self._lab = draw, answer, lab
        self._is_moved = False
        for column, stretch in ((draw, 1), (answer, 1), (lab, 2)):
            self.addWidget(column)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._note_move)

    def scrolled(self) -> QScrollArea:
        """A frame for the window, in which the columns scroll where it is too small for them."""
        area = QScrollArea()
        area.setWidget(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        return area

    def state(self) -> QByteArray:
        """What a person has set, to be kept; empty if that is nothing."""
        return self.saveState() if self._is_moved else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Takes what was kept."""
        self._is_moved = not state.isEmpty() and self.restoreState(state)

    def widths(self, size: QSize) -> tuple[int, int, int]:
        """Of the columns where the whole is so large, in logical px."""
        width = size.width() - 2 * self.handleWidth()
        least_draw, least_answer, least_lab = (
            max(column.minimumWidth(), column.minimumSizeHint().width())
            for column in (self._draw, self._answer, self._lab)
        )
        more = max(0.0, width - _USUAL_WIDTH)
        lab = max(
            least_lab, min(round(_LAB + _LAB_SHARE * more), width - least_draw - least_answer)
        )
        draw = min(self._draw.width_for(size.height()), width - least_answer - lab)
        draw = max(draw, least_draw)
        answer = min(round(width * _MOST_FOR_ANSWER), width - draw - lab)
        answer = max(answer, least_answer)
        return draw, answer, width - draw - answer

    def arrange(self) -> None:
        """Shares the width, where no person has."""
        if not self._is_moved:
            self.setSizes(list(self.widths(self.size())))

    def _note_move(self) -> None:
        self._is_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new width."""
        super().resizeEvent(event)
        self.arrange()
