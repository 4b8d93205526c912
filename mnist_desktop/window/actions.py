"""Everything a person can do from the menus, the tool row or the keyboard."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QToolBar, QWidget

from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.widgets.draw.brush_slider import BrushSlider
from mnist_desktop.window.languages import languages
from mnist_desktop.window.theme import Theme

Keys = QKeySequence.StandardKey
Roles = QAction.MenuRole
Texts = dict[QAction, tuple[str, str]]
"""What actions are called, and a sentence on what they do."""
MAC_KEYS = {
    "clearAction": ("Backspace",),  # the key that is called Delete there; Del is on few keyboards
    "presentationAction": ("Meta+Ctrl+F",),  # Meta is Control there; F11 shows the desktop
    "quitAction": ("Ctrl+Q", "Ctrl+W"),  # closing the only window ends the program
}
"""What a person of macOS expects, before the keys of the other systems; Ctrl is Command there."""


class Actions(QObject):
    """The actions and the tool row; what they do is connected by the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self._tool_row: QToolBar | None = None
        self._test_images: tuple[str, int] = ("MNIST", 10_000)  # a data set, and how many it has
        self.brush = BrushSlider()
        self.undo = self._add("undoAction", Keys.Undo, icon_name="undo")
        self.redo = self._add("redoAction", Keys.Redo, "Ctrl+Y", icon_name="redo")
        self.clear = self._add("clearAction", Keys.Delete, "Ctrl+N", icon_name="clear")
        self.pen = self._add("penAction", "P", icon_name="pen", is_choice=True)
        self.eraser = self._add("eraserAction", "E", icon_name="eraser", is_choice=True)
        self.wide = self._add("widePaperAction", "W", icon_name="wide", is_choice=True)
        self.open = self._add("openAction", Keys.Open, icon_name="open")
        self.paste = self._add("pasteAction", Keys.Paste, icon_name="paste")
        self.test_image = self._add("testImageAction", "T", icon_name="test")
        self.next_mistake = self._add("nextMistakeAction", "N")
        self.save_drawing = self._add("saveDrawingAction", Keys.Save)
        self.copy_picture = self._add("copyPictureAction", Keys.Copy)
        self.back_up = self._add("backUpAction")
        self.restore = self._add("restoreAction")
        self.start_afresh = self._add("startAfreshAction")
        self.quit = self._add("quitAction", "Ctrl+Q")
        self.thinner = self._add("thinnerAction", "[")
        self.thicker = self._add("thickerAction", "]")
        self.open_model = self._add("openModelAction", "Ctrl+Shift+O")
        self.save_model = self._add("saveModelAction", "Ctrl+Shift+S")
        self.train = self._add("trainAction", "Ctrl+T", "F5")
        self.show_train = self._add("showTrainAction", "Ctrl+1", is_choice=True)
        self.show_inside = self._add("showInsideAction", "Ctrl+2", is_choice=True)
        self.show_pictures = self._add("showPicturesAction", "Ctrl+3", is_choice=True)
        self.show_hand = self._add("showHandAction", "Ctrl+4", is_choice=True)
        self.tabs = (self.show_train, self.show_inside, self.show_pictures, self.show_hand)
        self.why = self._add("whyAction", "Ctrl+E", icon_name="why", is_choice=True)
        self.keyboard_pen = self._add("keyboardPenAction", "K", is_choice=True)
        self.presentation = self._add("presentationAction", "F11", is_choice=True)
        self.first_steps = self._add("firstStepsAction", Keys.HelpContents)
        self.lessons = self._add("lessonsAction")
        self.shortcuts = self._add("shortcutsAction", "Ctrl+/")
        self.open_folder = self._add("openFolderAction")
        self.licences = self._add("licencesAction")
        self.about = self._add("aboutAction")
        self.quit.setMenuRole(Roles.QuitRole)  # in the menu that macOS names after the program
        self.about.setMenuRole(Roles.AboutRole)
        self.end = self._add("endAction", "Esc")
        self.themes = {theme: self._add(f"{theme}Theme", is_choice=True) for theme in Theme}
        self._languages = languages()
        self.languages = {
            code: self._add(f"{code}Language", is_choice=True) for code in self._languages
        }
        parent.addAction(self.end)
        for choices in (
            (self.pen, self.eraser),
            self.tabs,
            self.themes.values(),
            self.languages.values(),
        ):
            group = QActionGroup(self)
            for action in choices:
                group.addAction(action)
        self.pen.setChecked(True)

    def fill_tool_row(self, row: QToolBar) -> None:
        """Adds the tools, each with its icon and its word."""
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
        row.addAction(self.wide)
        row.addSeparator()
        row.addActions([self.open, self.paste, self.test_image])

    def set_test_images(self, name: str, count: int) -> None:
        """Sets whose test images are shown: a data set's name, and how many it has."""
        self._test_images = (name, count)
        self._set_texts(self._drawing_texts())

    def set_icon_scale(self, scale: float) -> None:
        """Sets the size of the icons as a multiple of the usual one (presentation mode)."""
        if self._tool_row is not None:
            self._tool_row.setIconSize(QSize(SIZE, SIZE) * scale)

    def paint_icons(self, palette: QPalette) -> None:
        """Draws the icons in the text colour of a palette."""
        for action, name in self._icons.items():
            action.setIcon(icon(name, palette))

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
        self._set_texts(self._drawing_texts() | self._file_texts() | self._window_texts())

    def _set_texts(self, texts: Texts) -> None:
        for action, (text, explanation) in texts.items():
            action.setText(text)
            action.setStatusTip(explanation)
            keys = first_keys(action)
            action.setToolTip(f"{text} ({keys})" if keys else text)

    def _drawing_texts(self) -> Texts:
        name, count = self._test_images
        return {
            self.undo: (self.tr("Undo"), self.tr("Undoes the last step.")),
            self.redo: (self.tr("Redo"), self.tr("Redoes the step that was undone.")),
            self.clear: (
                self.tr("Clear"),
                self.tr("Clears the canvas; Undo brings the drawing back."),
            ),
            self.pen: (self.tr("Pen"), self.tr("Draws on the canvas.")),
            self.eraser: (
                self.tr("Eraser"),
                self.tr(
                    "Erases ink. The right mouse button and the other end of a pen erase, too."
                ),
            ),
            self.wide: (
                self.tr("Wide paper"),
                self.tr(
                    "Makes room for long numbers: the paper grows to the right, what is written"
                    " stays as it is. In a small window it takes the place of the third column."
                ),
            ),
            self.thinner: (self.tr("Thinner brush"), self.tr("Makes the brush thinner.")),
            self.thicker: (self.tr("Thicker brush"), self.tr("Makes the brush thicker.")),
            self.test_image: (
                self.tr("Test image"),
                self.tr(
                    "Shows one of the {count} test images of {name} at random, with its label."
                ).format(count=f"{count:,}", name=name),
            ),
            self.next_mistake: (
                self.tr("Next mistake"),
                self.tr(
                    "Shows the next image that the network misreads: of those on the tab Pictures,"
                    " else of the validation images, the surest mistakes first."
                ),
            ),
        }

    def _file_texts(self) -> Texts:
        return {
            self.open: (
                self.tr("Open picture"),
                self.tr("Opens a photo, a scan or a saved drawing of a digit or a number."),
            ),
            self.paste: (
                self.tr("Paste"),
                self.tr("Reads the picture that you copied in another program."),
            ),
            self.save_drawing: (
                self.tr("Save drawing…"),
                self.tr("Keeps the drawing in a file: as strokes, as a PNG picture or as an SVG."),
            ),
            self.copy_picture: (
                self.tr("Copy picture"),
                self.tr("Copies the drawing, to be pasted into another program."),
            ),
            self.back_up: (
                self.tr("Back up everything…"),
                self.tr("Writes models, kept drawings, settings and the canvas to one file."),
            ),
            self.restore: (
                self.tr("Restore from a backup…"),
                self.tr("Adds what a backup holds, of this computer or another; asks first."),
            ),
            self.start_afresh: (
                self.tr("Start afresh…"),
                self.tr("Resets the program for the next class; asks first."),
            ),
            self.quit: (self.tr("Quit"), self.tr("Closes the program; the drawing is kept.")),
            self.open_model: (
                self.tr("Open model…"),
                self.tr("Answers with a model from a .digitmodel file."),
            ),
            self.save_model: (
                self.tr("Save model…"),
                self.tr("Saves the model in use as a .digitmodel file."),
            ),
        }

    def _window_texts(self) -> Texts:
        themes = {
            Theme.SYSTEM: self.tr("Same as system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        colours, language = (
            self.tr("The colours of the window."),
            self.tr("The language of the window."),
        )
        return {
            self.show_train: (
                self.tr("Train"),
                self.tr("Shows the tab on which a new network is trained."),
            ),
            self.show_inside: (
                self.tr("Inside"),
                self.tr("Shows the tab on which the network that answers is seen from inside."),
            ),
            self.show_pictures: (
                self.tr("Pictures"),
                self.tr("Shows the tab with the images of the data set, and what is misread."),
            ),
            self.show_hand: (
                self.tr("My hand"),
                self.tr("Shows the tab on which a network learns how you write."),
            ),
            self.why: (
                self.tr("Why?"),
                self.tr(
                    "Colours the ink by what it does for the answer. Measured by taking runs of it"
                    " away, 200 times: neighbouring pieces together cost about the sum of what"
                    " they show; one alone the network often bridges."
                ),
            ),
            self.keyboard_pen: (
                self.tr("Draw with the keyboard"),
                self.tr(
                    "Shows a grid on the paper: arrow keys, Home, End and Page keys move, Space"
                    " puts the pen down and lifts it."
                ),
            ),
            self.presentation: (
                self.tr("Presentation mode"),
                self.tr("Fills the screen with larger text, for presenting to a class."),
            ),
            self.train: (
                self.tr("Train a new network"),
                self.tr(
                    "Same as Train: a new network learns with the settings in the third column."
                ),
            ),
            self.end: (
                self.tr("Close the hint or the message, leave presentation mode"),
                self.tr("Closes what covers the window, one thing at a time."),
            ),
            self.shortcuts: (
                self.tr("Keyboard shortcuts"),
                self.tr("Lists every action that has a keyboard shortcut."),
            ),
            self.first_steps: (
                self.tr("First steps"),
                self.tr("Shows the hints of the first start again."),
            ),
            self.lessons: (
                self.tr("Lessons…"),
                self.tr(
                    "Ten lessons that run in this window, with worksheets to print, and lessons"
                    " from files."
                ),
            ),
            self.open_folder: (
                self.tr("Open the data folder"),
                self.tr("Shows where models, samples and settings are kept."),
            ),
            self.licences: (
                self.tr("Licences"),
                self.tr("Shows what the program is made of, and the licence of each part."),
            ),
            self.about: (self.tr("About MNIST Desktop"), self.tr("Version, licence and credits.")),
            **{action: (themes[theme], colours) for theme, action in self.themes.items()},
            **{
                action: (self._languages[code], language) for code, action in self.languages.items()
            },
        }

    def _add(
        self,
        name: str,
        *shortcuts: Keys | str,
        icon_name: str | None = None,
        is_choice: bool = False,
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setCheckable(is_choice)
        action.setMenuRole(Roles.NoRole)  # else macOS goes by words such as "settings"
        expected = MAC_KEYS.get(name, ()) if sys.platform == "darwin" else ()
        keys = [QKeySequence(shortcut) for shortcut in (*expected, *shortcuts)]
        # Where a standard key is one of ours already, it would be ambiguous and do nothing
        action.setShortcuts([key for at, key in enumerate(keys) if key not in keys[:at]])
        if icon_name is not None:
            self._icons[action] = icon_name
        return action


def first_keys(action: QAction) -> str:
    """The first keys of an action, as the system writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
