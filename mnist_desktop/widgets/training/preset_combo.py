"""The ready-made settings, ours and the tutorials', in two groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.widgets.base.named import named

_LEAST = 10  # characters that are always seen


class PresetCombo(QComboBox):
    """A choice of presets under two headings, which cannot be chosen."""

    preset_chosen = Signal(str)  # by a person; the one that is shown already, too

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("presetCombo", self)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self._ours = self._heading()
        self._add(*(name for name, preset in PRESETS.items() if not preset.is_tutorial))
        self._tutorials = self._heading()
        self._add(*(name for name, preset in PRESETS.items() if preset.is_tutorial))
        self.setMaxVisibleItems(self.count())
        self.setCurrentIndex(-1)
        self.activated.connect(lambda row: self.preset_chosen.emit(self.itemData(row)))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._ours.setText(self.tr("Ours"))
        self._tutorials.setText(self.tr("Tutorials"))
        for name, title in self._titles().items():
            self.setItemText(self.findData(name), title)
        self.setPlaceholderText(self.tr("Own settings"))
        self.setAccessibleName(self.tr("Preset"))
        self.setStatusTip(
            self.tr(
                "Sets everything below at once: the network, the images and how it learns. Start"
                " with Quick, then train a tutorial's and compare how far each comes and how long"
                " it takes."
            )
        )
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))

    def title(self) -> str:
        """What the preset that is shown is called."""
        return self.currentText()

    def preset(self) -> str:
        """The name of the preset that is shown; empty if none."""
        return self.currentData() or ""

    def show_preset(self, name: str) -> None:
        """Shows a preset, silently; a name that there is none of shows "own settings"."""
        self.setCurrentIndex(self.findData(name) if name in PRESETS else -1)

    def _titles(self) -> dict[str, str]:
        return {
            "quick": self.tr("Quick"),
            "best": self.tr("Best"),
            "tutorial1": self.tr("1  Three-convolution CNN"),
            "tutorial2": self.tr("2  The same with new examples"),
            "tutorial3": self.tr("3  LeNet-style CNN"),
            "tutorial4": self.tr("4  Wide 5×5 CNN"),
            "tutorial5": self.tr("5  MLP with 512 units"),
        }

    def _heading(self) -> QStandardItem:
        heading = QStandardItem()
        font = self.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
        self._rows.appendRow(heading)
        return heading

    def _add(self, *names: str) -> None:
        for name in names:
            self.addItem(name, name)
