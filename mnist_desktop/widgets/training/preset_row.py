"""The preset, what it is, and the network behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolButton, QWidget

from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, preset_for
from mnist_desktop.recognition.networks.network_json import CUSTOM
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import bold, named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.preset_description import PresetDescription

_MIN_CHARACTERS = 10  # always visible


class PresetCombo(Translated, QComboBox):
    """Presets under two headings."""

    preset_chosen = Signal(str)  # by a person, even the one already shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("presetCombo", self)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_MIN_CHARACTERS)
        self._ours = self._heading()
        self._add(*(name for name, preset in PRESETS.items() if not preset.is_tutorial))
        self._tutorials = self._heading()
        self._add(*(name for name, preset in PRESETS.items() if preset.is_tutorial))
        self.setMaxVisibleItems(self.count())
        self.setCurrentIndex(-1)
        self.activated.connect(lambda row: self.preset_chosen.emit(self.itemData(row)))
        self._set_texts()

    def _set_texts(self) -> None:
        self._ours.setText(self.tr("This program"))
        self._tutorials.setText(self.tr("Tutorials"))
        for name, title in self._titles().items():
            self.setItemText(self.findData(name), title)
        self.setPlaceholderText(self.tr("Custom settings"))
        self.setAccessibleName(self.tr("Preset"))
        self.setStatusTip(
            self.tr(
                "Sets everything below at once: the network, the images and how it learns."
                " Start with Quick, then train a tutorial's network and compare accuracy and"
                " time."
            )
        )
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))

    def preset(self) -> str:
        """The name of the preset shown; empty if none."""
        return self.currentData() or ""

    def show_preset(self, name: str) -> None:
        """Shows a preset, silently; an unknown name shows "Own settings"."""
        self.setCurrentIndex(self.findData(name) if name in PRESETS else -1)

    def _titles(self) -> dict[str, str]:
        return {
            "quick": self.tr("Quick"),
            "tiny": self.tr("Tiny"),
            "best": self.tr("Best"),
            "tutorial1": self.tr("1  Three-convolution CNN"),
            "tutorial2": self.tr("2  The same with new examples"),
            "tutorial3": self.tr("3  LeNet-style CNN"),
            "tutorial4": self.tr("4  Wide 5×5 CNN"),
            "tutorial5": self.tr("5  MLP with 512 units"),
        }

    def _heading(self) -> QStandardItem:
        heading = QStandardItem()
        heading.setFont(bold(self.font()))
        heading.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
        self._rows.appendRow(heading)
        return heading

    def _add(self, *names: str) -> None:
        for name in names:
            self.addItem(name, name)


class PresetRow(Translated, QWidget):
    """The presets, a note where something differs from the chosen one, and two buttons."""

    preset_chosen = Signal(str)  # by a person, even the one already shown
    network_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config: TrainingConfig | None = None
        self._images = TRAINING_IMAGES
        self._preset = PresetCombo()
        self._note = named("presetNote", QLabel())
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._info = named("presetInfoButton", QToolButton())
        self._network = push_button("networkButton", self.network_requested)
        self._description = PresetDescription(self)
        self._preset.preset_chosen.connect(self.preset_chosen)
        self._info.clicked.connect(self._describe)
        parts = (self._preset, self._note, self._info, self._network)
        row_of(*parts, owner=self, growing=self._preset)
        self._note.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._note.setStatusTip(
            self.tr(
                "Something differs from the preset. Choose the preset again to reset everything."
            )
        )
        self._info.setText("i")
        self._info.setAccessibleName(self.tr("About this preset"))
        self._info.setStatusTip(
            self.tr(
                "What this preset is, what to watch while it trains, and what accuracy it reaches."
            )
        )
        self._network.setText(self.tr("Network…"))
        self._network.setStatusTip(
            self.tr(
                "Shows the layers of the network that will be trained, and changes them. More"
                " layers and filters learn finer shapes and take longer."
            )
        )
        self._show()

    def show_config(self, config: TrainingConfig, images: int = TRAINING_IMAGES) -> None:
        """Shows the preset that the settings started from, and whether they still match it.

        A preset adapts to the number of training images.
        """
        self._config, self._images = config, images
        self._show()

    def set_changeable(self, is_changeable: bool) -> None:
        """Sets whether another preset can be chosen; the buttons stay enabled."""
        self._preset.setEnabled(is_changeable)
        self._note.setEnabled(is_changeable)

    def _show(self) -> None:
        if self._config is None:
            return
        preset = PRESETS.get(self._config.preset)
        fitted = preset and preset_for(preset.name, self._images)
        without_data = replace(self._config, data=None, orientation=AS_IS)
        is_changed = preset is not None and without_data != fitted
        is_custom = self._config.architecture.name == CUSTOM
        self._preset.show_preset(self._config.preset)
        self._info.setEnabled(preset is not None)
        self._note.setText(self.tr("custom") if is_custom else self.tr("changed"))
        self._note.setVisible(is_custom or is_changed)

    def _describe(self) -> None:
        self._description.show_preset(self._preset.preset(), self._preset.currentText(), self._info)
