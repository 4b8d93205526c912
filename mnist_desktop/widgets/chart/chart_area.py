"""What a chart is drawn on: a framed sheet with a header and, while it is empty, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.chart.legend import ChartLegend

_MIN_HEIGHT = 90  # logical px
PICTURE_RATIO = 2  # px of a saved picture per logical px


class ChartArea(QWidget):
    """Has no words of its own: the chart on it sets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.header = ChartLegend(self)
        self.sentence = named("chartSentence", QLabel())
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.body = QStackedWidget(self)
        self.body.addWidget(self.sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.body, 1)
        self.save_action = named("saveChartAction", QAction(self))
        self.reset_action = named("showEverythingAction", QAction(self))
        self.addActions([self.save_action, self.reset_action])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def painted(self) -> QImage:
        """Header and body on the paper, without frame; PICTURE_RATIO px a logical px."""
        image = QImage(self.size() * PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(self.palette().color(QPalette.ColorRole.Base))
        with QPainter(image) as painter:
            for part in (self.header, self.body):
                part.render(painter, part.pos(), renderFlags=QWidget.RenderFlag.DrawChildren)
        return image

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Makes room for larger type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.header.updateGeometry()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the paper and its frame."""
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(roles.Highlight if self.hasFocus() else roles.Mid))
            painter.setBrush(self.palette().color(roles.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def minimumSizeHint(self) -> QSize:
        """Small enough for two charts over or beside each other in a small window."""
        return QSize(160, max(_MIN_HEIGHT, 5 * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        """As low as may be: a chart takes the room that is left, and does not ask for more."""
        return QSize(360, self.minimumSizeHint().height())
