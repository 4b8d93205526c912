"""The preset, what it is, and the network behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, preset_for
from mnist_desktop.recognition.networks.network_json import OWN
from mnist_desktop.widgets.base.named import named
from mnist_desktop.widgets.training.preset_combo import PresetCombo
from mnist_desktop.widgets.training.preset_description import PresetDescription


class PresetRow(QWidget):
    """A choice of presets, a word where something differs, and two buttons."""

    preset_chosen = Signal(str)  # by a person; the one that is shown already, too
    network_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config: TrainingConfig | None = None
        self._images = TRAINING_IMAGES
        self._preset = PresetCombo()
        self._note = named("presetNote", QLabel())
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._info = named("presetInfoButton", QToolButton())
        self._network = named("networkButton", QPushButton())
        self._description = PresetDescription(self)
        self._preset.preset_chosen.connect(self.preset_chosen)
        self._info.clicked.connect(self._describe)
        self._network.clicked.connect(self.network_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._preset, 1)
        for widget in (self._note, self._info, self._network):
            row.addWidget(widget)
        self._note.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._preset.retranslate()
        self._note.setStatusTip(
            self.tr(
                "Something differs from the preset. Choose the preset again to set everything back."
            )
        )
        self._info.setText("i")
        self._info.setAccessibleName(self.tr("About this preset"))
        self._info.setStatusTip(
            self.tr("What this preset is, what to watch while it trains, and how far it comes.")
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
        """Shows which preset the settings began as, and whether they still are it.

        Args:
            config: the settings.
            images: training images of the data set, which a preset fits itself to.
        """
        self._config, self._images = config, images
        self._show()

    def set_changeable(self, is_changeable: bool) -> None:
        """Whether another preset can be chosen; the buttons only show and stay."""
        self._preset.setEnabled(is_changeable)
        self._note.setEnabled(is_changeable)

    def _show(self) -> None:
        if self._config is None:
            return
        preset = PRESETS.get(self._config.preset)
        fitted = preset and preset_for(preset.name, self._images)
        of_mnist = replace(self._config, data=None, orientation=AS_IS)
        is_changed = preset is not None and of_mnist != fitted
        is_own = self._config.architecture.name == OWN
        self._preset.show_preset(self._config.preset)
        self._info.setEnabled(preset is not None)
        self._note.setText(self.tr("own network") if is_own else self.tr("changed"))
        self._note.setVisible(is_own or is_changed)

    def _describe(self) -> None:
        self._description.show_preset(self._preset.preset(), self._preset.title(), self._info)
