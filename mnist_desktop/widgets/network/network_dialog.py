"""*Network*: the summary of a network, layer by layer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.screen_fit import ScreenFit
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.network.layer_table import LayerTable


class NetworkDialog(Translated, QDialog):
    """Shows a network; it deletes itself when closed, and *Edit network…* closes it too."""

    edit_requested = Signal()

    def __init__(self, architecture: Architecture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._architecture = architecture
        self._summary = named("networkSummary", QLabel(wordWrap=True))
        self._table = LayerTable()
        self._table.show_architecture(architecture)
        self._summary.setBuddy(self._table)
        self._buttons = QDialogButtonBox()
        self._edit = push_button("editNetwork", self._ask_to_edit, autoDefault=False)
        self._close = push_button("closeNetwork", self.reject)
        self._buttons.addButton(self._edit, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        parts = (self._summary, self._table, self._buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=self._table)
        self._close.setDefault(True)  # the dialog only remembers it of a button that it has
        self._set_texts()
        self.resize(520, 460)  # logical px; a long network scrolls
        ScreenFit(self).fit()
        self._table.setFocus()

    def set_editable(self, is_editable: bool) -> None:
        """Offers to edit the network, or not: while a run is on, its settings stay."""
        self._edit.setEnabled(is_editable)

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Network"))
        self._summary.setText(
            self.tr(
                "From an image of 28 × 28 to ten scores, one per digit: {parameters} parameters"
                " (numbers that it learns) in {layers} layers."
            ).format(
                parameters=f"{self._architecture.parameters:,}",
                layers=len(self._architecture.layers),
            )
        )
        self._edit.setText(self.tr("&Edit network…"))
        self._edit.setToolTip(self.tr("Makes a network of your own from this one"))
        self._close.setText(self.tr("&Close"))

    def _ask_to_edit(self) -> None:
        self.accept()
        self.edit_requested.emit()
