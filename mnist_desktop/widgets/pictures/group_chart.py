"""Groups of answers: how sure the network was of each, and how many of them are right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.reliability import SurenessGroup
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.percent_plot import ColumnPlot

_DOT, _DIAMOND, _CAP = 3.5, 5.0, 4.0  # logical px


class GroupChart(Translated, ColumnPlot):
    """A dot for the share that is right, with its interval; a diamond for what was said.

    It is filled where it is beyond the interval.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groupChart")
        self._groups: tuple[SurenessGroup, ...] = ()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Groups of answers, from the least sure to the surest"))
        self.setStatusTip(
            self.tr(
                "Each column has as many answers. Dot: the share that is right, the bar says how"
                " far chance may have moved it. Diamond: how sure the network said it was. A click"
                " shows the images; arrow keys and Enter do too."
            )
        )
        self.update()

    def show_groups(self, groups: tuple[SurenessGroup, ...]) -> None:
        """Shows groups, the least sure first."""
        self._groups = groups
        self.set_columns(len(groups))
        self.set_lowest(min((min(one.interval[0], one.said) for one in groups), default=0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the columns."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_axis(painter)
            self.paint_column(painter)
            for column, group in enumerate(self._groups):
                self._paint_group(painter, self.x_of(column), group)
            self.paint_below(painter, self.tr("least sure"), self.tr("surest"))
            self.paint_focus(painter)

    def _paint_group(self, painter: QPainter, x: float, group: SurenessGroup) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        low, high = (self.y_of(share) for share in group.interval)
        left, right = x - 4, x + 5
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(QPointF(left, low), QPointF(left, high))
        for y in (low, high):
            painter.drawLine(QPointF(left - _CAP, y), QPointF(left + _CAP, y))
        painter.setBrush(ink)
        place = QPointF(left, self.y_of(group.share))
        painter.drawEllipse(place, _DOT, _DOT)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.setBrush(ink if group.verdict else base)
        painter.drawPolygon(diamond(QPointF(right, self.y_of(group.said))))


def diamond(centre: QPointF, reach: float = _DIAMOND) -> QPolygonF:
    """A square on its corner."""
    box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    corners = (
        QPointF(centre.x(), box.top()),
        QPointF(box.right(), centre.y()),
        QPointF(centre.x(), box.bottom()),
        QPointF(box.left(), centre.y()),
    )
    return QPolygonF(corners)
