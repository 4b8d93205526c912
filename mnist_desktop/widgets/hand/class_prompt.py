"""What to draw next of an own class, and the way on and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated


class ClassPrompt(Translated, QWidget):
    """Asks for several drawings of one class; hidden while nothing is asked for."""

    next_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classPrompt")
        self._name, self._place, self._places = "", 1, 1
        self._has_nothing = False
        plain = Qt.TextFormat.PlainText
        self._wish = named("classWish", Heading())
        self._wish.setWordWrap(True)
        self._wish.setTextFormat(plain)
        self._position = named("classPosition", QLabel(wordWrap=True, textFormat=plain))
        self._next = push_button("classNextButton", self.next_requested)
        self._stop = push_button("classStopButton", self.stop_requested)
        buttons = row_of(self._next, self._stop, None)
        column_of(self._wish, self._position, buttons, owner=self, spacing=4)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._wish.setText(self.tr("Draw on the paper: {name}").format(name=self._name))
        position = self.tr("{place} of {places}").format(place=self._place, places=self._places)
        self._position.setText(self.tr("Nothing is drawn yet.") if self._has_nothing else position)
        self._next.setText(self.tr("Next (Space)"))
        self._next.setStatusTip(
            self.tr("Keeps what is on the paper and asks for the next one. Draw each one afresh.")
        )
        self._stop.setText(self.tr("Stop"))
        self._stop.setStatusTip(self.tr("Ends this; what was drawn is kept."))

    def show_wish(self, name: str, place: int, places: int) -> None:
        """Asks for the drawing `place`, from 1, of so many."""
        self._name, self._place, self._places, self._has_nothing = name, place, places, False
        self._set_texts()
        self.show()

    def show_nothing_drawn(self) -> None:
        """Says that there is nothing on the paper to keep."""
        self._has_nothing = True
        self._set_texts()
