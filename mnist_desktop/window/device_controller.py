"""The device that trains: in the status bar, and among the settings of a run."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.problem import Message
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.status_line import StatusLine
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.languages import translated


class DeviceController(QObject):
    """Shows the device as soon as a run has found it."""

    def __init__(self, settings: TrainingSettings, status: StatusLine, session: Session) -> None:
        super().__init__(settings)
        self._settings = settings
        self._status = status
        self._device: Message | None = None
        session.preparation.device_found.connect(self._on_device)

    def retranslate(self) -> None:
        """Updates its sentence after a language change."""
        if self._device is not None:
            name = str(self._device.values.get("name", ""))
            self._status.set_device(name, translated(self._device))

    def _on_device(self, device: Message) -> None:
        self._device = device
        name = device.values.get("name")
        self._settings.set_devices([] if name is None else [str(name)])
        self.retranslate()
