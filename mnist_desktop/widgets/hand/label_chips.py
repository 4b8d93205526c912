"""The labels of the kept drawings with their counts, to choose one from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QToolButton, QWidget

from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import bold, named, plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated

DIGITS = tuple("0123456789")
MAX_OTHERS = 20  # labels that are no digits; a file of others may bring thousands
_MAX_CHARACTERS = 14  # of a label on its chip


class LabelChips(Translated, QWidget):
    """*All*, the ten digits, then the most frequent other labels; one of them is chosen.

    They are one tab stop; the arrow keys move between them.
    """

    label_chosen = Signal(object)  # str, or None for all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self._chosen: str | None = None
        self._layout = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._chips: dict[str | None, QToolButton] = {}
        self._rest = named("labelsRest", QLabel())
        for label in (None, *DIGITS):
            self._add(label)
        self._layout.addWidget(self._rest)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Which label is shown"))
        for label, chip in self._chips.items():
            self._name(label, chip)
        total, shown = len(self._counts), sum(label in self._chips for label in self._counts)
        self._rest.setText(self.tr("and {count} other labels").format(count=total - shown))
        self._rest.setVisible(total > shown)

    @property
    def chosen(self) -> str | None:
        """The label that is shown; None for all."""
        return self._chosen

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many drawings there are of each label.

        A chosen label that is gone gives way to *All*, and `label_chosen` says so.
        """
        self._counts = counts
        others = sorted(set(counts) - {*DIGITS}, key=lambda label: (-counts[label], label))
        wanted = [None, *DIGITS, *sorted(others[:MAX_OTHERS])]
        if wanted != [*self._chips]:
            for label in [label for label in self._chips if label not in wanted]:
                self._remove(label)
            for label in wanted:
                if label in self._chips:
                    self._layout.removeWidget(self._chips[label])
                else:
                    self._add(label)
                self._layout.addWidget(self._chips[label])
            self._chips = {label: self._chips[label] for label in wanted}
            self._layout.removeWidget(self._rest)
            self._layout.addWidget(self._rest)
        self._set_texts()
        if self._chosen is not None and not counts.get(self._chosen):
            self._chips[None].setChecked(True)
            self._choose(None)
        self._mark_chosen()

    def _add(self, label: str | None) -> None:
        chip = QToolButton(self)
        chip.setObjectName("labelAll" if label is None else f"label{label}")
        chip.setCheckable(True)
        chip.setChecked(label == self._chosen)
        chip.installEventFilter(self)
        self._group.addButton(chip)
        self._chips[label] = chip
        self._layout.addWidget(chip)
        chip.show()

    def _remove(self, label: str | None) -> None:
        chip = self._chips.pop(label)
        self._group.removeButton(chip)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _name(self, label: str | None, chip: QToolButton) -> None:
        if label is None:
            count, name = sum(self._counts.values()), self.tr("All")
        else:
            count, name = self._counts.get(label, 0), label
        is_long = len(name) > _MAX_CHARACTERS
        short = f"{name[: _MAX_CHARACTERS - 1]}…" if is_long else name
        chip.setText(f"{short}: {count:,}".replace("&", "&&"))
        chip.setFont(bold(self.font()))
        chip.setFixedWidth(chip.sizeHint().width())  # the same when it is chosen
        self._weigh(label, chip)
        chip.setToolTip(plain_tool_tip(name) if is_long else "")
        said = self.tr("{label}, drawings: {count}").format(label=name, count=f"{count:,}")
        chip.setAccessibleName(said)
        chip.setEnabled(count > 0 or label is None)
        chip.setStatusTip(self.tr("Shows the drawings of this label only."))

    def _weigh(self, label: str | None, chip: QToolButton) -> None:
        """Makes the chosen one bold: its darker background alone is hardly seen."""
        chip.setFont(bold(self.font()) if label == self._chosen else self.font())

    def _mark_chosen(self) -> None:
        policies = Qt.FocusPolicy
        for label, chip in self._chips.items():
            is_chosen = label == self._chosen
            chip.setFocusPolicy(policies.StrongFocus if is_chosen else policies.ClickFocus)
            self._weigh(label, chip)

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        self._choose(next(label for label, chip in self._chips.items() if chip is clicked))

    def _choose(self, label: str | None) -> None:
        if label != self._chosen:
            self._chosen = label
            self._mark_chosen()
            self.label_chosen.emit(label)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Makes room for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves by the arrow keys through all rows; Qt's own way stops at the end of one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        enabled = [chip for chip in self._chips.values() if chip.isEnabled()]
        chip = enabled[(enabled.index(self._chips[self._chosen]) + step) % len(enabled)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()
        return True
