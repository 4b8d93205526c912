"""A training run as Keras code to read, copy and save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
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
    QWidget,
)

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.fixed_text import FixedText
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated

SCRIPT = "py"
NOTEBOOK = "ipynb"
_COLUMNS = 102  # the longest line of a script, and some room
_ROWS = 32

# A string first, so that a # inside it begins no comment; a backslash hides a quote.
_STRING_OR_COMMENT = QRegularExpression(
    r"""(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<comment>#.*)"""
)


class KerasCodeDialog(Translated, QDialog):
    """Shows a script, copies it, and requests that it be saved.

    Args:
        script: the text of the .py file.
        notebook: the text of the .ipynb file.
        has_own_drawings: whether the run learns some, from a file that the code names.
    """

    save_requested = Signal(str)  # SCRIPT or NOTEBOOK

    def __init__(
        self,
        script: str,
        notebook: str,
        parent: QWidget | None = None,
        *,
        has_own_drawings: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kerasCodeDialog")
        self._has_own_drawings = has_own_drawings
        self._texts = {SCRIPT: script, NOTEBOOK: notebook}
        plain = Qt.TextFormat.PlainText
        self._explanation = named("explanation", QLabel(wordWrap=True, textFormat=plain))
        self._code = named("kerasCode", FixedText(script))
        self._code.setLineWrapMode(FixedText.LineWrapMode.NoWrap)
        self._highlighter = _PythonHighlighter(self._code.document(), self._code.palette())
        self._copy = push_button("copyCode", self._copy_script, autoDefault=False)
        save = self.save_requested.emit
        self._save_script = push_button("saveScript", lambda: save(SCRIPT), autoDefault=False)
        self._save_notebook = push_button("saveNotebook", lambda: save(NOTEBOOK), autoDefault=False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._arrange()
        self._buttons.rejected.connect(self.reject)
        self._set_texts()
        self.resize(self.sizeHint())  # which Qt leaves aside where text wraps

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Keras code"))
        explanation = self.tr(
            "This run as a program of its own. It needs Python with TensorFlow. MNIST is"
            " downloaded the first time; without internet, write the path of its file after"
            " DATA."
        )
        if self._has_own_drawings:
            explanation += " " + self.tr(
                "Own drawings are read from the file after ALSO; saving puts a copy of it beside"
                " the code."
            )
        self._explanation.setText(explanation)
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
        """The content of a file of this kind, SCRIPT or NOTEBOOK."""
        return self._texts[kind]

    def _arrange(self) -> None:
        for button in (self._copy, self._save_script, self._save_notebook):
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        parts = (self._explanation, self._code, self._buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=self._code)

    def _copy_script(self) -> None:
        QGuiApplication.clipboard().setText(self._texts[SCRIPT])
        self._copy.setText(self.tr("Copied"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Recolours the code for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.set_palette(self.palette())

    def sizeHint(self) -> QSize:
        """Room for the longest line, within the screen."""
        metrics = QFontMetricsF(self._code.font())
        wanted = QSize(
            round(metrics.horizontalAdvance("x") * _COLUMNS) + 64,
            round(metrics.lineSpacing() * _ROWS) + 140,
        )
        return wanted.boundedTo(self.screen().availableSize() * 0.9)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window; the code scrolls."""
        return QSize(360, 240)


class _PythonHighlighter(QSyntaxHighlighter):
    """Shows comments and strings in colours of the palette."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._formats = {"comment": QTextCharFormat(), "string": QTextCharFormat()}
        self.set_palette(palette)

    def set_palette(self, palette: QPalette) -> None:
        """Takes over the colours of a theme."""
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
