"""The stores of a session: the one on the disk, and the one of a classroom, in memory alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.problem import AppError, SampleError, SavingError

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.samples.store import SampleStore


class KeptDrawings:
    """Opens the stores when they are first needed, and tells them of every test set.

    `store` and `stores` may take as long as a disk does: not for the window's thread, but for any
    other, several at a time.

    Args:
        path: the file on the disk. In its folder earlier versions kept drawings as files, which
            move into the store.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_classroom = False
        self._lock = threading.Lock()
        self._on_disk: SampleStore | None = None
        self._in_memory: SampleStore | None = None
        self._unread: list[Callable[[], DataSet]] = []

    def set_classroom(self, is_classroom: bool) -> None:
        """Changes which store is in use; not for the window's thread.

        A classroom's store is in memory alone: nothing of it is ever on the disk, and it is emptied
        when the classroom ends.
        """
        with self._lock:
            self.is_classroom = is_classroom
            if self._in_memory is not None:  # not closed: another task may be using it
                self._in_memory.clear()

    def hold_out(self, load: Callable[[], DataSet]) -> None:
        """Lets no store keep the test images of a data set; takes no time here.

        Args:
            load: reads the data set, on the thread of the next `store`, before that returns.
        """
        self._unread.append(load)

    def store(self) -> SampleStore:
        """The store in use; the first call opens it and moves the files of earlier versions there.

        Raises:
            SampleError: "samples_put_aside" if it is damaged: the next call begins a new one; or
                "samples_newer".
            SavingError: it cannot be opened or made.
            AppError: MNIST, whose test images no store may hold, is missing.
        """
        with self._lock:
            store = self._classroom_store() if self.is_classroom else self._disk_store()
            self._read_test_sets()
            return store

    def stores(self) -> list[SampleStore]:
        """All that hold anything; raises as `store`."""
        with self._lock:
            if self.path.exists():
                self._disk_store()
            return self._opened()

    def close(self) -> None:
        """Closes what was opened."""
        with self._lock:
            for store in self._opened():
                store.close()
            self._on_disk = self._in_memory = None

    def _opened(self) -> list[SampleStore]:
        return [one for one in (self._on_disk, self._in_memory) if one is not None]

    def _classroom_store(self) -> SampleStore:
        from mnist_desktop.samples.store import SampleStore  # SQLite: when it is needed

        if self._in_memory is None:
            self._in_memory = SampleStore(None)
            if self.path.exists():
                with suppress(AppError):  # reported when it is needed itself
                    self._in_memory.hold_out_as(self._disk_store())
        return self._in_memory

    def _disk_store(self) -> SampleStore:
        if self._on_disk is None:
            self._on_disk = _store_at(self.path)
            if self._in_memory is not None:
                self._on_disk.hold_out_as(self._in_memory)
        return self._on_disk

    def _read_test_sets(self) -> None:
        while self._unread:
            with suppress(AppError):  # it was opened, but its file is gone: nobody can open it now
                data = self._unread[0]()
                for store in self._opened():
                    store.hold_out(data.name, data.fingerprint, data.test.images)
            self._unread.pop(0)


def _store_at(path: Path) -> SampleStore:
    # SQLite is loaded when it is needed, not when the window starts
    from mnist_desktop.samples.imports import take_over
    from mnist_desktop.samples.schema import put_aside
    from mnist_desktop.samples.store import SampleStore

    try:
        store = SampleStore(path)
    except SampleError as error:
        if error.key != "samples_broken":
            raise
        raise SampleError("samples_put_aside", name=put_aside(path).name) from error
    with suppress(SavingError):  # a full disk: the files stay and move at the next start
        take_over(store, path.parent)
    return store
