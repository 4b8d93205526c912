"""The kept drawings as the window sees them: every change is made in the background, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.folders import Folders
from mnist_desktop.problem import AppError, SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.sample import NewSample, Origin, checked_writer
from mnist_desktop.samples.selection import Selection
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.corrections import Corrections
from mnist_desktop.session.ordered_tasks import OrderedTasks
from mnist_desktop.session.sample_store import KeptDrawings
from mnist_desktop.session.sample_summary import SampleSummary
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation

if TYPE_CHECKING:
    from mnist_desktop.samples.digits_file import Included
    from mnist_desktop.samples.imports import Imported
    from mnist_desktop.samples.store import SampleStore


class Undoable(StrEnum):
    """What `SampleTasks.undo` takes back."""

    RELABEL = "relabel"
    DELETE = "delete"
    IMPORT = "import"


class SampleTasks(QObject):
    """Keeps drawings, changes and reads the store, each in a background task.

    What changes the store is done in the order in which it was asked for, so that undo after delete
    takes back that one. Other work on the store calls `kept.store()` within a task of its own.

    Args:
        folders: where the store's file is.
        tasks: where the work is done.
        backend: reads data sets, whose test images are held out.
        preparation: says which are opened.
    """

    changed = Signal()  # what the store in use holds: `summary` is new
    added = Signal(int, object)  # id, the NewSample
    not_added = Signal(object)  # the NewSample; after `failed`
    correction_kept = Signal(int)  # the digit
    correction_not_kept = Signal()  # after `failed`
    correction_removed = Signal()
    imported = Signal(object)  # Imported
    exported = Signal(Path, int)  # how many drawings
    writer_changed = Signal(str)  # who writes now
    writer_deleted = Signal(str, object)  # pseudonym; tuple[str, ...] of models that know the hand
    classroom_changed = Signal(bool)
    failed = Signal(object)  # Exception

    def __init__(
        self,
        folders: Folders,
        tasks: BackgroundTasks,
        backend: TrainingBackend,
        preparation: TrainingPreparation,
    ) -> None:
        super().__init__(tasks)
        self.kept = KeptDrawings(folders.sample_store)
        self.writer = ""
        self._is_writer_known = False  # until the store is open, or somebody was chosen
        self.summary = SampleSummary()
        self._folders = folders
        self._tasks = tasks
        self._backend = backend
        self._in_order = OrderedTasks(tasks)
        self._undo: list[tuple[Undoable, Callable[[], object]]] = []
        self.corrections = Corrections()  # that can be removed again
        self._own_corrections: Corrections | None = None  # from before the classroom
        preparation.data_opened.connect(self._on_data_opened)

    @property
    def is_classroom(self) -> bool:
        """Whether the store in use is in memory alone."""
        return self.kept.is_classroom

    @property
    def undoable(self) -> Undoable | None:
        """What `undo` would take back; new with `changed`."""
        return self._undo[-1][0] if self._undo else None

    # Keeping

    def load(self) -> None:
        """Opens the store; `changed` follows."""
        self._change("open the kept drawings", lambda _store: None)

    def add(self, new: NewSample) -> None:
        """Keeps a drawing of the current writer, unless it names another."""
        if self.writer and not new.writer:
            new = replace(new, writer=self.writer)

        def on_failed(error: Exception) -> None:
            self._on_failed(error)
            self.not_added.emit(new)

        on_done = partial(self._on_added, new)
        self._change("keep a drawing", lambda store: store.add(new), on_done, on_failed)

    def keep_correction(self, drawing: Drawing, digit: int, label: str) -> None:
        """Keeps a drawing whose answer was wrong.

        Args:
            drawing: what was drawn.
            digit: the right class.
            label: its name.
        """
        chosen = self.chosen_writer

        def keep(store: SampleStore) -> int:
            writer = store.writers.last() if chosen is None else chosen
            return store.add(NewSample.of_drawing(drawing, label, Origin.CORRECTION, writer=writer))

        def on_kept(sample: int) -> None:
            self.corrections.note(drawing, digit, label, sample)
            self.correction_kept.emit(digit)

        def on_failed(error: Exception) -> None:
            self._on_failed(error)
            self.correction_not_kept.emit()

        self._change("keep a correction", keep, on_kept, on_failed)

    def remove_correction(self, drawing: Drawing) -> None:
        """Removes what a drawing was kept as by `keep_correction`, once."""
        sample = self.corrections.forget(drawing)
        if sample is not None:
            removed = self.correction_removed
            self._change(
                "remove a correction",
                lambda store: store.delete([sample]),
                lambda _change: removed.emit(),
            )

    # Changing

    def relabel(self, ids: Sequence[int], label: str) -> None:
        """Gives samples another label; can be undone."""

        def work(store: SampleStore) -> None:
            change = store.relabel(ids, label)
            self._undo.append((Undoable.RELABEL, partial(store.undo, change)))

        self._change("relabel drawings", work)

    def delete(self, ids: Sequence[int]) -> None:
        """Deletes samples; can be undone."""

        def work(store: SampleStore) -> None:
            change = store.delete(ids)
            self._undo.append((Undoable.DELETE, partial(store.undo, change)))

        self._change("delete drawings", work)

    def undo(self) -> None:
        """Takes back the last `relabel`, `delete` or import that is not taken back yet."""

        def work(_store: SampleStore) -> None:
            if self._undo:
                newest = self._undo[-1]
                newest[1]()
                self._undo.remove(newest)  # now: where that failed, it can be tried again

        self._change("undo", work)

    # Files

    def import_files(self, paths: Sequence[Path]) -> None:
        """Adds the drawings in `.digits` files; `imported` says what came of it."""

        def work() -> Imported:
            from mnist_desktop.samples.imports import import_files

            store = self.kept.store()
            found = import_files(store, paths, QThread.currentThread().isInterruptionRequested)
            if found.added.ids and store is self.kept.store():  # else the mode has changed
                self._undo.append((Undoable.IMPORT, partial(store.delete, found.added.ids)))
            return found

        def on_done(found: Imported) -> None:
            self._change("count", lambda _store: None, lambda _: self.imported.emit(found))

        self._tasks.run("import drawings", work, on_done, self._on_failed, is_dispensable=True)

    def export(self, path: Path, selection: Selection, included: Included) -> None:
        """Writes drawings to a `.digits` file; `exported` follows."""

        def work() -> int:
            from mnist_desktop.samples.digits_file import write_digits

            return write_digits(path, self.kept.store().drawings(selection), included)

        on_done = partial(self.exported.emit, path)
        # No `_on_failed`: the file is the person's, not in our folders
        self._tasks.run("export drawings", work, on_done, self.failed.emit)

    # Writers

    @property
    def chosen_writer(self) -> str | None:
        """Who writes; None before the store is open, whose last writer it will be."""
        return self.writer if self._is_writer_known else None

    def set_writer(self, name: str) -> None:
        """Says who writes now, by a pseudonym; empty for whoever uses the program."""
        try:
            checked_writer(name)
        except SampleError as error:
            self.failed.emit(error)
            self.writer_changed.emit(self.writer)
        else:
            self._use_writer(name)
            self.run_in_order("note who writes", lambda: self.kept.store().writers.set_last(name))

    def _use_writer(self, name: str) -> None:
        self.writer, self._is_writer_known = name, True
        self.writer_changed.emit(name)

    def rename_writer(self, before: str, after: str) -> None:
        """Gives a writer another pseudonym."""

        def on_done(_none: None) -> None:
            if self.writer == before:
                self.set_writer(after)

        self._change("rename a writer", lambda store: store.writers.rename(before, after), on_done)

    def delete_writer(self, name: str) -> None:
        """Erases a writer with all drawings, at once and for good; `writer_deleted` follows."""

        def on_done(models: list[str]) -> None:
            if self.writer == name:
                self.set_writer(self._who_is_left())
            self.writer_deleted.emit(name, tuple(models))

        self._change("delete a writer", lambda store: store.writers.delete(name), on_done)

    def _who_is_left(self) -> str:
        """The only writer there is; of several, or without any, whoever uses the program."""
        writers = self.summary.writers
        return writers[0] if len(writers) == 1 else ""

    # The classroom

    def set_classroom(self, is_classroom: bool) -> None:
        """Changes between the store on the disk and one in memory, which begins empty.

        What the classroom held is forgotten when it ends.
        """

        def work() -> SampleSummary:
            self.kept.set_classroom(is_classroom)
            self._undo.clear()
            return SampleSummary.of(self.kept.store())

        def on_done(summary: SampleSummary) -> None:
            self._on_classroom(summary.last_writer)
            self._set_summary(summary)

        def on_failed(error: Exception) -> None:
            self._on_failed(error)
            self._on_classroom("")  # it has begun or ended all the same

        self.run_in_order("change the classroom mode", work, on_done, on_failed)

    def _on_classroom(self, last_writer: str) -> None:
        if not self.is_classroom:
            self.corrections, self._own_corrections = self._own_corrections or Corrections(), None
        elif self._own_corrections is None:
            self._own_corrections, self.corrections = self.corrections, Corrections()
        self._use_writer(last_writer)
        self.classroom_changed.emit(self.is_classroom)

    # Data sets

    def _on_data_opened(self, info: DataSetInfo) -> None:
        if info.path is None and not info.orientation:
            return  # MNIST's own, which every store knows
        self.kept.hold_out(partial(self._backend.data_set, info.path, info.orientation))
        # At once, as another data set may be in memory later; what fails now is reported when a
        # drawing is kept
        hold_out = self.kept.store
        self._tasks.run("hold out", hold_out, None, lambda _error: None, is_dispensable=True)

    # In order

    def _change(
        self,
        name: str,
        work: Callable[[SampleStore], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        def in_task() -> tuple[Any, SampleSummary]:
            store = self.kept.store()
            result = work(store)
            return result, SampleSummary.of(store)

        def on_changed(result: tuple[Any, SampleSummary]) -> None:
            self._set_summary(result[1])
            if on_done is not None:
                on_done(result[0])

        self.run_in_order(name, in_task, on_changed, on_failed)

    def run_in_order(
        self,
        name: str,
        work: Callable[[], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs a task after those that were asked for before; as `OrderedTasks.run`.

        Without `on_failed`, `failed` reports what it raises.
        """
        self._in_order.run(name, work, on_done, on_failed or self._on_failed)

    def _on_added(self, new: NewSample, sample: int) -> None:
        self.added.emit(sample, new)

    def _set_summary(self, summary: SampleSummary) -> None:
        self.summary = summary
        if not self._is_writer_known:
            self._is_writer_known = True
            if summary.last_writer:
                self._use_writer(summary.last_writer)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """A store that could not be read or written, unless it is a fault of the program."""
        is_expected = isinstance(error, AppError) and not isinstance(error, SampleError)
        self.failed.emit(self._folders.why_not_saved(error) if is_expected else error)
