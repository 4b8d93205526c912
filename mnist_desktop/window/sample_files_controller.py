"""Imports and exports of labelled drawings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from mnist_desktop.samples.selection import EVERYTHING, Selection
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.samples_section import SamplesSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.languages import translated
from mnist_desktop.window.sample_grid_controller import SampleGridController

if TYPE_CHECKING:
    from mnist_desktop.samples.imports import Imported
    from mnist_desktop.widgets.hand.export_dialog import ExportDialog

MAX_LINES = 4  # of bad files that are named; all of them can be copied
_MAX_NAMED = 5  # files in the question


class SampleFilesController(QObject):
    """Asks which files, and says what came of them."""

    succeeded = Signal(str)  # what was done, as a sentence
    refused = Signal(str, str)  # a line for each bad file; all of them to copy, or nothing
    import_offered = Signal()  # files came from outside the tab, which is to be seen

    def __init__(
        self,
        section: SamplesSection,
        grid: SampleGridController,
        session: Session,
        dialogs: FileDialogs,
    ) -> None:
        super().__init__(section)
        self._section = section
        self._grid = grid
        self._samples = session.sample_tasks
        self._dialogs = dialogs
        section.import_requested.connect(self._on_import)
        section.export_requested.connect(self._on_export)
        self._samples.imported.connect(self._on_imported)
        self._samples.exported.connect(self._on_exported)

    def offer_import(self, paths: Sequence[Path]) -> None:
        """Asks whether files that were dropped, or named at the start, are to be imported."""
        self.import_offered.emit()
        names = [path.name for path in paths[:_MAX_NAMED]]
        if len(paths) > _MAX_NAMED:
            more = self.tr("and {count} more").format(count=len(paths) - _MAX_NAMED)
            names.append(more)
        question = self.tr("Add the labelled drawings in these files to My drawings?\n\n{names}")
        box = QMessageBox(self._section.window())
        box.setObjectName("importQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Import drawings?"))
        box.setTextFormat(Qt.TextFormat.PlainText)  # names come from others
        box.setText(question.format(names="\n".join(names)))
        box.addButton(self.tr("Import"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(lambda: self._import(paths))
        box.open()  # returns at once: the program may be starting

    def _on_import(self) -> None:
        paths = self._dialogs.digits_to_open()
        if paths:
            self._import(paths)

    def _import(self, paths: Sequence[Path]) -> None:
        # A full file of 50,000 drawings takes a minute
        self.succeeded.emit(self.tr("Importing, files: {count}…").format(count=len(paths)))
        self._samples.import_files(paths)

    def _on_imported(self, imported: Imported) -> None:
        if imported.problems:
            lines = [translated(message) for _, message in imported.problems]
            shown = lines[:MAX_LINES]
            if len(lines) > MAX_LINES:
                more = self.tr("Other files that could not be read: {count}.")
                shown.append(more.format(count=len(lines) - MAX_LINES))
            self.refused.emit("\n".join(shown), "\n".join(lines) if len(lines) > 1 else "")
        added = imported.added
        if imported.problems and not (added.ids or added.known or added.test_images):
            self.succeeded.emit("")  # nothing is being imported any more
            return
        parts = [self.tr("Drawings imported: {count}.").format(count=f"{len(added.ids):,}")]
        if added.known:
            text = self.tr("Left out, as they are here already: {count}.")
            parts.append(text.format(count=f"{added.known:,}"))
        if added.test_images:
            text = self.tr("Left out, as they are test images: {count}.")
            parts.append(text.format(count=f"{added.test_images:,}"))
        self.succeeded.emit(" ".join(parts))

    def _on_export(self) -> None:
        from mnist_desktop.widgets.hand.export_dialog import ExportDialog

        grid = self._section.grid
        counts = len(grid.chosen_ids()), len(grid.samples.ids), self._samples.summary.total
        dialog = ExportDialog(*counts, self._section.window())
        dialog.accepted.connect(partial(self._on_export_chosen, dialog))
        dialog.open()

    def _on_export_chosen(self, dialog: ExportDialog) -> None:
        from mnist_desktop.samples.digits_file import Included
        from mnist_desktop.widgets.hand.export_dialog import ExportScope

        included = Included(dialog.has_time, dialog.has_pressure, dialog.has_device)
        selection = {
            ExportScope.CHOSEN: Selection(ids=self._section.grid.chosen_ids()),
            ExportScope.SHOWN: self._grid.shown,
            ExportScope.ALL: EVERYTHING,
        }[dialog.scope]
        path = self._dialogs.digits_to_save()
        if path is not None:
            self._samples.export(path, selection, included)

    def _on_exported(self, path: Path, count: int) -> None:
        text = self.tr("Drawings exported: {count}, {path}.")
        self.succeeded.emit(text.format(count=f"{count:,}", path=path))
