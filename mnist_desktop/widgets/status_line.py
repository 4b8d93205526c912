"""The status bar: the device, the time of an answer, and that the program is offline."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.base.translated import Translated

_MESSAGE_MS = 8000
_TIME_INTERVAL_MS = 500  # between two changes of the answer's time


class StatusLine(Translated, QStatusBar):
    """Three short texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = named("deviceLabel", ElidedLabel())
        self._device.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._device.setTextFormat(Qt.TextFormat.PlainText)
        self._time = named("answerTimeLabel", QLabel())
        self._offline = named("offlineLabel", QLabel())
        self._seconds: float | None = None
        self._gpu: str | None = None  # empty: there is none
        self._why = ""
        self._message = ""
        self._explanation = ""
        self._message_timer = QTimer(self, singleShot=True)
        self._message_timer.timeout.connect(self._clear_message)
        # Each new text lays out the window again: not more often
        self._throttle = Throttle(self._show_time, _TIME_INTERVAL_MS, self)
        self.setSizeGripEnabled(False)
        self.addWidget(self._device, 1)
        self.addPermanentWidget(self._time)
        self.addPermanentWidget(self._offline)
        self.setContentsMargins(14, 0, 14, 0)
        self._time.setContentsMargins(0, 0, 16, 0)
        self._set_texts()

    def _set_texts(self) -> None:
        self._update_left_text()
        usual = self.tr("The part of this computer that does the computing.")
        self._device.setStatusTip(self._why or usual)
        self._offline.setText(self.tr("Offline: nothing leaves this computer"))
        self._offline.setStatusTip(
            self.tr("The program never uses the network; drawings and models stay here.")
        )
        self._time.setStatusTip(
            self.tr("From your drawing to the ten probabilities, the 28 × 28 image included.")
        )
        self._show_time()

    def set_device(self, gpu: str, why: str) -> None:
        """Shows where training runs: the GPU's name, empty for the CPU, and why it is that."""
        self._gpu, self._why = gpu, why
        self._set_texts()

    def say(self, text: str) -> None:
        """Shows for some seconds what was done, in place of the device.

        Unlike `showMessage`, which every new answer time would override.
        """
        self._message = text
        self._message_timer.start(_MESSAGE_MS)
        self._update_left_text()

    def explain(self, text: str) -> None:
        """Explains what is under the pointer, in place of the device; empty for the device."""
        if text != self._explanation:
            self._explanation = text
            self._update_left_text()

    def set_answer_time(self, seconds: float | None) -> None:
        """Shows how long the last answer took."""
        is_first, self._seconds = self._seconds is None, seconds
        if is_first or seconds is None:
            self._show_time()
        if seconds is not None:
            self._throttle.request()

    def _clear_message(self) -> None:
        self._message = ""
        self._update_left_text()

    def _update_left_text(self) -> None:
        if self._message:
            self._device.setText(self._message)
        elif self._explanation:
            self._device.setText(self._explanation)
        elif self._gpu is None:
            self._device.setText(self.tr("Answers are computed on the CPU"))
        elif self._gpu:
            self._device.setText(self.tr("Training on {gpu}").format(gpu=self._gpu))
        else:
            self._device.setText(self.tr("Training on the CPU, which is enough here"))

    def _show_time(self) -> None:
        if self._seconds is None:
            self._time.clear()
        else:
            milliseconds = f"{1000 * self._seconds:.1f}"
            self._time.setText(self.tr("answer in {ms} ms").format(ms=milliseconds))
