"""The film of a training run: a slider that winds it back to any moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from mnist_desktop.learning.film import Moment
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

PLAY_MS = 120  # per moment
_BIG_STEP = 10  # moments, of Page Up and Page Down


class FilmRow(Translated, QWidget):
    """Play, a slider with a place for each moment and the last one for the present, and *Now*.

    Hidden while there is no film; while a run is on its place is kept, so that nothing moves.
    """

    moment_requested = Signal(object)  # int: which moment; None: the present

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filmRow")
        self._moments: Sequence[Moment] = ()
        self._batches = 0
        self._is_live = False
        self._index: int | None = None
        self._play = named("playFilmButton", QToolButton())
        self._slider = named("filmSlider", QSlider(Qt.Orientation.Horizontal))
        self._slider.setPageStep(_BIG_STEP)
        self._now = named("filmNowButton", QToolButton())
        self._words = named("filmWords", ElidedLabel(textFormat=Qt.TextFormat.PlainText))
        self._timer = QTimer(self, interval=PLAY_MS)
        self._timer.timeout.connect(self._on_tick)
        self._play.clicked.connect(self._on_play)
        self._now.clicked.connect(self._on_now)
        self._slider.valueChanged.connect(self._on_value)
        self._slider.sliderPressed.connect(self.stop)
        for button in (self._play, self._now):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = row_of(self._play, self._slider, self._now, growing=self._slider)
        column_of(row, self._words, owner=self, spacing=2)
        FocusedWheel(self)
        self.hide()
        self._set_texts()

    @property
    def is_playing(self) -> bool:
        """Whether the moments follow each other by themselves."""
        return self._timer.isActive()

    def _set_texts(self) -> None:
        self._slider.setAccessibleName(self.tr("Film of the training"))
        self.setStatusTip(
            self.tr(
                "Winds back to an earlier moment of the training: your drawing is answered as it"
                " was then. Arrow keys go from moment to moment, End comes back to the present."
            )
        )
        self._play.setStatusTip(
            self.tr("Shows the training from the chosen moment on, or from its start.")
        )
        metrics = self._play.fontMetrics()
        widest = max((self.tr("Play"), self.tr("Pause")), key=metrics.horizontalAdvance)
        self._play.setText(widest)
        self._play.setMinimumWidth(self._play.sizeHint().width())  # the slider stays where it is
        self._now.setText(self.tr("Now"))
        self._now.setStatusTip(self.tr("Lets the network of the present answer again."))
        self._words.setStatusTip(
            self.tr(
                "Which moment of the training answers. Training accuracy: how many of the training"
                " images just learned were read correctly, as the network reads while it learns;"
                " the answers to your drawing may be far worse. At the end of an epoch: how many of"
                " the validation images."
            )
        )
        self._show()

    def set_film(self, moments: Sequence[Moment], batches: int, *, is_live: bool) -> None:
        """Sets the film; without moments there is none.

        Args:
            moments: in order.
            batches: in an epoch.
            is_live: whether the run is still on.
        """
        self._moments, self._batches, self._is_live = moments, batches, is_live
        if not moments:
            self.stop()
        self.setVisible(bool(moments) or is_live)
        for part in (self._play, self._slider):
            part.setEnabled(bool(moments))
        self._show()

    def show_moment(self, index: int | None) -> None:
        """Shows which moment answers; None for the present."""
        self._index = index
        if index is None:
            self._timer.stop()
        self._show()

    def stop(self) -> None:
        """Ends playing; the moment stays."""
        self._timer.stop()
        self._show()

    def _show(self) -> None:
        count, is_now = len(self._moments), self._index is None
        self._slider.blockSignals(True)
        self._slider.setRange(0, count)
        if not self._slider.isSliderDown():  # else the person holds it
            self._slider.setValue(count if self._index is None else self._index)
        self._slider.blockSignals(False)
        self._play.setText(self.tr("Pause") if self.is_playing else self.tr("Play"))
        if is_now and self._now.hasFocus():
            self._slider.setFocus()
        self._now.setEnabled(not is_now)
        words = self._now_in_words() if self._index is None else self._in_words()
        self._words.setText(words)
        self._slider.setAccessibleDescription(words)

    def _now_in_words(self) -> str:
        if not self._moments:
            return ""
        if self._is_live:
            return self.tr("Now. Wind back to see earlier answers.")
        return self.tr("Wind back to see what it answered as it learned.")

    def _in_words(self) -> str:
        assert self._index is not None
        if self._index >= len(self._moments):
            return ""
        moment = self._moments[self._index]
        if moment.validation_accuracy is not None:
            text = self.tr("End of epoch {epoch}: {percent} % of the validation images")
            share = percentage(moment.validation_accuracy)
            return text.format(epoch=moment.epoch, percent=share)
        text = self.tr("Epoch {epoch}, batch {batch} of {batches}")
        if moment.accuracy is not None:
            text = self.tr(
                "Epoch {epoch}, batch {batch} of {batches}: training accuracy {percent} %"
            )
        return text.format(
            epoch=moment.epoch,
            batch=f"{moment.batch:,}",
            batches=f"{self._batches:,}",
            percent=percentage(moment.accuracy or 0.0),
        )

    def _on_value(self, value: int) -> None:
        self._timer.stop()
        self._request(value)

    def _on_play(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self._slider.value() >= len(self._moments):
            self._request(0)
        self._timer.start()
        self._show()

    def _on_now(self) -> None:
        self.stop()
        self._request(len(self._moments))

    def _on_tick(self) -> None:
        """The next moment follows when the one before is shown, as long as somebody sees it."""
        if not self.isVisible():
            self.stop()
        elif self._index is not None:
            self._request(self._index + 1)

    def _request(self, value: int) -> None:
        self.moment_requested.emit(value if value < len(self._moments) else None)
