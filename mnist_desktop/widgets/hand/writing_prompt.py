"""Above the paper: what to write next, and the way on, back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated


class WritingPrompt(Translated, QWidget):
    """Asks for one thing after the other; hidden while nothing is asked for."""

    next_requested = Signal()
    back_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("writingPrompt")
        self._label, self._place = "", (1, 1, 1, 1)  # round, rounds, place, places
        self._has_nothing = False
        self._wish = named("promptLabel", Heading())
        self._wish.setTextFormat(Qt.TextFormat.PlainText)
        self._position = named("promptPosition", QLabel(wordWrap=True))
        self._back = push_button("promptBackButton", self.back_requested, autoDefault=True)
        self._next = push_button("promptNextButton", self.next_requested, autoDefault=True)
        self._stop = push_button("promptStopButton", self.stop_requested, autoDefault=True)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._position.setAlignment(right)
        column_of(
            row_of(self._wish, self._position, growing=self._position),
            row_of(self._back, self._next, None, self._stop),
            owner=self,
        )
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._back.setText(self.tr("Back"))
        self._back.setStatusTip(self.tr("Deletes the last drawing and asks for it again."))
        self._next.setText(self.tr("Next (Space)"))
        self._next.setStatusTip(
            self.tr("Takes what is on the paper and asks for the next one. Enter does it, too.")
        )
        self._stop.setText(self.tr("Stop"))
        self._stop.setStatusTip(
            self.tr("Ends the writing (Esc) and brings back what was on the paper before.")
        )
        self._update_texts()

    def set_scale(self, scale: float) -> None:
        """Scales what is asked for relative to the usual size (presentation mode)."""
        self._wish.set_scale(scale)

    def show_prompt(
        self, label: str, place: tuple[int, int, int, int], *, can_go_back: bool
    ) -> None:
        """Asks for something.

        Args:
            label: what to write.
            place: round, of how many; place in it, of how many; all from 1.
            can_go_back: whether there is one before that can be written again.
        """
        self._label, self._place, self._has_nothing = label, place, False
        self._back.setEnabled(can_go_back)
        self._update_texts()
        self.show()

    def show_nothing_drawn(self) -> None:
        """Says that there is nothing on the paper yet."""
        self._has_nothing = True
        self._update_texts()

    @property
    def wish(self) -> str:
        """What is asked for, as a sentence."""
        is_digit = self._label.isascii() and self._label.isdigit()
        text = self.tr("Write a {label}") if is_digit else self.tr("Draw: {label}")
        return text.format(label=self._label)

    @property
    def tip(self) -> str:
        """The paper's status tip meanwhile; the same for all that is asked for."""
        return self.tr(
            "Write what is asked for above the paper. Space or Enter takes it and asks for the"
            " next one, Backspace goes back, Esc stops."
        )

    @property
    def asked(self) -> str:
        """What is asked for, and how far the writing is."""
        return self.tr("{wish}: {position}.").format(wish=self.wish, position=self.position)

    @property
    def position(self) -> str:
        """How far the writing is, in words."""
        number, rounds, place, places = self._place
        if rounds == 1:
            return self.tr("{place} of {places}").format(place=place, places=places)
        text = self.tr("round {round} of {rounds}, {place} of {places}")
        return text.format(round=number, rounds=rounds, place=place, places=places)

    def _update_texts(self) -> None:
        self._wish.setText(self.wish)
        self._position.setText(
            self.tr("Nothing is drawn yet.") if self._has_nothing else self.position
        )
