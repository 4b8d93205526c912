"""One sentence about a drawing: what would change the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from mnist_desktop.insight.sentences import Sentence, sentence_text
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class SentenceRow(Translated, QWidget):
    """The sentence, and a box that shows on the drawing what it means; so does the pointer."""

    ghost_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence: Sentence | None = None  # that is shown
        self._is_searched = False  # whether the search is over, found or not
        self._is_pointed_at = False
        self._text = named("whySentence", QLabel(wordWrap=True))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._show = named("showSentence", QCheckBox())
        self._show.toggled.connect(self.ghost_changed)
        top = (self._show, Qt.AlignmentFlag.AlignTop)
        row_of(self._text, top, owner=self, growing=self._text)
        self._set_texts()

    def _set_texts(self) -> None:
        self._show.setText(self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show on the drawing what the sentence means"))
        tip = self.tr(
            "Found by trying about 160 changes. A change is said only if it also works on copies"
            " of the drawing, slightly different each, and equal changes elsewhere do not. It says"
            " what the network reacts to, not what it thinks."
        )
        for widget in (self, self._text, self._show):
            widget.setStatusTip(tip)
        self._show_text()

    @property
    def is_ghost_shown(self) -> bool:
        """Whether the change is to be seen on the drawing."""
        return self.sentence is not None and (self._show.isChecked() or self._is_pointed_at)

    def show_sentence(self, sentence: Sentence | None) -> None:
        """Shows what was found; None says that nothing was."""
        self.sentence, self._is_searched = sentence, True
        self._show_text()

    def clear(self) -> None:
        """Shows that the search goes on."""
        self.sentence, self._is_searched = None, False
        self._show.setChecked(False)
        self._show_text()

    def _show_text(self) -> None:
        self._show.setVisible(self.sentence is not None)
        is_quiet = self.sentence is None
        role = QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.WindowText
        self._text.setForegroundRole(role)
        if self.sentence is not None:
            text = sentence_text(self.sentence, translate=QCoreApplication.translate)
        elif self._is_searched:
            text = self.tr(
                "None of the simple changes tried changes this answer reliably: on copies of the"
                " drawing, too, and only there."
            )
        else:
            text = self.tr("Trying what would change the answer…")
        self._text.setText(text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the change while the pointer is here."""
        self._point_at(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Shows it no more."""
        self._point_at(False)

    def _point_at(self, is_pointed_at: bool) -> None:
        self._is_pointed_at = is_pointed_at
        self.ghost_changed.emit()
