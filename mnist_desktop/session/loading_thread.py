"""The thread that reads one file: a picture, a drawing, a test image."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal


class LoadingThread(QThread):
    """Calls `load` once, off the window's thread.

    Exactly one of `succeeded` and `failed` follows, then Qt's own `finished`.

    Args:
        load: takes nothing, returns what `succeeded` hands on.
        parent: the Qt parent.
    """

    succeeded = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(self, load: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load

    def run(self) -> None:
        """Loads."""
        try:
            loaded = self._load()
        except Exception as error:  # noqa: BLE001 - told to the person by who listens
            self.failed.emit(error)
        else:
            self.succeeded.emit(loaded)
