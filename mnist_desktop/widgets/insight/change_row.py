"""What would make it another digit: the question, the search, and what it found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QProgressBar, QWidget

from mnist_desktop.insight.changes import InkChange
from mnist_desktop.insight.ink_features import place_of
from mnist_desktop.insight.unit_strokes import UnitDrawing
from mnist_desktop.messages.insight import part_text
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated


class ChangeRow(Translated, QWidget):
    """A digit to choose and a button; below them what to do, in words, and *Apply*."""

    find_requested = Signal(int)  # digit
    stop_requested = Signal()
    apply_requested = Signal()
    ghost_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeRow")
        self._digits: tuple[int, ...] = ()
        self._classes: tuple[str, ...] = ()
        self._is_searching = False
        self._question = ElidedLabel()
        self._digit = named("changeDigit", QComboBox())
        self._find = push_button("findChangeButton", self._on_find_clicked, autoDefault=True)
        self._progress = named("changeProgress", QProgressBar(maximum=1000, textVisible=False))
        self._text = named("changeText", QLabel(wordWrap=True))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._apply = push_button("applyChangeButton", self.apply_requested, autoDefault=True)
        self._show = named("showChange", QCheckBox())
        self._question.setBuddy(self._digit)
        self._lay_out()
        self.show_nothing()
        self._set_texts()

    def _lay_out(self) -> None:
        self._show.toggled.connect(self.ghost_changed)
        self._progress.setFixedHeight(6)
        question = row_of(
            self._question, self._digit, self._find, spacing=6, growing=self._question
        )
        buttons = row_of(None, self._show, self._apply, spacing=6)
        column_of(question, self._progress, self._text, buttons, owner=self, spacing=4)

    def _set_texts(self) -> None:
        self._question.setText(self.tr("What would make it"))
        self._digit.setAccessibleName(self.tr("The digit that it is to become"))
        self._apply.setText(self.tr("Apply"))
        self._apply.setStatusTip(
            self.tr("Changes the drawing so. Undo brings yours back; or trace the dashed line.")
        )
        self._show.setText(self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show the change on the drawing"))
        tip = self.tr(
            "Searches, for a few seconds, for a small change of the strokes after which the network"
            " reads that digit at 90 %, also when the drawing is turned or slanted a little. A"
            " second network must agree, where there is one for these digits."
        )
        for widget in (self._question, self._digit, self._find, self._text):
            widget.setStatusTip(tip)
        for at, digit in enumerate(self._digits):
            self._digit.setItemText(at, self._named(digit))
        self._show_search()

    @property
    def is_ghost_shown(self) -> bool:
        """Whether the change is to be seen on the drawing."""
        return self._show.isVisibleTo(self) and self._show.isChecked()

    def show_digits(self, digits: Sequence[int], classes: tuple[str, ...]) -> None:
        """Offers digits, the first one chosen."""
        self._digits, self._classes = tuple(digits), classes
        self._digit.clear()
        self._digit.addItems([self._named(digit) for digit in digits])
        self._show_search()

    def show_nothing(self) -> None:
        """Shows the question alone."""
        self._is_searching = False
        self._show_found("", has_change=False)

    def show_waiting(self) -> None:
        """Shows that the search waits for other work in the background."""
        self._is_searching = True
        self._progress.setValue(0)
        self._show_found(self.tr("Waits for other work in the background…"), has_change=False)

    def show_progress(self, share: float) -> None:
        """Shows how far the search is, in [0, 1]."""
        self._progress.setValue(round(1000 * share))
        self._text.setText(self.tr("Searching…"))

    def show_change(self, change: InkChange, ink: Ink) -> None:
        """Shows what was found for a drawing."""
        self._is_searching = False
        drawing = UnitDrawing.of_ink(ink)
        steps = []
        for part in change.parts:
            line = part.added if len(part.added) else part.removed
            place = place_of((line - drawing.middle) / drawing.scale)
            steps.append(part_text(part.kind, place, QCoreApplication.translate))
        text = self.tr(
            "{steps} Then it is read as {name} ({percent} %); {share} % of the ink is changed."
        )
        self._show.setChecked(True)
        self._show_found(
            text.format(
                steps=" ".join(dict.fromkeys(steps)),
                name=class_name(self._classes, change.digit),
                percent=confidence_percentage(change.probability, is_whole=True),
                share=f"{100 * change.changed:.0f}",
            ),
            has_change=True,
        )

    def show_none_found(self, digit: int, *, is_stopped: bool) -> None:
        """Says that there is no change to show."""
        self._is_searching = False
        text = self.tr(
            "No small change was found after which the network reads {name}, also when the drawing"
            " is turned or slanted a little."
        )
        if is_stopped:
            text = self.tr("Stopped before a change to {name} was found.")
        name = class_name(self._classes, digit)
        self._show_found(text.format(name=name), has_change=False)

    def show_reached(self, name: str, probability: float) -> None:
        """Says that the drawing is read as asked for now."""
        text = self.tr("Now it is read as {name} ({percent} %).")
        percent = confidence_percentage(probability, is_whole=True)
        self._show_found(text.format(name=name, percent=percent), has_change=False)

    def _on_find_clicked(self) -> None:
        if self._is_searching:
            self.stop_requested.emit()
        elif self._digits:
            self.find_requested.emit(self._digits[self._digit.currentIndex()])

    def _show_found(self, text: str, *, has_change: bool) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in (self._apply, self._show):
            button.setVisible(has_change)
        self._show_search()
        self.ghost_changed.emit()

    def _show_search(self) -> None:
        self._find.setText(self.tr("Stop") if self._is_searching else self.tr("Find out"))
        self._find.setEnabled(self._is_searching or bool(self._digits))
        self._digit.setEnabled(not self._is_searching)
        self._progress.setVisible(self._is_searching)

    def _named(self, digit: int) -> str:
        if self._classes:
            return class_name(self._classes, digit)
        text = self.tr("an {digit}") if digit == 8 else self.tr("a {digit}")
        return text.format(digit=digit)
