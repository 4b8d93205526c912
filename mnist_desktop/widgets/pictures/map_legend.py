"""Which classes the map shows clearly: a button for each, in its colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.map_cloud import class_color, names_of

_SWATCH = 8  # logical px


class MapLegend(Translated, QWidget):
    """Several classes can be chosen; while none is, all are shown."""

    changed = Signal()  # `chosen` or `only_wrong`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, spacing=2)
        self._classes: tuple[str, ...] | None = None
        self._buttons: list[QToolButton] = []
        self._only_wrong = named("mapOnlyWrong", QCheckBox())
        self._only_wrong.toggled.connect(self.changed)
        self.show_classes(())
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Which images the map shows clearly"))
        self._only_wrong.setText(self.tr("Misread only"))
        self._only_wrong.setStatusTip(
            self.tr("Shows the images clearly that this network reads as another than their label.")
        )
        for button in self._buttons:
            button.setStatusTip(
                self.tr(
                    "Shows the images of this label clearly, the others faintly. Choose two to"
                    " see whether they come apart."
                )
            )

    @property
    def chosen(self) -> frozenset[int]:
        """The labels that are chosen; empty for all."""
        return frozenset(label for label, button in enumerate(self._buttons) if button.isChecked())

    @property
    def only_wrong(self) -> bool:
        """Whether only misread images are chosen."""
        return self._only_wrong.isChecked()

    def show_classes(self, classes: tuple[str, ...]) -> None:
        """Shows a button for each class.

        Args:
            classes: their names; empty for the digits.
        """
        if classes == self._classes:
            return
        self._classes = classes
        self._layout.removeWidget(self._only_wrong)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.setObjectName("")  # whoever looks for it finds the one that takes its place
            button.deleteLater()
        self._buttons = [self._button(label, name) for label, name in enumerate(names_of(classes))]
        self._layout.addWidget(self._only_wrong)
        self._paint()
        self._set_texts()
        self.changed.emit()

    def _button(self, label: int, name: str) -> QToolButton:
        button = named(f"mapClass{label}", QToolButton(self))
        button.setText(name.replace("&", "&&"))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.toggled.connect(self.changed)
        self._layout.addWidget(button)
        button.show()
        return button

    def _paint(self) -> None:
        for label, button in enumerate(self._buttons):
            picture = QPixmap(QSize(_SWATCH, _SWATCH) * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(class_color(label, self.palette()))
                painter.drawEllipse(QRectF(0, 0, _SWATCH, _SWATCH))
            button.setIcon(QIcon(picture))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()
