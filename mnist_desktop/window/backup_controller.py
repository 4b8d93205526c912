"""Stands between the File menu and backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.session.backups import OpenedBackup
from mnist_desktop.session.session import Session
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.theme import Theme

if TYPE_CHECKING:
    from mnist_desktop.backup.restore import Restored
    from mnist_desktop.backup.write_backup import BackupDone


class BackupController(QObject):
    """Writes a backup; opens one, asks, and restores it.

    Args:
        actions: of the menu; language and colours are chosen by theirs.
        settings: what goes into the backup, and comes back.
        session: does the work.
        dialogs: ask for a name.
        parent: the window.
    """

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception
    drawing_restored = Signal(object)  # Drawing for the canvas
    brush_restored = Signal(float)  # ink units

    def __init__(
        self,
        actions: Actions,
        settings: WindowSettings,
        session: Session,
        dialogs: FileDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._session = session
        self._backups = session.backups
        self._dialogs = dialogs
        self._window = parent
        self._progress: QProgressDialog | None = None
        self._title = ""
        self._chosen: tuple[OpenedBackup, bool, bool] | None = None  # with settings, with canvas
        actions.back_up.triggered.connect(self._back_up)
        actions.restore.triggered.connect(self._restore)
        backups = self._backups
        backups.started.connect(self._on_started)
        backups.progressed.connect(self._on_progressed)
        backups.written.connect(self._on_written)
        backups.opened.connect(self._on_opened)
        backups.restored.connect(self._on_restored)
        backups.failed.connect(self._on_failed)
        backups.cancelled.connect(self._close_progress)

    def _back_up(self) -> None:
        path = self._dialogs.backup_to_save()
        if path is not None:
            self._title = self.tr("Back up everything")
            drawing = self._session.drawing_to_keep()
            self._backups.write(path, drawing, self._kept_settings())

    def _restore(self) -> None:
        path = self._dialogs.backup_to_open()
        if path is not None:
            self._title = self.tr("Restore from a backup")
            self._backups.open(path)

    def _kept_settings(self) -> KeptSettings:
        settings, model = self._settings, self._settings.model
        is_ours = model is not None and model.parent == self._session.models.path
        return KeptSettings(
            language=settings.language or "",
            theme=str(settings.theme),
            brush=settings.brush,
            tab=settings.tab,
            reads_numbers=settings.reads_numbers,
            model=model.stem if is_ours and model is not None else "",
            has_seen_first_steps=settings.has_seen_first_steps,
            has_seen_inside=settings.has_seen_inside,
        )

    def _on_started(self, path: Path) -> None:
        self._actions.back_up.setEnabled(False)
        self._actions.restore.setEnabled(False)
        dialog = self._progress = QProgressDialog(
            path.name, self.tr("Cancel"), 0, 100, self._window
        )
        dialog.setObjectName("backupProgress")
        dialog.setWindowTitle(self._title)
        dialog.setWindowModality(Qt.WindowModality.NonModal)  # one may go on drawing
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self._backups.cancel)
        dialog.show()

    def _on_progressed(self, percent: int) -> None:
        if self._progress is not None:
            self._progress.setValue(percent)

    def _on_written(self, done: BackupDone) -> None:
        self._close_progress()
        text = self.tr("Saved as {path}: {models} models and {drawings} kept drawings, {size} MB.")
        text = text.format(
            path=done.path,
            models=f"{done.models:,}",
            drawings=f"{done.drawings:,}",
            size=f"{done.size / 1e6:,.1f}",
        )
        if done.left_out:
            left_out = self.tr("{count} files that cannot be read are not in it, such as {name}.")
            left_out = left_out.format(count=f"{len(done.left_out):,}", name=done.left_out[0])
            text = f"{text} {left_out}"
        self.succeeded.emit(text)

    def _on_opened(self, opened: OpenedBackup) -> None:
        from mnist_desktop.widgets.restore_dialog import RestoreDialog

        self._close_progress()
        dialog = RestoreDialog(
            opened.path.name,
            opened.unpacked,
            opened.comparison,
            has_canvas=opened.drawing is not None,
            parent=self._window,
        )

        def on_accepted() -> None:
            self._chosen = opened, dialog.has_settings, dialog.has_canvas
            self._backups.restore(opened)

        dialog.accepted.connect(on_accepted)
        dialog.rejected.connect(self._backups.leave)
        self._actions.back_up.setEnabled(False)  # what was unpacked waits
        self._actions.restore.setEnabled(False)
        dialog.finished.connect(self._enable)
        dialog.open()

    def _on_restored(self, restored: Restored) -> None:
        self._close_progress()
        assert self._chosen is not None
        (opened, has_settings, has_canvas), self._chosen = self._chosen, None
        self._session.model_files.read()  # the tables of models
        if has_canvas and opened.drawing is not None:
            self.drawing_restored.emit(opened.drawing)
        if has_settings and opened.unpacked.settings is not None:
            self._use(opened.unpacked.settings, restored)
        text = self.tr("Restored: {models} models and {drawings} kept drawings were added.")
        self.succeeded.emit(
            text.format(models=f"{len(restored.models):,}", drawings=f"{restored.drawings.added:,}")
        )

    def _use(self, kept: KeptSettings, restored: Restored) -> None:
        """Takes settings over; a value that is unknown here changes nothing."""
        settings, actions = self._settings, self._actions
        settings.reads_numbers = kept.reads_numbers
        settings.has_seen_first_steps |= kept.has_seen_first_steps
        settings.has_seen_inside |= kept.has_seen_inside
        self.brush_restored.emit(kept.brush)
        settings.tab = kept.tab  # from the next start, as the two hints
        model = restored.models.get(kept.model)
        if model is not None:
            self._session.use_model(model)
        if kept.theme in {*Theme}:
            actions.themes[Theme(kept.theme)].trigger()
        if kept.language in actions.languages:
            actions.languages[kept.language].trigger()

    def _on_failed(self, error: Exception) -> None:
        self._close_progress()
        self._chosen = None
        self.failed.emit(error)

    def _enable(self) -> None:
        self._actions.back_up.setEnabled(not self._backups.is_busy)
        self._actions.restore.setEnabled(not self._backups.is_busy)

    def _close_progress(self) -> None:
        self._enable()
        dialog, self._progress = self._progress, None
        if dialog is not None:
            dialog.canceled.disconnect(self._backups.cancel)
            dialog.close()
            dialog.deleteLater()
