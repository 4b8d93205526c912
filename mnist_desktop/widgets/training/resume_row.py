"""The offer to resume a training run that was interrupted in an earlier session."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated


class ResumeRow(Translated, QFrame):
    """A sentence and two buttons; hidden while there is nothing to resume."""

    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resumeRow")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._epochs = (0, 0)
        self._why_not: str | None = None
        self._text = QLabel(wordWrap=True)
        self._resume = push_button("resumeButton", self.resume_requested)
        self._discard = push_button("discardButton", self.discard_requested)
        buttons = row_of(self._resume, self._discard, None, spacing=-1)
        column_of(self._text, buttons, owner=self, margins=(12, 8, 12, 8), spacing=-1)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        done, epochs = self._epochs
        sentence = self.tr(
            "A training run was interrupted when the program ended, in epoch {epoch} of {epochs}."
        )
        self._text.setText(sentence.format(epoch=done + 1, epochs=epochs))
        self._resume.setText(self.tr("Resume it"))
        tip = self.tr("Resumes from the last saved state as if nothing had happened.")
        self._resume.setStatusTip(self._why_not or tip)
        self._resume.setEnabled(self._why_not is None)
        self._discard.setText(self.tr("Discard it"))
        self._discard.setStatusTip(
            self.tr("Deletes the interrupted run; models that you kept are not affected.")
        )

    def set_reason(self, text: str | None) -> None:
        """Sets why no training is possible, in one sentence; None if it is."""
        self._why_not = text
        self._set_texts()

    def show_run(self, epochs_done: int, epochs: int) -> None:
        """Offers to resume a run of which so many epochs are done."""
        self._epochs = (epochs_done, epochs)
        self._set_texts()
        self.show()
