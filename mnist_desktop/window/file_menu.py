"""The File menu, the clipboard and drops: what they ask for, and who does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.backup_controller import BackupController
from mnist_desktop.window.export_controller import ExportController
from mnist_desktop.window.file_controller import FileController
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.file_drop import FileDrop
from mnist_desktop.window.menus import RecentMenu
from mnist_desktop.window.program_menus import ProgramMenus
from mnist_desktop.window.settings import WindowSettings


class FileMenu:
    """Opening and saving, files opened last, export and backup.

    Attributes:
        files: opens and saves.
        backup: brings back a drawing and the brush.
        reporters: say by `succeeded` and `failed` what became of it.

    Args:
        actions: of the menu.
        menus: have those that are filled here.
        canvas: whose drawing is saved and copied.
        label_of: what a drawing is saved as, besides its strokes; None for nothing.
        session: opens files.
        settings: remember the files opened last.
        dialogs: ask for names.
        window: takes drops; Quit closes it.
    """

    def __init__(
        self,
        actions: Actions,
        menus: ProgramMenus,
        canvas: DrawingCanvas,
        label_of: Callable[[Drawing], str | None],
        session: Session,
        settings: WindowSettings,
        dialogs: FileDialogs,
        window: QWidget,
    ) -> None:
        self.files = files = FileController(canvas, session, dialogs, label_of)
        self._export = ExportController(menus.export, session, dialogs, window)
        self.backup = BackupController(actions, settings, session, dialogs, window)
        self.reporters = files, self._export, self.backup
        actions.open.triggered.connect(files.open)
        actions.paste.triggered.connect(files.paste)
        actions.test_image.triggered.connect(files.open_test_image)
        session.preparation.data_opened.connect(
            lambda info: actions.set_test_images(info.name, info.test)
        )
        actions.save_drawing.triggered.connect(files.save_drawing)
        actions.copy_picture.triggered.connect(files.copy_picture)
        actions.open_model.triggered.connect(files.open_model)
        actions.save_model.triggered.connect(files.save_model)
        actions.quit.triggered.connect(window.close)
        RecentMenu(menus.open_recent, settings).file_chosen.connect(files.open_path)
        session.drawings.file_opened.connect(settings.add_recent_file)
        canvas.mime_dropped.connect(files.open_mime)
        FileDrop(window).mime_dropped.connect(files.open_mime)

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        self._export.retranslate()
