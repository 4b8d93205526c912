"""Everything a person can do from the menus, the tool row or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.widgets.draw.brush_slider import BrushSlider
from mnist_desktop.window.languages import LANGUAGES
from mnist_desktop.window.theme import Theme

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """The actions, their menus and the tool row; what they do is connected by the window.

    Args:
        parent: the window they belong to.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self._tool_row: QToolBar | None = None
        self.undo = self._action("undoAction", Keys.Undo, icon_name="undo")
        self.redo = self._action("redoAction", Keys.Redo, "Ctrl+Y", icon_name="redo")
        self.clear = self._action("clearAction", Keys.Delete, "Ctrl+N", icon_name="clear")
        self.pen = self._action("penAction", "P", icon_name="pen", is_choice=True)
        self.eraser = self._action("eraserAction", "E", icon_name="eraser", is_choice=True)
        self.open = self._action("openAction", Keys.Open, icon_name="open")
        self.paste = self._action("pasteAction", Keys.Paste, icon_name="paste")
        self.test_image = self._action("testImageAction", "T", icon_name="test")
        self.save_drawing = self._action("saveDrawingAction", Keys.Save)
        self.copy_picture = self._action("copyPictureAction", Keys.Copy)
        self.start_afresh = self._action("startAfreshAction")
        self.quit = self._action("quitAction", "Ctrl+Q")
        self.thinner = self._action("thinnerAction", "[")
        self.thicker = self._action("thickerAction", "]")
        self.open_model = self._action("openModelAction", "Ctrl+Shift+O")
        self.save_model = self._action("saveModelAction", "Ctrl+Shift+S")
        self.train = self._action("trainAction", "Ctrl+T", "F5")
        self.presentation = self._action("presentationAction", "F11", is_choice=True)
        self.first_steps = self._action("firstStepsAction", Keys.HelpContents)
        self.shortcuts = self._action("shortcutsAction", "Ctrl+/")
        self.open_folder = self._action("openFolderAction")
        self.licences = self._action("licencesAction")
        self.about = self._action("aboutAction")
        self.end = self._action("endAction", "Esc")
        parent.addAction(self.end)
        self.themes = {theme: self._action(f"{theme}Theme", is_choice=True) for theme in Theme}
        self.languages = {
            code: self._action(f"{code}Language", is_choice=True) for code in LANGUAGES
        }
        for choices in ((self.pen, self.eraser), self.themes.values(), self.languages.values()):
            group = QActionGroup(self)
            for action in choices:
                group.addAction(action)
        self.pen.setChecked(True)
        self.brush = BrushSlider()
        self.open_recent = QMenu(parent)
        self.models = QMenu(parent)
        self._tested: tuple[str, int] = ("MNIST", 10_000)
        self._menus = [QMenu(parent) for _ in range(5)]
        self._theme_menu = QMenu(parent)
        self._fill_menus()

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Adds the menus."""
        file, edit, view, language, help_ = self._menus
        for menu in (file, edit, self.models, view, language, help_):
            bar.addMenu(menu)

    def add_to_edit_menu(self, action: QAction) -> None:
        """Adds what a widget brings along, so that the keyboard reaches it too."""
        self._menus[1].insertAction(self.paste, action)

    def add_menu_to_edit_menu(self, menu: QMenu) -> None:
        """Adds, at the end, a menu that a widget brings along."""
        self._menus[1].addSeparator()
        self._menus[1].addMenu(menu)

    @property
    def train_keys(self) -> str:
        """The first keys that start a training, as the system writes them."""
        return self.train.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def fill_tool_row(self, row: QToolBar) -> None:
        """Adds the tools, icon and word."""
        self._tool_row = row
        row.setObjectName("toolRow")
        row.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.setMovable(False)
        row.setIconSize(QSize(SIZE, SIZE))
        row.toggleViewAction().setEnabled(False)
        row.addActions([self.undo, self.redo, self.clear])
        row.addSeparator()
        row.addActions([self.pen, self.eraser])
        row.addWidget(self.brush)
        row.addSeparator()
        row.addActions([self.open, self.paste, self.test_image])

    def set_test_images(self, name: str, count: int) -> None:
        """Says whose test images are shown: a data set's name, and how many it has."""
        self._tested = (name, count)
        self._retranslate_drawing()

    def set_icon_scale(self, scale: float) -> None:
        """Sets the size of the icons as a multiple of the usual one (presentation mode)."""
        if self._tool_row is not None:
            self._tool_row.setIconSize(QSize(SIZE, SIZE) * scale)

    def paint_icons(self, palette: QPalette) -> None:
        """Draws the icons in the text colour of a palette."""
        for action, name in self._icons.items():
            action.setIcon(icon(name, palette))

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._retranslate_drawing()
        self._retranslate_files()
        self._retranslate_view()
        file, edit, view, language, help_ = self._menus
        file.setTitle(self.tr("&File"))
        edit.setTitle(self.tr("&Edit"))
        self.models.setTitle(self.tr("&Models"))
        view.setTitle(self.tr("&View"))
        language.setTitle("&Language / 语言")
        help_.setTitle(self.tr("&Help"))
        self.open_recent.setTitle(self.tr("Open &recent"))
        self._theme_menu.setTitle(self.tr("&Colours"))

    def _retranslate_drawing(self) -> None:
        _say(self.undo, self.tr("Undo"), self.tr("Takes back the last step."))
        _say(self.redo, self.tr("Redo"), self.tr("Does again what was taken back."))
        _say(self.clear, self.tr("Clear"), self.tr("Empties the paper; Undo brings it back."))
        _say(self.pen, self.tr("Pen"), self.tr("Draws on the paper."))
        _say(
            self.eraser,
            self.tr("Eraser"),
            self.tr("Takes ink away. The right mouse button and a pen's other end erase too."),
        )
        _say(self.thinner, self.tr("Thinner brush"), self.tr("Makes the brush thinner."))
        _say(self.thicker, self.tr("Thicker brush"), self.tr("Makes the brush thicker."))
        _say(
            self.test_image,
            self.tr("Test image"),
            self.tr(
                "Shows one of the {count} test images of {name} at random, with its label."
            ).format(count=f"{self._tested[1]:,}", name=self._tested[0]),
        )

    def _retranslate_files(self) -> None:
        _say(
            self.open,
            self.tr("Open picture"),
            self.tr("Opens a photo, a scan or a saved drawing of one digit."),
        )
        _say(
            self.paste,
            self.tr("Paste"),
            self.tr("Reads the picture that you copied in another program."),
        )
        _say(
            self.save_drawing,
            self.tr("Save drawing…"),
            self.tr("Keeps the drawing in a file: as strokes, as a PNG picture or as an SVG."),
        )
        _say(
            self.copy_picture,
            self.tr("Copy picture"),
            self.tr("Copies the drawing, to paste it in another program."),
        )
        _say(
            self.start_afresh,
            self.tr("Start afresh…"),
            self.tr("Makes the program as new, for the next class; asks before."),
        )
        _say(self.quit, self.tr("Quit"), self.tr("Closes the program; the drawing is kept."))
        _say(
            self.open_model,
            self.tr("Open model…"),
            self.tr("Lets a model from a .digitmodel file answer."),
        )
        _say(
            self.save_model,
            self.tr("Save model…"),
            self.tr("Writes the model that answers to a .digitmodel file."),
        )

    def _retranslate_view(self) -> None:
        _say(
            self.presentation,
            self.tr("Presentation mode"),
            self.tr("Fills the screen, with larger type, for a room that watches."),
        )
        _say(
            self.train,
            self.tr("Train a new network"),
            self.tr("Presses Train: a new network learns with the settings of the third column."),
        )
        _say(
            self.end,
            self.tr("Close the hint or the message, leave presentation mode"),
            self.tr("Ends what lies over the window, one thing after the other."),
        )
        _say(
            self.shortcuts,
            self.tr("Keyboard shortcuts"),
            self.tr("Lists the keys of everything that has some."),
        )
        _say(
            self.first_steps,
            self.tr("First steps"),
            self.tr("Shows again the three hints of the first start."),
        )
        _say(
            self.open_folder,
            self.tr("Open the data folder"),
            self.tr("Shows where models, samples and settings are kept."),
        )
        _say(
            self.licences,
            self.tr("Licences"),
            self.tr("Shows what the program is made of, and the licence of each part."),
        )
        _say(self.about, self.tr("About MNIST Desktop"), self.tr("Version, licence and credits."))
        names = {
            Theme.SYSTEM: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        for theme, action in self.themes.items():
            _say(action, names[theme], self.tr("The colours of the window."))
        for code, action in self.languages.items():
            _say(action, LANGUAGES[code], self.tr("The language of the window."))

    def _fill_menus(self) -> None:
        file, edit, view, language, help_ = self._menus
        file.addAction(self.open)
        file.addMenu(self.open_recent)
        file.addActions([self.test_image, self.save_drawing])
        file.addSeparator()
        file.addAction(self.start_afresh)
        file.addSeparator()
        file.addAction(self.quit)
        edit.addActions([self.undo, self.redo, self.clear])
        edit.addSeparator()
        edit.addActions([self.copy_picture, self.paste])
        edit.addSeparator()
        edit.addActions([self.pen, self.eraser, self.thinner, self.thicker])
        view.addAction(self.presentation)
        view.addMenu(self._theme_menu)
        self._theme_menu.addActions(list(self.themes.values()))
        language.addActions(list(self.languages.values()))
        help_.addActions([self.first_steps, self.shortcuts])
        help_.addActions([self.open_folder, self.licences, self.about])

    def _action(
        self,
        name: str,
        *shortcuts: Keys | str,
        icon_name: str | None = None,
        is_choice: bool = False,
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setCheckable(is_choice)
        keys = [QKeySequence(shortcut) for shortcut in shortcuts]
        # Where a standard key is one of ours already, it would be ambiguous and do nothing
        action.setShortcuts([key for at, key in enumerate(keys) if key not in keys[:at]])
        if icon_name is not None:
            self._icons[action] = icon_name
        return action


def _say(action: QAction, text: str, explanation: str) -> None:
    action.setText(text)
    action.setStatusTip(explanation)
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text} ({shortcut})" if shortcut else text)
