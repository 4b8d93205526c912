"""What can be done with the drawings that are chosen in the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.label_chips import DIGITS


class SelectionRow(Translated, QWidget):
    """How many are chosen, *Relabel*, *Delete*, *Open* and *Undo*."""

    label_chosen = Signal(str)
    other_label_requested = Signal()
    delete_requested = Signal()
    open_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._labels: Sequence[str] = ()  # that are no digits
        self._undoable = ""  # "relabel", "delete" or "import"
        self._text = named("chosenCount", QLabel(wordWrap=True))
        self._menu = named("relabelMenu", QMenu(self))
        self._menu.aboutToShow.connect(self._fill)
        self._relabel = named("relabelButton", QPushButton())
        self._relabel.setMenu(self._menu)
        self._delete = push_button("deleteDrawings", self.delete_requested)
        self._open = push_button("openKept", self.open_requested)
        self._undo = push_button("undoDrawings", self.undo_requested)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._relabel, self._delete, self._open, self._undo):
            flow.addWidget(button)
        column_of(self._text, buttons, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._relabel.setText(self.tr("Relabel"))
        self._relabel.setStatusTip(self.tr("Says what the chosen drawings really show."))
        self._delete.setText(self.tr("Delete"))
        self._delete.setToolTip(self.tr("Delete (Del)"))
        self._delete.setStatusTip(
            self.tr(
                "Deletes the chosen drawings. Undo brings them back until the program is closed;"
                " then they are erased."
            )
        )
        self._open.setText(self.tr("Open"))
        self._open.setStatusTip(self.tr("Opens the drawing on the paper, where it is answered."))
        texts = {
            "": self.tr("Undo"),
            "relabel": self.tr("Undo relabel"),
            "delete": self.tr("Undo delete"),
            "import": self.tr("Undo import"),
        }
        self._undo.setText(texts[self._undoable])
        self._undo.setStatusTip(self.tr("Takes back the last change in My drawings."))
        self._show()

    def set_chosen(self, count: int) -> None:
        """Sets how many drawings are chosen."""
        self._count = count
        self._show()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Sets the labels in use that are no digits, for the menu."""
        self._labels = labels

    def set_undoable(self, what: str) -> None:
        """Sets what can be undone: "relabel", "delete", "import" or nothing."""
        self._undoable = what
        self._set_texts()

    def pop_up(self, place: QPoint) -> None:
        """Shows what can be done with the chosen drawings in a menu at a place on the screen."""
        menu = named("drawingMenu", QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open.text(), self.open_requested.emit).setEnabled(self._count == 1)
        relabel = menu.addMenu(self._relabel.text())
        self._fill_with_labels(relabel)
        menu.addAction(self._delete.text(), self.delete_requested.emit)
        menu.popup(place)

    def _show(self) -> None:
        if self._count:
            text = self.tr("Chosen: {count}. A digit key relabels, Del deletes.")
            self._text.setText(text.format(count=f"{self._count:,}"))
        else:
            self._text.setText(
                self.tr("Click a drawing to choose it; with Shift or Ctrl, several.")
            )
        for button in (self._relabel, self._delete):
            button.setEnabled(self._count > 0)
        self._open.setEnabled(self._count == 1)
        self._undo.setEnabled(bool(self._undoable))

    def _fill(self) -> None:
        self._fill_with_labels(self._menu)

    def _fill_with_labels(self, menu: QMenu) -> None:
        menu.clear()
        for label in (*DIGITS, *self._labels):
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _=False, label=label: self.label_chosen.emit(label))
        menu.addSeparator()
        other = named("otherLabelAction", menu.addAction(self.tr("Another label…")))
        other.triggered.connect(self.other_label_requested)
