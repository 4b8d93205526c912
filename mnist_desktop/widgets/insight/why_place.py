"""Where the panel of *Why?* is: under the paper, or over the third column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from mnist_desktop.widgets.insight.why_panel import WhyPanel


class WhyPlace(QObject):
    """Shows the panel where it fits.

    Under the paper if that stays large enough. If not, the third column has the room: there it
    hides neither the ink, which it explains, nor the bars, whose rows it is asked about.

    Args:
        panel: that is shown.
        draw: the first column.
        lab: the third column.
    """

    changed = Signal()  # how much room the first column needs

    def __init__(self, panel: WhyPanel, draw: DrawPanel, lab: QWidget) -> None:
        super().__init__(panel)
        self.panel, self._draw, self._lab = panel, draw, lab
        self._is_open = False
        for column in (draw, lab):
            column.installEventFilter(self)
        panel.setParent(lab)
        panel.hide()

    @property
    def is_covering(self) -> bool:
        """Whether the panel covers another column."""
        return self._is_open and self.panel.parentWidget() is self._lab

    def set_open(self, is_open: bool) -> None:
        """Shows the panel, or hides it."""
        if is_open != self._is_open:
            self._is_open = is_open
            self.arrange()
            self.panel.setVisible(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the columns."""
        if event.type() == QEvent.Type.Resize and self._is_open:
            self.arrange()
        return False

    def arrange(self) -> None:
        """Finds the place again, such as after a change of the font."""
        is_below = self._is_open and self._draw.has_room_below
        was_below = self.panel.parentWidget() is self._draw
        if is_below != was_below:
            self._draw.set_below(self.panel if is_below else None)
            if not is_below:
                self.panel.setParent(self._lab)
            self.panel.setVisible(self._is_open)
            self.changed.emit()
        if not is_below:
            self.panel.setGeometry(self._lab.rect())
            self.panel.raise_()
