"""The section *My classes*: labels of one's own, drawn and made into a data set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from mnist_desktop.recognition.model_metadata import MAX_NAME, MIN_CLASSES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.samples.class_parts import MIN_DRAWINGS, ClassSet
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named, plain_tool_tip
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

_SHOWN_CHARACTERS = 20  # of a name; the tool tip has all of it


@dataclass(frozen=True)
class ClassRow:
    """One label.

    Attributes:
        name: the label.
        drawings: of it that are kept.
        is_chosen: whether the data set is to have it.
    """

    name: str
    drawings: int
    is_chosen: bool = True


class ClassesSection(Translated, QWidget):
    """A row for each label, a field for a new one, the button that makes the data set."""

    name_added = Signal(str)
    chosen = Signal(str, bool)  # a label, and whether the data set is to have it
    drawing_requested = Signal(str)
    set_requested = Signal()
    training_requested = Signal()  # the tab where it is trained

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classesSection")
        self._rows: tuple[ClassRow, ...] = ()
        self._unlisted = 0  # further labels
        self._lines: list[tuple[QCheckBox, QLabel, QPushButton]] = []
        self._made: ClassSet | None = None
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self._hint = named("classesHint", QLabel(wordWrap=True, textFormat=plain))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._name = named("classNameField", QLineEdit(maxLength=MAX_NAME))
        self._add = push_button("addClassButton", self._on_name)
        self._make = push_button("makeClassesButton", self.set_requested)
        self._train = push_button("trainClassesButton", self.training_requested)
        self._state = named("classesState", QLabel(wordWrap=True, textFormat=plain))
        self._name.returnPressed.connect(self._on_name)
        self._name.textChanged.connect(self._update_add)
        column_of(
            self._title,
            self._hint,
            self._grid,
            row_of(self._name, self._add, growing=self._name),
            row_of(self._make, self._train, None),
            self._state,
            owner=self,
        )
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("My classes"))
        self._name.setPlaceholderText(self.tr("A name, such as cat"))
        self._name.setAccessibleName(self.tr("Name of a new class"))
        self._add.setText(self.tr("Add"))
        self._add.setStatusTip(self.tr("Adds a class of this name, to be drawn."))
        self._make.setText(self.tr("Make a data set"))
        self._make.setStatusTip(
            self.tr(
                "Divides the drawings of the ticked classes into those to learn from, to choose the"
                " best epoch by, and to test by, and opens them as the data set to train on."
            )
        )
        self._train.setText(self.tr("Go to Train"))
        self._train.setStatusTip(
            self.tr("Shows the tab Train: there Train makes a network that knows these classes.")
        )
        self._update_add()
        self._fill()

    def show_rows(self, rows: Sequence[ClassRow], unlisted: int = 0) -> None:
        """Shows labels; `unlisted` is how many more there are."""
        if tuple(rows) != self._rows:
            self._made = None
        self._rows, self._unlisted = tuple(rows), unlisted
        self._fill()

    def show_made(self, made: ClassSet) -> None:
        """Says what the data set holds that is open now."""
        self._made = made
        self._fill()

    def _show_hint(self) -> None:
        hint = self.tr(
            "Teach a network things of your own, such as a cat and a house: draw each at least"
            " {least} times, make a data set of them, and train."
        ).format(least=MIN_DRAWINGS)
        if self._unlisted:
            text = self.tr("Labels that are not listed: {count}; add one by its name.")
            hint = f"{hint} {text.format(count=f'{self._unlisted:,}')}"
        self._hint.setText(hint)

    def _fill(self) -> None:
        self._show_hint()
        while len(self._lines) < len(self._rows):
            self._lines.append(self._new_line(len(self._lines)))
        for line, row in zip(self._lines, self._rows, strict=False):
            box, count, draw = line
            box.setText(_shortened(row.name).replace("&", "&&"))
            box.setAccessibleName(row.name)
            with QSignalBlocker(box):
                box.setChecked(row.is_chosen)
            box.setToolTip(plain_tool_tip(row.name))
            count.setText(self._count_text(row.drawings))
            draw.setText(self.tr("Draw"))
            draw.setAccessibleName(self.tr("Draw: {name}").format(name=row.name))
            draw.setStatusTip(self.tr("Asks for ten drawings of it, one after the other."))
        for index, line in enumerate(self._lines):
            for part in line:
                part.setVisible(index < len(self._rows))
        reason = self._reason()
        self._make.setEnabled(not reason)
        self._make.setToolTip(plain_tool_tip(reason))
        self._state.setText(reason or self._made_in_words())
        self._state.setVisible(bool(self._state.text()))
        self._train.setVisible(self._made is not None and not reason)

    def _new_line(self, index: int) -> tuple[QCheckBox, QLabel, QPushButton]:
        box, count = QCheckBox(), QLabel()
        draw = push_button(f"drawClassButton{index}", partial(self._on_draw, index))
        box.setObjectName(f"classBox{index}")
        box.toggled.connect(partial(self._on_chosen, index))
        for column, part in enumerate((box, count, draw)):
            self._grid.addWidget(part, index, column)
        return box, count, draw

    def _count_text(self, drawings: int) -> str:
        if drawings == 1:
            return self.tr("1 drawing")
        return self.tr("{count} drawings").format(count=f"{drawings:,}")

    def _reason(self) -> str:
        """Why no data set can be made now; empty if one can."""
        ticked = [row for row in self._rows if row.is_chosen]
        if not self._rows:
            return self.tr("There is no class yet: type a name.")
        if not MIN_CLASSES <= len(ticked) <= CLASSES:
            return self.tr("A data set has {least} to {most} classes; ticked: {count}.").format(
                least=MIN_CLASSES, most=CLASSES, count=len(ticked)
            )
        few = [row for row in ticked if row.drawings < MIN_DRAWINGS]
        if few:
            text = self.tr("At least {least} drawings of “{name}” are needed; there are {count}.")
            return text.format(least=MIN_DRAWINGS, name=few[0].name, count=few[0].drawings)
        return ""

    def _made_in_words(self) -> str:
        made = self._made
        if made is None:
            return ""
        return self.tr(
            "The data set is open: {train} drawings to learn from, each with {copies} copies;"
            " {validation} to choose the best epoch by; {test} to test by. One test drawing more or"
            " less misread is {points} points of accuracy."
        ).format(
            train=made.train,
            copies=made.copies,
            validation=made.validation,
            test=made.test,
            points=f"{100 / made.test:.3g}",
        )

    def _update_add(self) -> None:
        self._add.setEnabled(bool(self._name.text().strip()))

    def _on_name(self) -> None:
        name = self._name.text().strip()
        if name:
            self._name.clear()
            self.name_added.emit(name)

    def _on_draw(self, index: int) -> None:
        self.drawing_requested.emit(self._rows[index].name)

    def _on_chosen(self, index: int, is_chosen: bool) -> None:
        self.chosen.emit(self._rows[index].name, is_chosen)


def _shortened(name: str) -> str:
    return name if len(name) <= _SHOWN_CHARACTERS else f"{name[: _SHOWN_CHARACTERS - 1]}…"
