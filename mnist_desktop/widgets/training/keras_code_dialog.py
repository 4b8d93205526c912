"""A training run as code to read, copy and save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.widgets.base.labels import named

SCRIPT = "py"
NOTEBOOK = "ipynb"
_COLUMNS = 102  # the longest line of a script, and a little air
_ROWS = 32

# A string first, so that a # inside it begins no comment; a backslash hides a quote.
_STRING_OR_COMMENT = QRegularExpression(
    r"""(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<comment>#.*)"""
)


class KerasCodeDialog(QDialog):
    """Shows a script; copies it itself, and asks for it to be saved.

    Args:
        script: the text of the .py file.
        notebook: the text of the .ipynb file.
        parent: the window.
    """

    copied = Signal()
    save_requested = Signal(str)  # SCRIPT or NOTEBOOK

    def __init__(self, script: str, notebook: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kerasCodeDialog")
        self._texts = {SCRIPT: script, NOTEBOOK: notebook}
        self._explanation = named("explanation", QLabel())
        self._explanation.setWordWrap(True)
        self._explanation.setTextFormat(Qt.TextFormat.PlainText)
        self._code = named("kerasCode", QPlainTextEdit(script))
        self._code.setReadOnly(True)
        # Read-only text has no cursor for the arrow keys unless it is asked for.
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._colours = _PythonColours(self._code.document(), self._code.palette())
        self._copy = named("copyCode", QPushButton())
        self._save_script = named("saveScript", QPushButton())
        self._save_notebook = named("saveNotebook", QPushButton())
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._arrange()
        self._copy.clicked.connect(self._copy_script)
        self._save_script.clicked.connect(lambda: self.save_requested.emit(SCRIPT))
        self._save_notebook.clicked.connect(lambda: self.save_requested.emit(NOTEBOOK))
        self._buttons.rejected.connect(self.reject)
        self.retranslate()
        self.resize(self.sizeHint())  # which Qt leaves aside where text wraps

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.setWindowTitle(self.tr("Keras code"))
        self._explanation.setText(
            self.tr(
                "This run as a program of its own. It needs Python with TensorFlow. MNIST is"
                " downloaded the first time; without internet, write the path of its file after"
                " DATA."
            )
        )
        self._code.setAccessibleName(self.tr("Python code"))
        self._copy.setText(self.tr("&Copy"))
        self._copy.setStatusTip(self.tr("Puts the whole code on the clipboard."))
        self._save_script.setText(self.tr("&Save as .py…"))
        self._save_script.setStatusTip(self.tr("Saves a file that Python runs."))
        self._save_notebook.setText(self.tr("Save as &notebook…"))
        self._save_notebook.setStatusTip(
            self.tr("Saves a file for Jupyter, where you run and change the code step by step.")
        )
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        for button in (self._copy, self._save_script, self._save_notebook):
            button.setToolTip(button.statusTip())  # a dialog hides the explanation line

    def text(self, kind: str) -> str:
        """What to write to a file of `kind`, SCRIPT or NOTEBOOK."""
        return self._texts[kind]

    def _arrange(self) -> None:
        for button in (self._copy, self._save_script, self._save_notebook):
            button.setAutoDefault(False)
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._explanation)
        layout.addWidget(self._code, 1)
        layout.addWidget(self._buttons)

    def _copy_script(self) -> None:
        QGuiApplication.clipboard().setText(self._texts[SCRIPT])
        self._copy.setText(self.tr("Copied"))
        self.copied.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Colours the code anew with the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours.set_palette(self.palette())

    def sizeHint(self) -> QSize:
        """Room for the longest line, as far as the screen goes."""
        metrics = QFontMetricsF(self._code.font())
        wanted = QSize(
            round(metrics.horizontalAdvance("x") * _COLUMNS) + 64,
            round(metrics.lineSpacing() * _ROWS) + 140,
        )
        return wanted.boundedTo(self.screen().availableSize() * 0.9)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window; the code scrolls."""
        return QSize(360, 240)


class _PythonColours(QSyntaxHighlighter):
    """Comments and strings in colours of the palette; the rest is as it is."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._formats = {"comment": QTextCharFormat(), "string": QTextCharFormat()}
        self.set_palette(palette)

    def set_palette(self, palette: QPalette) -> None:
        """Takes the colours of a theme."""
        roles = {"comment": QPalette.ColorRole.PlaceholderText, "string": QPalette.ColorRole.Link}
        for kind, role in roles.items():
            self._formats[kind].setForeground(palette.color(role))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colours one line."""
        matches = _STRING_OR_COMMENT.globalMatch(text)
        while matches.hasNext():
            match = matches.next()
            kind = "comment" if match.hasCaptured("comment") else "string"
            self.setFormat(match.capturedStart(), match.capturedLength(), self._formats[kind])
