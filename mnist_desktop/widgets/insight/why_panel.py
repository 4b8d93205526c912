"""The panel of *Why?*: evidence in words, a sentence, what would change the answer, and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget

from mnist_desktop.widgets.base.folded_sections import FoldedSections
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.change_row import ChangeRow
from mnist_desktop.widgets.insight.sentence_row import SentenceRow


class WhyPanel(Translated, QFrame):
    """Shows explanations of one answer; its sections scroll."""

    close_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyPanel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)  # where it lies over another column
        # However much there is to scroll, it takes what room is left beside the paper
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.sentence = SentenceRow()
        self.change = ChangeRow()
        self.more = FoldedSections("whyMoreButton")
        self._text = ""  # of the note; empty while there is nothing to explain
        self._name = ""  # of the digit whose evidence is shown
        self._is_answer = True  # whether that digit is the answer
        self._title = named("whyTitle", SectionTitle())
        self._save = named("saveWhyButton", QToolButton(autoRaise=True))
        self._close = named("closeWhyButton", QToolButton(autoRaise=True))
        self._note = named("whyNote", QLabel(wordWrap=True))
        self._sections = column_of()
        self._lay_out()
        self.show_nothing()
        self._set_texts()

    def _lay_out(self) -> None:
        for button in (self._save, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._save.clicked.connect(self.save_requested)
        self._close.clicked.connect(self.close_requested)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        head = row_of(self._title, self._save, self._close, spacing=2, growing=self._title)
        content, area = QWidget(), named("whyScroll", QScrollArea())
        parts = (self._note, self.sentence, self.change, self._sections, self.more, None)
        column_of(*parts, owner=content, margins=(0, 0, 4, 0))
        fill_scroll_area(area, content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column_of(head, area, owner=self, margins=(8, 4, 4, 4), spacing=2, growing=area)

    def _set_texts(self) -> None:
        self._save.setText(self.tr("PNG"))
        self._save.setStatusTip(self.tr("Saves the drawing, as it is coloured now, as a picture."))
        self._save.setAccessibleName(self.tr("Save the coloured drawing as a picture"))
        self._close.setText("✕")
        self._close.setAccessibleName(self.tr("Close Why"))
        self._close.setStatusTip(self.tr("Closes the explanation."))
        self._title.setStatusTip(
            self.tr("Click a digit's bar for its evidence; click it again for the answer's.")
        )
        self._note.setStatusTip(
            self.tr(
                "The piece with the largest share of what taking runs of ink away costs. One piece"
                " alone the network often bridges, so try a longer run with the eraser."
            )
        )
        self._show_texts()

    def hasHeightForWidth(self) -> bool:
        """No: a layout would give it all its height at the cost of the paper."""
        return False

    def add_section(self, section: QWidget) -> None:
        """Adds a section below the sentence and the changes."""
        self._sections.addWidget(section)

    def show_evidence(self, name: str, note: str, *, is_answer: bool) -> None:
        """Shows whose evidence is on the drawing.

        Args:
            name: of the digit or class.
            note: the evidence in words, or why there is none.
            is_answer: whether it is the answer; else a person chose it, or there is none.
        """
        self._name, self._is_answer = name, is_answer
        self._text = note
        self._show_texts()

    def show_note(self, note: str) -> None:
        """Says why there is no evidence."""
        self.show_evidence("", note, is_answer=True)

    def show_nothing(self) -> None:
        """Nothing is drawn, or the pen still moves."""
        self.show_note("")

    def _show_texts(self) -> None:
        waiting = self.tr("As soon as the pen rests, this explains the answer.")
        self._note.setText(self._text or waiting)
        text = self.tr("Why?")
        if self._name and self._is_answer:
            text = self.tr("Evidence for {name}, the answer")
        elif self._name:
            text = self.tr("Evidence for {name}, not the answer")
        self._title.setText(text.format(name=self._name))
