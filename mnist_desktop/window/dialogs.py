"""The dialogs about the program itself: licences, version, starting afresh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMainWindow,
    QMessageBox,
    QWidget,
)

from mnist_desktop import __version__
from mnist_desktop.learning.tensorflow_requirements import edition
from mnist_desktop.problem import AppError, Message
from mnist_desktop.session.session import Session
from mnist_desktop.session.user_data import UserData
from mnist_desktop.widgets.base.fixed_text import FixedText
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.languages import translated

if TYPE_CHECKING:
    from mnist_desktop.window.licences import Work

_LIST_WIDTH = 220  # logical px


class ProgramDialogs(QObject):
    """Opens what the Help menu offers, and asks before the program is made as new."""

    fresh_start_confirmed = Signal()
    failed = Signal(object)  # AppError

    def __init__(self, actions: Actions, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        actions.start_afresh.triggered.connect(self._ask_for_fresh_start)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.open_folder.triggered.connect(self._open_folder)
        actions.licences.triggered.connect(self._show_licences)
        actions.about.triggered.connect(lambda: AboutDialog(window).open())

    def _ask_for_fresh_start(self) -> None:
        if self._session.trainer.is_running:
            self.failed.emit(Message("fresh_start_in_training"))
            return
        dialog = FreshStartDialog(UserData(self._session.folders), self._window)
        dialog.confirmed.connect(self.fresh_start_confirmed)
        dialog.open()

    def _show_shortcuts(self) -> None:
        from mnist_desktop.window.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._window.menuBar(), self._window.actions(), self._window).open()

    def _show_licences(self) -> None:
        from mnist_desktop.window.licences import works  # looks at what is installed

        LicencesDialog(works(), self._window).open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.folders.data)))


class LicencesDialog(QDialog):
    """Lists the parts of the program and shows the licence of the chosen one; deletes itself.

    Args:
        works: the parts that are listed; a text is read when it is chosen.
    """

    def __init__(self, works: Sequence[Work], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences"))
        self._works = works
        self._list = named("worksList", QListWidget())
        self._list.setAccessibleName(self.tr("Parts of the program"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._text = named("licenceText", FixedText())
        self._text.setAccessibleName(self.tr("Licence"))
        self._lay_out()
        self._list.currentRowChanged.connect(self._show)
        self._list.addItems([self._title(work) for work in works])
        self._list.setCurrentRow(0)
        if not works:
            self._text.setPlainText(
                self.tr("The licence texts are missing; install the program again.")
            )
        self.resize(self.sizeHint())  # which Qt leaves aside where text wraps

    def sizeHint(self) -> QSize:
        """Room for lines of 80 characters beside the list."""
        return QSize(940, 620).boundedTo(self.screen().availableSize() * 0.9)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window; the text scrolls."""
        return QSize(480, 280)

    def _lay_out(self) -> None:
        about = QLabel(
            self.tr(
                "MNIST Desktop is free software under the MIT licence. It uses Qt under the LGPL 3,"
                " digits of MNIST, UNIPEN and UCI, and the libraries below, each under its own"
                " licence."
            )
        )
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        row = row_of(self._list, self._text, spacing=12, growing=self._text)
        parts = (about, row, buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=row)

    def _title(self, work: Work) -> str:
        from mnist_desktop.window.licences import DATA, OURS

        titles = {
            OURS: self.tr("MNIST Desktop"),
            DATA: self.tr("Digits: MNIST, UNIPEN, UCI"),
            "PySide6_Essentials": "Qt, PySide6",
        }
        return titles.get(work.name, work.name)

    def _show(self, row: int) -> None:
        if row < 0:
            return
        try:
            text = self._works[row].read()
        except AppError as problem:
            text = translated(problem)
        self._text.setPlainText(text or self.tr("No licence text came with this part."))


class AboutDialog(QMessageBox):
    """Version, licence and credits; deletes itself when closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("About MNIST Desktop"))
        titles = {
            "installed": self.tr("MNIST Desktop {version}"),
            "full": self.tr("MNIST Desktop {version}, full edition"),
            "small": self.tr("MNIST Desktop {version}, small edition (without training)"),
        }
        self.setText(titles[edition()].format(version=__version__))
        self.setInformativeText(
            "\n\n".join(
                [
                    self.tr("Reads handwritten digits and shows how. Works offline."),
                    self.tr("Free software under the MIT licence. Qt is used under the LGPL 3."),
                    self.tr(
                        "MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0. The built-in model"
                        " also learned from pen digits of UNIPEN (International Unipen"
                        " Foundation, CC BY 4.0) and of Alpaydin and Alimoglu (UCI, CC BY 4.0)."
                    ),
                ]
            )
        )


class FreshStartDialog(QMessageBox):
    """Asks before everything that was kept is removed; Return and Escape leave all as it is.

    Args:
        kept: what would be removed.
    """

    confirmed = Signal()

    def __init__(self, kept: UserData, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("freshStartDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Start afresh"))
        self.setText(self.tr("Reset the program for whoever uses it next?"))
        self.setInformativeText(self._what_goes_and_what_stays(kept))
        go = self.addButton(self.tr("Start afresh"), QMessageBox.ButtonRole.DestructiveRole)
        go.setObjectName("freshStartButton")
        go.clicked.connect(self.confirmed)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)

    def _what_goes_and_what_stays(self, kept: UserData) -> str:
        goes = [
            self.tr("the drawing on the canvas"),
            self.tr("models trained or saved here: {count}").format(count=len(kept.models())),
            self.tr("drawings kept as examples: {count}").format(count=kept.sample_count()),
            *([self.tr("an interrupted training run")] if kept.has_interrupted_run() else []),
            self.tr("settings: language, colours, brush, model in use, recent files"),
            self.tr("the logs"),
        ]
        return "\n".join(
            [
                self.tr("This is deleted and cannot be restored:"),
                *(f"•  {one}" for one in goes),
                "",
                self.tr(
                    "This is kept: the built-in model, and every file that you saved in a"
                    " folder of your own."
                ),
            ]
        )
