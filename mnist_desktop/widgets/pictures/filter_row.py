"""What the images in the grid have in common: set, label, answer, right or wrong, and more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QWidget

from mnist_desktop.data.formats.data_folder import PARTS, Part
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.fields import NumberField, PercentField
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.fold_button import FoldButton
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

_MAX_CHARACTERS = 14  # of a class in a list
_WRONG, _RIGHT = False, True


class FilterRow(Translated, QWidget):
    """Shows a filter, and reports one that is chosen."""

    filter_chosen = Signal(object)  # PictureFilter
    similar_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = PictureFilter()
        self._classes: tuple[str, ...] = ()
        self._counts: dict[str, int] = {}
        self._last_number = 0
        self._part = named("pictureSet", QComboBox())
        self._label = named("pictureLabel", QComboBox())
        self._answer = named("pictureAnswer", QComboBox())
        self._right = named("pictureRight", QComboBox())
        self._order = named("pictureOrder", QComboBox())
        self._rest = QWidget()
        self._more = FoldButton("pictureMore", self._rest)
        self._sure_texts, self._number_texts = (QLabel(), QLabel()), (QLabel(), QLabel())
        self._sure = [named(f"sureness{end}", PercentField(0, 1)) for end in ("From", "To")]
        self._number = [named(f"number{end}", NumberField(0, 0)) for end in ("From", "To")]
        self._similar = push_button("similarButton", self.similar_requested)
        self._lay_out()
        self._connect()
        self._set_texts()

    def _set_texts(self) -> None:
        self._fill()
        self._more.setText(self.tr("More"))
        self._more.setStatusTip(self.tr("Chooses images by sureness or number, or by a drawing."))
        self._sure_texts[0].setText(self.tr("Sureness"))
        self._number_texts[0].setText(self.tr("Number"))
        for _, word in (self._sure_texts, self._number_texts):
            word.setText(self.tr("to"))
        tips = {
            self._part: self.tr(
                "Which images: those that networks learn from, those that the best epoch is chosen"
                " by, or those that a chosen network is tested with."
            ),
            self._label: self.tr("Shows the images with one label only."),
            self._answer: self.tr("Shows the images that the network reads as one class only."),
            self._right: self.tr("Shows what is read right, or what is misread."),
            self._order: self.tr(
                "Look for wrong labels among the surest mistakes; where the network is least sure,"
                " people may not agree either."
            ),
        }
        for field, tip in tips.items():
            field.setStatusTip(tip)
        names = self.tr("Set"), self.tr("Label"), self.tr("Answer"), self.tr("Right or wrong")
        for field, name in zip(tips, (*names, self.tr("Order")), strict=True):
            field.setAccessibleName(name)
        ends = self.tr("lowest"), self.tr("highest")
        sureness = self.tr("How probable the network finds its answer to an image.")
        for share, end in zip(self._sure, ends, strict=True):
            share.setAccessibleName(f"{self._sure_texts[0].text()}, {end}")
            share.setStatusTip(sureness)
        numbers = self.tr("The number of an image in its file, from 0: that of x_train[7] is 7.")
        for number, end in zip(self._number, ends, strict=True):
            number.setAccessibleName(f"{self._number_texts[0].text()}, {end}")
            number.setStatusTip(numbers)
        self._similar.setText(self.tr("Similar to my drawing"))
        self._similar.setStatusTip(
            self.tr("Shows the training images that the network finds most like the drawing.")
        )

    @property
    def filter(self) -> PictureFilter:
        """What is shown."""
        return self._filter

    def set_filter(self, wanted: PictureFilter) -> None:
        """Shows a filter silently."""
        self._filter = wanted
        for field, value in self._chosen().items():
            with QSignalBlocker(field):
                field.setCurrentIndex(max(field.findData(value), 0))
        for share, limit in zip(self._sure, wanted.sureness, strict=True):
            share.set_value(limit)
        numbers = wanted.numbers or (0, self._last_number)
        for number, end in zip(self._number, numbers, strict=True):
            number.set_value(end)

    def show_list(self, part: Part) -> None:
        """Shows silently that no filter applies, but that a list has an order of its own."""
        self.set_filter(PictureFilter(part=part))
        with QSignalBlocker(self._order):
            self._order.setCurrentIndex(-1)  # which shows the placeholder

    def set_data(self, data_set: DataSet) -> None:
        """Sets which classes and parts there are."""
        self._classes = data_set.classes or tuple(str(digit) for digit in range(CLASSES))
        self._counts = {part: len(data_set.part(part)) for part in PARTS}
        self._last_number = max(int(data_set.numbers_of(part)[-1]) for part in PARTS)
        for field in self._number:
            field.setRange(0, self._last_number)
        self._fill()
        self.set_filter(self._filter)

    def set_answers_possible(self, are_possible: bool) -> None:
        """Sets whether there are answers to choose by."""
        for field in (self._answer, self._right, self._order, *self._sure, self._similar):
            field.setEnabled(are_possible)

    def _chosen(self) -> dict[QComboBox, Any]:
        wanted = self._filter
        return {
            self._part: wanted.part or "all",
            self._label: wanted.label,
            self._answer: wanted.answer,
            self._right: wanted.is_right,
            self._order: wanted.order,
        }

    def _fill(self) -> None:
        """Fills the lists in the current language, silently."""
        parts = {
            "all": self.tr("all sets"),
            "train": self.tr("training, {count}"),
            "validation": self.tr("validation, {count}"),
            "test": self.tr("test, {count}"),
        }
        for part, count in self._counts.items():
            parts[part] = parts[part].format(count=f"{count:,}")
        shown = parts if self._counts else {"all": parts["all"]}
        labels, answers = self.tr("label {name}"), self.tr("read as {name}")
        names = [class_name(self._classes, label) for label in range(len(self._classes))]
        right = [(None, self.tr("right and wrong")), (_WRONG, self.tr("wrong only"))]
        orders = {
            PictureOrder.FILE: self.tr("by number"),
            PictureOrder.MOST_WRONG: self.tr("surest mistakes first"),
            PictureOrder.LEAST_SURE: self.tr("least sure first"),
        }
        _refill(self._part, [*shown.items()])
        _refill(self._label, [(None, self.tr("any label")), *_named(labels, names)])
        _refill(self._answer, [(None, self.tr("any answer")), *_named(answers, names)])
        _refill(self._right, [*right, (_RIGHT, self.tr("right only"))])
        has_own_order = self._order.count() > 0 and self._order.currentIndex() < 0
        _refill(self._order, [*orders.items()])
        self._order.setPlaceholderText(self.tr("order of the list"))
        for field, value in self._chosen().items():
            with QSignalBlocker(field):
                field.setCurrentIndex(max(field.findData(value), 0))
        if has_own_order:
            self.show_list(self._filter.part or "validation")

    def _on_chosen(self) -> None:
        part = self._part.currentData()
        self._choose(
            part=None if part == "all" else part,
            label=self._label.currentData(),
            answer=self._answer.currentData(),
            is_right=self._right.currentData(),
            order=PictureOrder(self._order.currentData() or PictureOrder.FILE),
        )

    def _on_sureness(self, end: int, share: float) -> None:
        ends = list(self._filter.sureness)
        ends[end] = share
        self._choose(sureness=tuple(ends))

    def _on_number(self) -> None:
        first, last = (field.value() for field in self._number)
        is_all = (first, last) == (0, self._last_number)
        self._choose(numbers=None if is_all else (first, last))

    def _choose(self, **changed: Any) -> None:
        self._filter = replace(self._filter, **changed)
        self.filter_chosen.emit(self._filter)

    def _connect(self) -> None:
        for field in self._chosen():
            field.activated.connect(self._on_chosen)
        for end, spin in enumerate(self._sure):
            spin.value_chosen.connect(lambda share, end=end: self._on_sureness(end, share))
        for number in self._number:
            number.value_chosen.connect(self._on_number)

    def _lay_out(self) -> None:
        fields = QWidget()
        flow = FlowLayout(fields)
        for field in (*self._chosen(), self._more):
            flow.addWidget(field)
        grid = QGridLayout()
        grid.setSpacing(8)
        rows: Sequence[tuple[tuple[QLabel, QLabel], Sequence[QSpinBox]]] = (
            (self._sure_texts, self._sure),
            (self._number_texts, self._number),
        )
        for row, ((name, word), (low, high)) in enumerate(rows):
            name.setBuddy(low)
            for column, part in enumerate((name, low, word, high)):
                grid.addWidget(part, row, column)
        grid.setColumnStretch(4, 1)
        column_of(grid, row_of(self._similar, None), owner=self._rest)
        column_of(fields, self._rest, owner=self)


def _named(text: str, names: Sequence[str]) -> list[tuple[int, str]]:
    """Each class in a list, shortened where its name is long."""
    short = [
        f"{name[: _MAX_CHARACTERS - 1]}…" if len(name) > _MAX_CHARACTERS else name for name in names
    ]
    return [(label, text.format(name=name)) for label, name in enumerate(short)]


def _refill(field: QComboBox, entries: Sequence[tuple[Any, str]]) -> None:
    with QSignalBlocker(field):
        field.clear()
        for value, text in entries:
            field.addItem(text, value)
