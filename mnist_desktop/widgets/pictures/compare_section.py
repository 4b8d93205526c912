"""The section *Compare two networks*: which of them reads what, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QWidget

from mnist_desktop.insight.paired import PairedReading
from mnist_desktop.messages import text_of
from mnist_desktop.problem import Message
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.fold_button import FoldButton
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

GROUPS = ("onlySecondRight", "onlyFirstRight", "bothWrong")
"""Object names of the buttons that show images."""


@dataclass(frozen=True)
class ComparedModel:
    """A network to compare with.

    Attributes:
        path: its file; None for the built-in one.
        name: as shown; empty for the built-in one.
    """

    path: Path | None
    name: str = ""


class CompareSection(Translated, QWidget):
    """The network that answers, beside another one that is chosen here."""

    opened = Signal()  # unfolded: only then somebody has to list the models
    model_chosen = Signal(object)  # ComparedModel, or None for none
    images_requested = Signal(str, str)  # one of GROUPS, and what its images have in common

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models: Sequence[ComparedModel] = ()
        self._names = ("", "")
        self._titles: Sequence[str] = ()  # what the images of each group have in common
        self._reading: PairedReading | None = None
        self._part = "validation"
        self._is_complete = False
        self._obstacle: Message | None = None
        self._body = QWidget()
        self._fold = FoldButton("compareButton", self._body)
        self._fold.toggled.connect(self._on_folded)
        self._with = QLabel()
        self._choice = named("compareModel", QComboBox())
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shrinking = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._choice.setSizeAdjustPolicy(shrinking)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        self._with.setBuddy(self._choice)
        plain = Qt.TextFormat.PlainText
        self._meaning = named("compareMeaning", QLabel(wordWrap=True, textFormat=plain))
        self._groups = [push_button(name, self._on_group) for name in GROUPS]
        self._results = QWidget()
        flow = FlowLayout(self._results, spacing=4)
        for button in self._groups:
            flow.addWidget(button)
        row = row_of(self._with, self._choice, growing=self._choice)
        column_of(row, self._meaning, self._results, owner=self._body, spacing=4)
        column_of(self._fold, self._body, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._fold.setText(self.tr("Compare two networks"))
        self._fold.setStatusTip(
            self.tr(
                "Which images one network reads right and another one wrong, and whether chance"
                " alone could part the two so."
            )
        )
        self._with.setText(self.tr("with"))
        self._choice.setAccessibleName(self.tr("Network to compare with"))
        self._choice.setStatusTip(
            self.tr("Reads the same images with another network; the one that answers stays.")
        )
        self._list()
        self._show()

    # What is shown

    def show_models(self, models: Sequence[ComparedModel], chosen: ComparedModel | None) -> None:
        """Lists the networks that can be chosen; None is no comparison."""
        self._models = models
        self._list(chosen)

    def show_reading(
        self,
        reading: PairedReading | None,
        names: tuple[str, str] = ("", ""),
        part: str = "validation",
        *,
        is_complete: bool = False,
    ) -> None:
        """Shows what was read by both.

        Args:
            reading: None while nothing is compared.
            names: of the network that answers and of the other one.
            part: "validation" or "test", whose images they are.
            is_complete: whether all images were read by both.
        """
        self._reading, self._names, self._part = reading, names, part
        self._is_complete, self._obstacle = is_complete, None
        self._show()

    def show_obstacle(self, obstacle: Message) -> None:
        """Says why the two cannot be compared."""
        self._reading, self._obstacle = None, obstacle
        self._show()

    def _list(self, chosen: ComparedModel | None = None) -> None:
        chosen = chosen or self._choice.currentData()
        with QSignalBlocker(self._choice):
            self._choice.clear()
            self._choice.addItem(self.tr("none"), None)
            for model in self._models:
                self._choice.addItem(model.name or self.tr("built-in"), model)
            places = [n for n, one in enumerate(self._models, 1) if one == chosen]
            self._choice.setCurrentIndex(places[0] if places else 0)

    def _show(self) -> None:
        reading, (first, second) = self._reading, self._names
        self._meaning.setText(self._meaning_text())
        self._meaning.setVisible(bool(self._meaning.text()))
        self._results.setVisible(reading is not None)
        if reading is None:
            return
        self._titles = [
            self.tr("{first} wrong, {second} right").format(first=first, second=second),
            self.tr("{first} wrong, {second} right").format(first=second, second=first),
            self.tr("both wrong"),
        ]
        groups = reading.only_second, reading.only_first, reading.neither
        for button, title, indices in zip(self._groups, self._titles, groups, strict=True):
            shown = self.tr("{group}: {count}").format(group=title, count=f"{len(indices):,}")
            button.setText(shown.replace("&", "&&"))  # names may have one
            button.setStatusTip(self.tr("Shows these images, the surest mistakes first."))
            button.setEnabled(bool(len(indices)))

    def _meaning_text(self) -> str:
        if self._obstacle is not None:
            return text_of(self._obstacle, QCoreApplication.translate)
        if self._reading is None:
            return self.tr("Reading…") if self._choice.currentData() is not None else ""
        text = text_of(self._reading.message(*self._names), QCoreApplication.translate)
        prefix = self.tr("Test images.") if self._part == "test" else self.tr("Validation images.")
        if not self._is_complete:
            text = self.tr("So far: {text}").format(text=text)
        return f"{prefix} {text}"

    # What the person does

    def _on_folded(self, is_unfolded: bool) -> None:
        if is_unfolded:
            self.opened.emit()

    def _on_chosen(self, place: int) -> None:
        self._reading, self._obstacle = None, None
        self._show()
        self.model_chosen.emit(self._choice.itemData(place))

    def _on_group(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.images_requested.emit(button.objectName(), self._titles[self._groups.index(button)])
