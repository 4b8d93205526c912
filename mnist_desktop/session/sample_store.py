"""The kept drawings of a session: their store is opened when one is first needed."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.problem import SampleError, SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.sample import NewSample, Origin

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore


class KeptDrawings:
    """Keeps corrected drawings.

    Every method may take as long as a disk does: not for the window's thread, but for any other,
    several at a time.

    Args:
        path: the store's file. In its folder earlier versions kept drawings as files, which move
            into the store.
        in_memory: nothing is read from the disk or left there: a classroom.
    """

    def __init__(self, path: Path, *, in_memory: bool = False) -> None:
        self.path = path
        self._in_memory = in_memory
        self._lock = threading.Lock()
        self._store: SampleStore | None = None

    def keep(self, drawing: Drawing, label: str) -> int:
        """Keeps a drawing with its right label, and returns the sample's id.

        Raises:
            SampleError: "sample_..."; among them that it is a test image.
            SampleError, SavingError, AppError: as `store`.
        """
        return self.store().add(NewSample.of_drawing(drawing, label, Origin.CORRECTION))

    def remove(self, sample: int) -> None:
        """Deletes a sample that `keep` returned; one that is gone is fine.

        Raises:
            SavingError: it cannot be written that it is gone.
        """
        self.store().delete([sample])

    def store(self) -> SampleStore:
        """The store; the first call opens it and moves the files of earlier versions into it.

        Raises:
            SampleError: "samples_put_aside" if it is damaged: the next call begins a new one; or
                "samples_newer".
            SavingError: it cannot be opened or made.
            AppError: MNIST, whose test images no store may hold, is missing.
        """
        with self._lock:
            if self._store is None:
                self._store = self._opened()
            return self._store

    def close(self) -> None:
        """Closes the store if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _opened(self) -> SampleStore:
        # SQLite is loaded when it is needed, not when the window starts
        from mnist_desktop.samples.imports import take_over
        from mnist_desktop.samples.schema import put_aside
        from mnist_desktop.samples.store import SampleStore

        if self._in_memory:
            return SampleStore(None)
        try:
            store = SampleStore(self.path)
        except SampleError as error:
            if error.key != "samples_broken":
                raise
            raise SampleError("samples_put_aside", name=put_aside(self.path).name) from error
        with suppress(SavingError):  # a full disk: the files stay and move at the next start
            take_over(store, self.path.parent)
        return store
