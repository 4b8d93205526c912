"""Who writes now: a pseudonym, chosen, made, renamed or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated

_MIN_CHARACTERS = 8  # of a pseudonym that are visible


def shown_writer(writer: str) -> str:
    """A pseudonym as it is shown; the empty one is that of whoever uses the program."""
    return writer or QCoreApplication.translate("Writers", "me")


class WriterRow(Translated, QWidget):
    """A choice of writers, and a menu with *New…*, *Rename…* and *Delete…*."""

    writer_chosen = Signal(str)
    new_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writers: Sequence[str] = ("",)
        self._label = QLabel()
        self._choice = named("writerChoice", QComboBox())
        self._choice.setMinimumContentsLength(_MIN_CHARACTERS)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._choice.setSizeAdjustPolicy(policy)
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._choice.activated.connect(self._on_activated)
        self._label.setBuddy(self._choice)
        self._button = named("writerButton", QPushButton())
        menu = named("writerMenu", QMenu(self))
        self._new = named("newWriter", menu.addAction("", self.new_requested.emit))
        self._rename = named("renameWriter", menu.addAction("", self.rename_requested.emit))
        self._delete = named("deleteWriter", menu.addAction("", self.delete_requested.emit))
        self._button.setMenu(menu)
        row_of(self._label, self._choice, self._button, owner=self, growing=self._choice)
        self._set_texts()

    def _set_texts(self) -> None:
        self._label.setText(self.tr("Writing now:"))
        tip = self.tr(
            "Whose drawings are kept from now on. A pseudonym is enough; a network that learned"
            " from several people can be judged on each of them."
        )
        self._choice.setStatusTip(tip)
        self._choice.setAccessibleName(self.tr("Writing now"))
        self._button.setText(self.tr("Writers"))
        self._button.setStatusTip(self.tr("Adds, renames and deletes writers."))
        self._new.setText(self.tr("New…"))
        self._new.setStatusTip(self.tr("Another writer, by a pseudonym."))
        self._rename.setText(self.tr("Rename…"))
        self._rename.setStatusTip(self.tr("Gives this writer another pseudonym."))
        self._delete.setText(self.tr("Delete…"))
        self._delete.setStatusTip(self.tr("Erases this writer with all drawings, for good."))
        if self._choice.count():
            self._choice.setItemText(0, shown_writer(""))

    def show_writers(self, writers: Sequence[str], current: str, *, is_known: bool) -> None:
        """Shows who can be chosen.

        Args:
            writers: pseudonyms; the first is empty, for whoever uses the program.
            current: one of them.
            is_known: whether that one has drawings or taught a network, so can be renamed.
        """
        if writers != self._writers or not self._choice.count():
            self._writers = writers
            self._choice.clear()
            self._choice.addItems([shown_writer(writer) for writer in writers])
        self._choice.setCurrentIndex(writers.index(current))
        self._rename.setEnabled(is_known)
        self._delete.setEnabled(is_known)

    def _on_activated(self, index: int) -> None:
        self.writer_chosen.emit(self._writers[index])
