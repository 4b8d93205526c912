"""The menus of the program: which actions are in which, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mnist_desktop.window.actions import Actions


class ProgramMenus(QObject):
    """Fills the menu bar.

    Attributes:
        open_recent: empty; filled by whoever knows the files.
        export: likewise, the models' other formats.
        models: likewise.

    Args:
        actions: what a person can do.
        bar: gets the menus.
        window: their parent.
    """

    def __init__(self, actions: Actions, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        self.open_recent, self.export, self.models = (QMenu(window) for _ in range(3))
        self._colours = self._menu(list(actions.themes.values()))
        self._edit = self._menu(
            [
                *(actions.undo, actions.redo, actions.clear, None),
                *(actions.copy_picture, actions.paste, None),
                *(actions.pen, actions.eraser, actions.thinner, actions.thicker),
            ]
        )
        self._all = [
            self._file_menu(),
            self._edit,
            self.models,
            self._view_menu(),
            self._menu(list(actions.languages.values())),
            self._help_menu(),
        ]
        for menu in self._all:
            bar.addMenu(menu)

    def retranslate(self) -> None:
        """Updates the titles after a language change."""
        file, edit, models, view, language, help_ = self._all
        file.setTitle(self.tr("&File"))
        edit.setTitle(self.tr("&Edit"))
        models.setTitle(self.tr("&Models"))
        view.setTitle(self.tr("&View"))
        language.setTitle("&Language / 语言")
        help_.setTitle(self.tr("&Help"))
        self.open_recent.setTitle(self.tr("Open &recent"))
        self._colours.setTitle(self.tr("&Colours"))

    def add_to_edit_menu(self, action: QAction) -> None:
        """Adds an action of a widget's own, so that the keyboard reaches it too."""
        self._edit.insertAction(self._actions.paste, action)

    def add_menu_to_edit_menu(self, menu: QMenu) -> None:
        """Adds, at the end, a menu of a widget's own."""
        self._edit.addSeparator()
        self._edit.addMenu(menu)

    def _file_menu(self) -> QMenu:
        actions = self._actions
        return self._menu(
            [
                *(actions.open, self.open_recent, actions.test_image, actions.next_mistake),
                *(actions.save_drawing, self.export, None),
                *(actions.back_up, actions.restore, actions.start_afresh, None),
                actions.quit,
            ]
        )

    def _view_menu(self) -> QMenu:
        actions = self._actions
        return self._menu(
            [
                *(*actions.tabs, actions.why, None),
                *(actions.wide, actions.keyboard_pen, actions.presentation, self._colours),
            ]
        )

    def _help_menu(self) -> QMenu:
        actions = self._actions
        return self._menu(
            [
                *(actions.first_steps, actions.lessons, actions.shortcuts),
                *(actions.open_folder, actions.licences, actions.about),
            ]
        )

    def _menu(self, entries: Sequence[QAction | QMenu | None]) -> QMenu:
        """A menu of these; None is a separator."""
        menu = QMenu(self._window)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
        return menu
