"""Opens pictures, drawings and test images one after the other, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.threads.loading_thread import LoadingThread


class Opening(QObject):
    """Of several wishes the newest counts; what an earlier one brings is dropped.

    Args:
        parent: the Qt parent.
    """

    opened = Signal(object)  # Drawing
    file_opened = Signal(Path)  # that drawing came from
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.threads: list[LoadingThread] = []
        self._newest: LoadingThread | None = None
        self._newest_path: Path | None = None

    def open(self, load: Callable[[], Drawing], path: Path | None = None) -> None:
        """Has something loaded.

        Args:
            load: called in a thread.
            path: the file it comes from, if it does.
        """
        thread = self.thread_for(load)
        thread.succeeded.connect(self._take_loaded)
        thread.failed.connect(self._take_failure)
        self._newest, self._newest_path = thread, path
        thread.start()

    def thread_for(self, load: Callable[[], object]) -> LoadingThread:
        """A thread, not yet started, that is forgotten when it has ended."""
        thread = LoadingThread(load, self)
        thread.finished.connect(self._drop)
        self.threads.append(thread)
        return thread

    def _take_loaded(self, drawing: Drawing) -> None:
        if self.sender() is self._newest:
            self.opened.emit(drawing)
            if self._newest_path is not None:
                self.file_opened.emit(self._newest_path)

    def _take_failure(self, error: Exception) -> None:
        if self.sender() is self._newest:
            self.failed.emit(error)

    def _drop(self) -> None:
        thread = self.sender()
        assert isinstance(thread, LoadingThread)
        self.threads.remove(thread)
        thread.deleteLater()
