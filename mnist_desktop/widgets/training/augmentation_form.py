"""Augmentation: whether, how much, and what the images look like."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.widgets.base.fields import AmountField, CheckField
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.augmentation_preview import AugmentationPreview

_COLUMNS = 2


class AugmentationForm(Translated, QWidget):
    """A check box that shows nine amounts and eight images."""

    augmentation_changed = Signal(object)  # Augmentation or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._augmentation = Augmentation()  # the last one used, while it is off
        self._title = SectionTitle()
        self._is_on = named("augmentationCheck", CheckField())
        self._amounts = QWidget()
        self._fields = _fields()
        self._labels = {name: QLabel() for name in self._fields}
        self._preview = AugmentationPreview()
        self.examples_requested = self._preview.examples_requested
        self._is_on.value_chosen.connect(self._switch)
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("New examples made from old ones (augmentation)"))
        self._is_on.setText(self.tr("Vary every image a little each time"))
        tip = self.tr(
            "The network never sees the same image twice, so it cannot learn them by heart. Try it"
            " with 1,000 images: training accuracy falls, validation accuracy rises."
        )
        self._title.setStatusTip(tip)
        self._is_on.setStatusTip(tip)
        tips = self._tips()
        for name, text in self._texts().items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text)
            self._labels[name].setStatusTip(tips[name])
            self._fields[name].setStatusTip(tips[name])

    def set_augmentation(self, augmentation: Augmentation | None) -> None:
        """Shows amounts, silently; None switches augmentation off and keeps the amounts."""
        self._is_on.set_value(augmentation is not None)
        if augmentation is not None:
            self._augmentation = augmentation
            for name, field in self._fields.items():
                field.set_value(getattr(augmentation, name))
        self._preview.set_augmentation(self._augmentation)
        self._amounts.setVisible(augmentation is not None)

    def set_examples(self, images: NDArray[np.uint8] | None) -> None:
        """Takes eight training images, see `AugmentationPreview.set_examples`."""
        self._preview.set_examples(images)

    def _switch(self, is_on: bool) -> None:
        augmentation = self._augmentation if is_on else None
        self.set_augmentation(augmentation)
        self.augmentation_changed.emit(augmentation)

    def _choose(self, name: str, amount: float) -> None:
        self._augmentation = replace(self._augmentation, **{name: amount})
        self._preview.set_augmentation(self._augmentation)
        self.augmentation_changed.emit(self._augmentation)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._amounts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, (name, field) in enumerate(self._fields.items()):
            row, column = divmod(number, _COLUMNS)
            field.setObjectName(f"{name}Spin")
            field.set_value(getattr(self._augmentation, name))
            field.value_chosen.connect(partial(self._choose, name))
            self._labels[name].setBuddy(field)
            grid.addWidget(self._labels[name], row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(self._preview, grid.rowCount(), 0, 1, 2 * _COLUMNS)
        self._amounts.hide()
        column_of(self._title, self._is_on, self._amounts, owner=self)

    def _texts(self) -> dict[str, str]:
        return {
            "rotation": self.tr("Rotation"),
            "shift": self.tr("Shift"),
            "zoom": self.tr("Zoom"),
            "shear": self.tr("Shear"),
            "thickness": self.tr("Stroke width"),
            "bending": self.tr("Bending"),
            "inversion": self.tr("Inversion"),
            "background": self.tr("Background"),
            "noise": self.tr("Noise"),
        }

    def _tips(self) -> dict[str, str]:
        return {
            "rotation": self.tr(
                "How far each image is turned, either way. A little teaches crooked writing; too"
                " much makes a 6 a 9: try 180° and watch 6 and 9 being mistaken."
            ),
            "shift": self.tr(
                "How far each image is moved. More: digits off the middle are read better; too far"
                " cuts them off. Try 6 px and look at the images below."
            ),
            "zoom": self.tr(
                "How much wider, narrower, higher or lower each image becomes. More: large and"
                " small writing is read alike; past 50 % digits lose their shape."
            ),
            "shear": self.tr(
                "How far each image leans, in pixels per pixel of height. More: slanting"
                " handwriting is read better; past 0.5 a 1 lies down. Watch the images below."
            ),
            "thickness": self.tr(
                "How much thicker or thinner the strokes become. More: thin and thick pens are"
                " read alike; at 100 % thin loops may close or tear."
            ),
            "bending": self.tr(
                "How far strokes are bent, in pixels. A little looks like another person's hand;"
                " past 1.5 px digits become scribbles: watch the training accuracy fall."
            ),
            "inversion": self.tr(
                "How many images become dark on bright. 0: only bright ink on black is read; try"
                " 50 % and the network reads both, but learns more slowly."
            ),
            "background": self.tr(
                "How bright the background behind the ink may become. More: grey photos are"
                " read better; at 100 % the ink can vanish. Watch the images below."
            ),
            "noise": self.tr(
                "How much grain lies over each image. A little makes the network look at whole"
                " strokes; past 40 % it sees mostly grain and the loss stays high."
            ),
        }


def _fields() -> dict[str, AmountField]:
    """By the fields of `Augmentation`, with their bounds."""
    return {
        "rotation": AmountField(180, 1, 0, "°"),
        "shift": AmountField(14, 0.5, 1, "px"),
        "zoom": AmountField(90, 5, 0, "%", factor=100),
        "shear": AmountField(2, 0.05, 2),
        "thickness": AmountField(100, 10, 0, "%", factor=100),
        "bending": AmountField(5, 0.1, 1, "px"),
        "inversion": AmountField(100, 10, 0, "%", factor=100),
        "background": AmountField(100, 10, 0, "%", factor=100),
        "noise": AmountField(100, 5, 0, "%", factor=100),
    }
