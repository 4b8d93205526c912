"""The first section of My hand: write thirty digits, and let a network learn them."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.hand_card import HandCard

_STEPS = 1000


class LearnSection(Translated, QWidget):
    """Two steps, one below the other, each with its button; then the card with the result."""

    write_requested = Signal()  # a new series
    go_on_requested = Signal()  # the one that was begun
    learn_requested = Signal()
    learn_deeper_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("learnSection")
        self._count: int | None = None  # drawings that can be learned; None until they are counted
        self._done: int | None = None  # of a series that was begun
        self._asked = ""  # while something is written
        self._reasons = ("", "")  # why a network cannot learn: its last layer, all of them
        self._deep = (0, 0, 0.0)  # fit, fits, share; the first is 0 while nothing runs
        self._left: float | None = None  # seconds
        self._is_learning = False  # the last layer
        self._is_stopped = False  # the last learning was
        self._seconds: float | None = None  # that learning deeper may take
        self._title = SectionTitle()
        self._intro = QLabel(wordWrap=True)
        self._go_on = push_button("goOnWritingButton", self.go_on_requested, autoDefault=True)
        self._write = push_button("writeThirtyButton", self.write_requested, autoDefault=True)
        self._kept = named("keptCount", QLabel(wordWrap=True))
        self._learn = push_button("learnMyHandButton", self.learn_requested, autoDefault=True)
        self._deeper = push_button("learnDeeperButton", self.learn_deeper_requested)
        self._reason = named("learnReason", QLabel(wordWrap=True))
        self._progress = named("deepProgress", QProgressBar(maximum=_STEPS, textVisible=False))
        self._state = named("deepState", QLabel(wordWrap=True))
        self._stop = push_button("stopDeepButton", self.stop_requested, autoDefault=True)
        self.card = HandCard()
        self._lay_out()
        self._set_texts()

    def _lay_out(self) -> None:
        self._progress.setFixedHeight(6)
        self._deep_part = QWidget()
        column_of(
            row_of(self._state, self._stop, growing=self._state),
            self._progress,
            owner=self._deep_part,
        )
        for label in (self._kept, self._reason, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column_of(
            *(self._title, self._intro),
            row_of(self._go_on, self._write, None),
            self._kept,
            row_of(self._learn, self._deeper, None),
            *(self._reason, self._deep_part, self.card),
            owner=self,
        )

    def _set_texts(self) -> None:
        self._title.setText(self.tr("A network learns your hand"))
        self._intro.setText(
            self.tr("Write each digit three times; then the model in use learns how you write.")
        )
        self._write.setStatusTip(
            self.tr(
                "Asks for thirty digits, one after the other: three rounds, the ten digits of each"
                " in another order. Each is kept at once; you can stop and go on later."
            )
        )
        self._go_on.setText(self.tr("Go on writing"))
        self._go_on.setStatusTip(self.tr("Asks for the digits that are left of the last thirty."))
        self._learn.setText(self.tr("Learn my hand"))
        self._learn.setStatusTip(
            self.tr(
                "Refits the last layer of the model in use to your drawings, in a moment, and shows"
                " what that brings. The model itself stays as it is."
            )
        )
        self._deeper.setText(self.tr("Learn deeper"))
        self._deeper.setStatusTip(
            self.tr(
                "Trains all layers of the model in use with your drawings and images of MNIST, by"
                " Keras. The model itself stays as it is."
            )
        )
        self._stop.setText(self.tr("Stop"))
        self._stop.setStatusTip(self.tr("Ends learning; nothing is changed."))
        self._update_texts()

    # What is shown

    def show_count(self, count: int, done: int | None) -> None:
        """Shows how many drawings there are.

        Args:
            count: that can be learned.
            done: how much is written of a series that can be gone on with; None without one.
        """
        self._count, self._done = count, done
        self._update_texts()

    def show_asked(self, asked: str) -> None:
        """Shows what is being asked for; empty when the writing has ended."""
        self._asked = asked
        self._update_texts()

    def show_possible(self, reason: str, deep_reason: str, seconds: float | None) -> None:
        """Shows whether a network can learn.

        Args:
            reason: why its last layer cannot be refitted; empty if it can.
            deep_reason: why it cannot be fine-tuned; likewise.
            seconds: that fine-tuning may take; None if unknown.
        """
        self._reasons, self._seconds = (reason, deep_reason), seconds
        self._update_texts()

    def show_deep(self, fit: int, fits: int, share: float, left: float | None = None) -> None:
        """Shows how far fine-tuning has come.

        Args:
            fit: at work, from 1.
            fits: how many there are; 0 while that is not known.
            share: of this fit, in [0, 1].
            left: seconds that are left; None if unknown.
        """
        self._deep, self._left, self._is_stopped = (fit, fits, share), left, False
        self._update_texts()

    def show_learning(self) -> None:
        """Shows that the last layer is being refitted, until `show_idle`."""
        self._is_learning, self._is_stopped = True, False
        self._update_texts()

    def show_idle(self, *, is_stopped: bool = False) -> None:
        """Shows that nothing is learned any more, or that it was stopped."""
        self._deep, self._left = (0, 0, 0.0), None
        self._is_learning, self._is_stopped = False, is_stopped
        self._update_texts()

    def focus_learn(self) -> None:
        """Moves the keyboard to what comes after writing."""
        (self._learn if self._learn.isEnabled() else self._write).setFocus()

    def _update_texts(self) -> None:
        self._update_writing()
        reason, deep_reason = self._reasons
        is_busy, is_running = bool(self._asked), self._is_learning or self._deep[0] > 0
        self._learn.setEnabled(not (reason or is_busy or is_running))
        self._deeper.setEnabled(not (deep_reason or is_busy or is_running))
        lines = [] if is_busy or is_running else [reason]
        if deep_reason and deep_reason != reason and lines:
            text = self.tr("Learn deeper: {reason}")
            lines.append(text.format(reason=deep_reason))
        elif not deep_reason and self._seconds is not None and lines:
            lines.append(self._duration(self._seconds))
        if self._is_stopped and lines:
            lines.insert(0, self.tr("Learning was stopped; nothing is changed."))
        self._reason.setText("\n".join(line for line in lines if line))
        self._reason.setVisible(bool(self._reason.text()))
        self._update_deep()

    def _update_writing(self) -> None:
        has_begun, is_busy = self._done is not None, bool(self._asked)
        self._go_on.setVisible(has_begun)
        self._go_on.setEnabled(not is_busy)
        self._write.setEnabled(not is_busy)
        again = self.tr("Write thirty anew")
        self._write.setText(again if has_begun else self.tr("Write thirty digits"))
        if is_busy:
            how = self.tr("Write as you always do, whatever the answer says.")
            self._kept.setText(f"{self._asked} {how}")
        elif has_begun:
            text = self.tr("Drawings of your digits: {count}. {done} of the last thirty are done.")
            self._kept.setText(text.format(count=self._count, done=self._done))
        elif self._count is not None:
            text = self.tr("Drawings of your digits: {count}.")
            self._kept.setText(text.format(count=self._count))
        else:
            self._kept.setText("")

    def _update_deep(self) -> None:
        fit, fits, share = self._deep
        self._deep_part.setVisible(fit > 0 or self._is_learning)
        self._stop.setVisible(not self._is_learning)
        self._progress.setMaximum(0 if self._is_learning else _STEPS)  # 0: it moves
        self._progress.setValue(round(_STEPS * (fit - 1 + share) / max(fits, 1)))
        if self._is_learning:
            text = self.tr("Learning… With a network for the first time this takes longer.")
        elif not fits:
            text = self.tr("Learning deeper: TensorFlow is being started…")
        elif fit == 1:
            text = self.tr("Learning deeper, 1 of {fits}: all your drawings.")
        else:
            text = self.tr("Learning deeper, {fit} of {fits}: without one round, to judge by it.")
        text = text.format(fit=fit, fits=fits)
        self._state.setText(f"{text} {self._time_left()}".rstrip())

    def _time_left(self) -> str:
        if self._left is None:
            return ""
        if self._left < 90:
            return self.tr("About {seconds} s left.").format(seconds=max(round(self._left), 1))
        return self.tr("About {minutes} min left.").format(minutes=round(self._left / 60))

    def _duration(self, seconds: float) -> str:
        """What learning deeper takes, where that is long enough to be asked for beforehand."""
        if seconds < 60:
            return ""
        text = self.tr("Learn deeper takes about {minutes} minutes with this network.")
        return text.format(minutes=max(math.ceil(seconds / 60), 2))
