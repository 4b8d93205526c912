"""What the status bar says: the device, the time of an answer, and that nothing leaves."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from mnist_desktop.widgets.named import named

_SAID_MS = 8000
_SHOWN_MS = 500  # the time of an answer changes at most this often


class StatusLine(QStatusBar):
    """Three short texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = named("deviceLabel", QLabel())
        self._time = named("answerTimeLabel", QLabel())
        self._offline = named("offlineLabel", QLabel())
        self._seconds: float | None = None
        self._since_shown = QElapsedTimer()
        self.setSizeGripEnabled(False)
        self.addWidget(self._device)
        self.addPermanentWidget(self._time)
        self.addPermanentWidget(self._offline)
        self.setContentsMargins(12, 0, 12, 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._device.setText(self.tr("Answers are computed on the CPU"))
        self._device.setStatusTip(self.tr("The part of this computer that does the computing."))
        self._offline.setText(self.tr("Offline: nothing leaves this computer"))
        self._offline.setStatusTip(
            self.tr("The program never uses the network; drawings and models stay here.")
        )
        self._time.setStatusTip(
            self.tr("From your drawing to the ten probabilities, the 28 × 28 image included.")
        )
        self._since_shown.invalidate()
        self.set_answer_time(self._seconds)

    def say(self, text: str) -> None:
        """Says for some seconds what was done."""
        self.showMessage(text, _SAID_MS)

    def set_answer_time(self, seconds: float | None) -> None:
        """Shows how long the last answer took."""
        is_new = self._seconds is None or seconds is None
        self._seconds = seconds
        if not is_new and self._since_shown.isValid() and self._since_shown.elapsed() < _SHOWN_MS:
            return  # each new text lays out the window again
        self._since_shown.start()
        if seconds is None:
            self._time.clear()
        else:
            text = self.tr("answer in {ms} ms").format(ms=f"{1000 * seconds:.1f}")
            self._time.setText(text)
