"""Class weights: how much each digit counts in the loss."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.fields import AmountField
from mnist_desktop.widgets.base.labels import ElidedLabel, SectionTitle, named
from mnist_desktop.widgets.base.translated import Translated

_MAX_WEIGHT = 10.0
_STEP = 0.5
_MIN_LAST_WEIGHT = 0.1  # of the only one above 0: with ten zeros nothing would be learned
_ALL_EQUAL = (1.0,) * CLASSES
_COLUMNS = 2


class ClassWeightsForm(Translated, QWidget):
    """Ten spin boxes beside the names of the classes, and a button that makes them equal."""

    weights_changed = Signal(object)  # tuple of ten floats, or () for all equal

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = _ALL_EQUAL
        self._classes: tuple[str, ...] = ()
        self._title = SectionTitle()
        self._fields = [
            named(f"classWeight{number}", AmountField(_MAX_WEIGHT, _STEP, 1))
            for number in range(CLASSES)
        ]
        self._labels = [ElidedLabel() for _ in range(CLASSES)]
        self._reset = push_button("resetWeightsButton", self._choose_equal)
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Importance of each digit (class weights)"))
        if self._classes:
            self._title.setText(self.tr("Importance of each class (class weights)"))
        tip = self.tr(
            "How much a mistake with “{name}” counts in the loss; 1 is normal. More: it is missed"
            " less often, but others are taken for it; try 5 and watch."
        )
        self._title.setStatusTip(tip.format(name=self._name(CLASSES - 1)))
        for number, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            name = self._name(number)
            label.setText(name)
            field.setAccessibleName(self.tr("Importance of {name}").format(name=name))
            for widget in (label, field):
                widget.setStatusTip(tip.format(name=name))
        self._reset.setText(self.tr("Reset all"))
        self._reset.setStatusTip(self.tr("Sets every weight back to 1."))

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Sets the names of the classes; empty for the digits."""
        self._classes = classes
        for number in range(CLASSES):
            is_there = not classes or number < len(classes)
            self._labels[number].setVisible(is_there)
            self._fields[number].setVisible(is_there)
        self._set_texts()

    def set_weights(self, weights: tuple[float, ...]) -> None:
        """Shows ten weights, silently; () for all equal."""
        self._weights = weights or _ALL_EQUAL
        self._show_bounds()
        for field, weight in zip(self._fields, self._weights, strict=True):
            field.set_value(weight)
        self._reset.setEnabled(self._weights != _ALL_EQUAL)

    def _choose(self, number: int, weight: float) -> None:
        before, after = self._weights[:number], self._weights[number + 1 :]
        self._weights = (*before, weight, *after)
        self._show_bounds()
        self._reset.setEnabled(self._weights != _ALL_EQUAL)
        self._report()

    def _choose_equal(self) -> None:
        self.set_weights(_ALL_EQUAL)
        self._report()

    def _report(self) -> None:
        self.weights_changed.emit(() if self._weights == _ALL_EQUAL else self._weights)

    def _show_bounds(self) -> None:
        """Keeps the last weight above 0 from being set to 0."""
        there = range(len(self._classes) or CLASSES)
        counting = [number for number in there if self._weights[number]]
        for number, field in enumerate(self._fields):
            minimum = min(_MIN_LAST_WEIGHT, self._weights[number]) if counting == [number] else 0.0
            with QSignalBlocker(field):
                field.setMinimum(minimum)

    def _name(self, number: int) -> str:
        return self._classes[number] if number < len(self._classes) else str(number)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._title, 0, 0, 1, 2 * _COLUMNS)
        for number, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            row, column = divmod(number, _COLUMNS)
            label.setBuddy(field)
            grid.addWidget(label, row + 1, 2 * column)
            grid.addWidget(field, row + 1, 2 * column + 1)
            field.value_chosen.connect(partial(self._choose, number))
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column, 2)
            grid.setColumnStretch(2 * column + 1, 3)
        left = Qt.AlignmentFlag.AlignLeft
        grid.addWidget(self._reset, grid.rowCount(), 0, 1, 2 * _COLUMNS, left)
