"""Asks for a small sweep: one setting, several values, one seed or five."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.sweep import SWEPT
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.screen_fit import ScreenFit

_WIDTH = 420  # logical px


class SweepDialog(QDialog):
    """Reports what was typed; whoever listens accepts it or says what is wrong.

    Args:
        config: the settings that all runs share, but for one.
    """

    sweep_requested = Signal(str, str, bool)  # setting, values as typed, whether with five seeds

    def __init__(self, config: TrainingConfig, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepDialog")
        self.setWindowTitle(self.tr("Try several values"))
        self._config = config
        plain = Qt.TextFormat.PlainText
        self._setting = named("sweepSetting", QComboBox())
        names = {
            "learning_rate": self.tr("Learning rate"),
            "samples": self.tr("Training images"),
            "batch_size": self.tr("Batch size"),
            "epochs": self.tr("Epochs"),
            "architecture": self.tr("Network"),
        }
        for setting in SWEPT:
            self._setting.addItem(names[setting], setting)
        self._values = named("sweepValues", QLineEdit())
        self._values.setAccessibleName(self.tr("Values"))
        self._setting.setAccessibleName(self.tr("Setting"))
        self._five = named("sweepSeeds", QCheckBox(self.tr("Each with five seeds")))
        self._five.setChecked(True)
        text = self.tr(
            "Trains once for each value, with all other settings as they are now, one run after the"
            " other. Five seeds each show how much the results differ by chance alone."
        )
        about = QLabel(text, wordWrap=True, textFormat=plain)
        self._problem = named("sweepProblem", QLabel(wordWrap=True, textFormat=plain))
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._problem.hide()
        start = push_button("startSweepButton", self._on_start)
        start.setText(self.tr("Train them"))
        start.setDefault(True)
        cancel = push_button("cancelSweepButton", self.reject, autoDefault=False)
        cancel.setText(self.tr("Cancel"))
        row = row_of(self._setting, self._values, growing=self._values)
        parts = about, row, self._five, self._problem, row_of(None, cancel, start)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12)
        self._setting.currentIndexChanged.connect(self._propose)
        self._values.textEdited.connect(self._problem.hide)
        self._propose()
        self.setMinimumWidth(_WIDTH)
        self._fit()
        ScreenFit(self).fit()

    def show_problem(self, text: str) -> None:
        """Says what is wrong with the values; they stay, to be corrected."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._values.setFocus()
        self._fit()

    def _fit(self) -> None:
        """Makes it as high as its sentences, which Qt does not do where they wrap."""
        layout = self.layout()
        if layout is not None:
            width = max(self.width(), _WIDTH)
            height = layout.totalHeightForWidth(width)
            self.setMinimumHeight(height)
            self.resize(width, height)

    def _propose(self) -> None:
        """Values around that of the settings."""
        config = self._config
        images = [1_000, 5_000, 10_000]
        choices: dict[str, list[float] | list[int] | list[str]] = {
            "learning_rate": [config.learning_rate * one for one in (0.1, 1, 10)],
            "samples": images,
            "batch_size": [config.batch_size // 2 or 1, config.batch_size, config.batch_size * 2],
            "epochs": [max(config.epochs // 2, 1), config.epochs, config.epochs * 2],
            "architecture": list(ARCHITECTURES)[:3],
        }
        proposed = choices[self._setting.currentData()]
        texts = (one if isinstance(one, str) else f"{one:g}" for one in proposed)
        self._values.setText(", ".join(dict.fromkeys(texts)))
        self._problem.hide()

    def _on_start(self) -> None:
        setting, is_five = self._setting.currentData(), self._five.isChecked()
        self.sweep_requested.emit(setting, self._values.text(), is_five)
