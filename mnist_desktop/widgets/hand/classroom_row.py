"""The switch of the classroom mode, with a sentence on what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated


class ClassroomRow(Translated, QWidget):
    """A check box that asks; what holds is set by `show_classroom`."""

    classroom_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._box = named("classroomMode", QCheckBox())
        self._box.clicked.connect(self._on_clicked)
        self._sentence = named("classroomSentence", QLabel(wordWrap=True))
        column_of(self._box, self._sentence, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._box.setText(self.tr("Classroom mode"))
        self._box.setStatusTip(self.tr("For a computer that many people use."))
        if self._is_on:
            text = self.tr(
                "On: drawings, also that on the paper, are gone when the program is closed or the"
                " mode ends; until then they are in memory, and in a temporary file if a network"
                " trains on them. What was kept before is hidden until then. Networks that are"
                " saved stay."
            )
        else:
            text = self.tr(
                "Off: kept drawings stay on this computer. In classroom mode they would be gone"
                " when the program is closed."
            )
        self._sentence.setText(text)

    def show_classroom(self, is_on: bool) -> None:
        """Shows whether the mode is on."""
        self._is_on = is_on
        self._box.setChecked(is_on)
        self._set_texts()

    def _on_clicked(self, is_checked: bool) -> None:
        self._box.setChecked(self._is_on)  # until it is so
        self.classroom_requested.emit(is_checked)
