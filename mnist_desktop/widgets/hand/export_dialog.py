"""What is to be handed on in a `.digits` file."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QRadioButton, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of


class ExportScope(Enum):
    """Which drawings."""

    CHOSEN = "chosen"
    SHOWN = "shown"
    ALL = "all"


class ExportDialog(QDialog):
    """Asks which drawings, and what of them besides strokes, label and pseudonym.

    Args:
        chosen: how many are chosen in the grid.
        shown: how many the grid lists.
        total: how many there are.
        parent: the window.
    """

    def __init__(self, chosen: int, shown: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export drawings"))
        scopes = {ExportScope.ALL: self.tr("All drawings ({count})").format(count=f"{total:,}")}
        if 0 < shown < total:
            text = self.tr("Those that are shown ({count})").format(count=f"{shown:,}")
            scopes = {ExportScope.SHOWN: text, **scopes}
        if 0 < chosen < shown:
            text = self.tr("Those that are chosen ({count})").format(count=f"{chosen:,}")
            scopes = {ExportScope.CHOSEN: text, **scopes}
        self._scopes: dict[ExportScope, QRadioButton] = {
            scope: named(f"{scope.value}Scope", QRadioButton(text))
            for scope, text in scopes.items()
        }
        next(iter(self._scopes.values())).setChecked(True)
        always = QLabel(wordWrap=True)
        always.setText(
            self.tr("The file holds strokes, labels and pseudonyms. If ticked, it also says:")
        )
        self._time = named("exportTime", QCheckBox(self.tr("When each point was drawn")))
        self._pressure = named("exportPressure", QCheckBox(self.tr("Pressure of the pen")))
        self._device = named("exportDevice", QCheckBox(self.tr("Pen, mouse or finger")))
        left_out = QLabel(wordWrap=True)
        left_out.setText(self.tr("Pictures have no strokes and are left out."))
        buttons = QDialogButtonBox()
        kinds = QDialogButtonBox.StandardButton
        export = buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        export.setObjectName("exportButton")
        buttons.addButton(kinds.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ticks = column_of(self._time, self._pressure, self._device, margins=(16, 0, 0, 0))
        scopes_first = column_of(*self._scopes.values())
        parts = (scopes_first, always, ticks, left_out, buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @property
    def scope(self) -> ExportScope:
        """Which drawings."""
        return next(scope for scope, button in self._scopes.items() if button.isChecked())

    @property
    def has_time(self) -> bool:
        """Whether it says when each point was drawn."""
        return self._time.isChecked()

    @property
    def has_pressure(self) -> bool:
        """Whether it says how hard the pen was pressed."""
        return self._pressure.isChecked()

    @property
    def has_device(self) -> bool:
        """Whether it says what was drawn with."""
        return self._device.isChecked()
