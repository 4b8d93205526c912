"""How much a network can take: curves over the strength of a distortion, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QProgressBar, QWidget

from mnist_desktop.insight.distortions import DISTORTIONS, Distortion, DistortionKind
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.images import qimage_of_network_input
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.distortion_texts import DistortionTexts
from mnist_desktop.widgets.pictures.strength_chart import SIGNS, StrengthChart

_PICTURE = 84  # logical px, three times the image's own


@dataclass(frozen=True)
class ShownCurve:
    """A network's curve.

    Attributes:
        name: of the network.
        right: images read right at each strength, as far as measured.
        count: images at each strength.
    """

    name: str
    right: Sequence[int]
    count: int


class RobustnessSection(Translated, QWidget):
    """Choice of a distortion and of networks to compare, curves and an example."""

    distortion_chosen = Signal(object)  # DistortionKind
    measure_requested = Signal()
    stop_requested = Signal()
    level_pointed = Signal(int)
    level_chosen = Signal(int)  # its example should go on the paper
    other_example_requested = Signal()
    grown = Signal()  # the chart has just become visible

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = DistortionTexts(self)
        self._curves: tuple[ShownCurve, ...] = ()
        self._models: tuple[str, ...] = ()
        self._is_measuring = False
        self._has_pointed = False  # the person; else the last strength is shown
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self._about = QLabel(wordWrap=True, textFormat=plain)
        self._kind = named("distortionBox", QComboBox())
        for kind in DISTORTIONS:
            self._kind.addItem("", kind)
        self._built_in = named("compareBuiltIn", QCheckBox())
        self._model = named("robustnessModel", QComboBox())
        self._model.addItem("")
        self._model_label = QLabel()
        self._measure = push_button("measureButton", self._on_measure)
        self._progress = named("measureProgress", QProgressBar(textVisible=False))
        self._problem = named("robustnessProblem", QLabel(wordWrap=True, textFormat=plain))
        self.chart = StrengthChart()
        self._sentences = SteadyLabel(named("robustnessSentences", QLabel(textFormat=plain)))
        self._picture = named("distortedImage", QLabel())
        self._picture.setFixedSize(QSize(_PICTURE, _PICTURE))
        self._answer = named("distortedAnswer", QLabel(wordWrap=True, textFormat=plain))
        self._other = push_button("otherExampleButton", self.other_example_requested)
        self._to_paper = push_button(
            "distortedToPaper", lambda: self.level_chosen.emit(self.chart.column)
        )
        self._example_row = QWidget()
        self._kind.currentIndexChanged.connect(self._on_kind)
        self.chart.pointed.connect(self._on_pointed)
        self.chart.chosen.connect(self.level_chosen)
        self._lay_out()
        self._set_texts()
        self.show_curves(())
        self.show_progress(None)
        self.show_problem("")

    def _lay_out(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, spacing=8)
        for part in (self._kind, self._built_in, self._model_label, self._model):
            flow.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self._to_paper, self._other):
            flow.addWidget(button)
        words = column_of(self._answer, buttons, None)
        row_of(self._picture, words, owner=self._example_row, spacing=12, growing=words)
        column_of(
            self._title,
            self._about,
            choices,
            row_of(self._measure, self._progress, None, growing=self._progress),
            self._problem,
            self.chart,
            self._sentences,
            self._example_row,
            owner=self,
        )

    def _set_texts(self) -> None:
        self._title.setText(self.tr("How much can it take?"))
        self._about.setText(
            self.tr(
                "Reads 2,000 validation images, or all if there are fewer, at rising strengths of"
                " what you choose. This takes some seconds; you can go on drawing."
            )
        )
        for index in range(self._kind.count()):
            self._kind.setItemText(
                index, self._texts.name(DistortionKind(self._kind.itemData(index)))
            )
        self._kind.setAccessibleName(self.tr("What is done to the images"))
        self._kind.setStatusTip(self.tr("What is done to the images, ever more of it."))
        self._built_in.setText(self.tr("beside the built-in network"))
        self._built_in.setStatusTip(self.tr("Measures the built-in network too."))
        self._model_label.setText(self.tr("and"))
        self._model.setItemText(0, self.tr("no other"))
        self._model.setAccessibleName(self.tr("Another network to measure"))
        self._model.setStatusTip(self.tr("Measures one of your models too."))
        self._other.setText(self.tr("Another image"))
        self._other.setStatusTip(self.tr("Shows another of the images at this strength."))
        self._to_paper.setText(self.tr("Put it on the paper"))
        self._to_paper.setStatusTip(
            self.tr("The image as it is here, so that Inside and Why can explain the answer.")
        )
        self._show_measuring()
        self._show_chart()

    # What is chosen

    @property
    def kind(self) -> DistortionKind:
        """What is done to the images."""
        return DistortionKind(self._kind.currentData())  # Qt keeps its text alone

    @property
    def with_built_in(self) -> bool:
        """Whether the built-in network is measured too."""
        return self._built_in.isVisibleTo(self) and self._built_in.isChecked()

    @property
    def model(self) -> int | None:
        """Which of the models is measured too; None for none of them."""
        index = self._model.currentIndex() - 1
        return index if index >= 0 else None

    def set_models(self, names: Sequence[str], *, has_built_in: bool) -> None:
        """Sets what can be compared with; the choice stays where it is still offered.

        Args:
            names: of the models.
            has_built_in: whether the built-in network is another one than that which leads.
        """
        self._built_in.setVisible(has_built_in)
        if tuple(names) != self._models:
            chosen = self._model.currentText()
            self._models = tuple(names)
            while self._model.count() > 1:
                self._model.removeItem(1)
            self._model.addItems(list(names))
            if chosen in names:
                self._model.setCurrentText(chosen)
        for part in (self._model_label, self._model):
            part.setVisible(bool(names))
        self._model_label.setVisible(bool(names) and has_built_in)

    # What is shown

    def show_progress(self, share: float | None) -> None:
        """Shows how much is measured, in [0, 1]; None while nothing is being measured."""
        self._is_measuring = share is not None
        self._progress.setVisible(self._is_measuring)
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * (share or 0)))
        self._show_measuring()

    def show_problem(self, text: str) -> None:
        """Says why nothing can be measured; empty where it can."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._measure.setEnabled(not text)

    def show_curves(self, curves: tuple[ShownCurve, ...]) -> None:
        """Shows the curves of the distortion that is chosen, the network that leads first."""
        self._curves = curves
        has_some = any(one.right for one in curves)
        has_grown = has_some and self.chart.isHidden()
        for part in (self.chart, self._sentences):
            part.setVisible(has_some)
        if not has_some:
            self._example_row.hide()
        self._show_chart()
        if has_grown:
            self.grown.emit()

    def show_example(self, image: NDArray[np.float32], answer: str) -> None:
        """Shows an image as it was read, (28, 28) float32 in [0, 1], and what was answered."""
        pixmap = QPixmap.fromImage(qimage_of_network_input(image))
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        self._picture.setPixmap(pixmap.scaled(_PICTURE, _PICTURE, ratio))
        self._picture.setAccessibleName(answer)
        self._answer.setText(answer)
        self._example_row.show()

    def _show_measuring(self) -> None:
        self._measure.setText(self.tr("Stop") if self._is_measuring else self.tr("Measure"))
        self._measure.setStatusTip(
            self.tr("Stops; what is measured stays.")
            if self._is_measuring
            else self.tr("Reads the images in the background.")
        )

    def _show_chart(self) -> None:
        distortion = DISTORTIONS[self.kind]
        levels = [self._texts.level(distortion.kind, level) for level in distortion.levels]
        shares = [[right / one.count for right in one.right] for one in self._curves]
        self.chart.show_curves(levels, shares)
        measured = max((len(one.right) for one in self._curves), default=0)
        if not (self._has_pointed and self.chart.column < measured):
            self.chart.set_column(measured - 1)
        self._show_sentences()

    def _show_sentences(self) -> None:
        distortion, column = DISTORTIONS[self.kind], self.chart.column
        lines = [
            self._sentence(sign, one, distortion, column)
            for sign, one in zip(SIGNS, self._curves, strict=False)
            if 0 <= column < len(one.right)
        ]
        self._sentences.set_text("\n".join(lines))

    def _sentence(self, sign: str, one: ShownCurve, distortion: Distortion, column: int) -> str:
        level = distortion.levels[column]
        done = self._texts.done(distortion.kind, level, distortion.neutral)
        text = self.tr("{sign} {done}, {name} reads {share} % of {count} images right.")
        return text.format(
            sign=sign,
            done=done,
            name=one.name,
            share=percentage(one.right[column] / one.count),
            count=f"{one.count:,}",
        )

    def level_in_words(self, level: int) -> str:
        """What is done to the images at a strength."""
        distortion = DISTORTIONS[self.kind]
        return self._texts.done(distortion.kind, distortion.levels[level], distortion.neutral)

    # What the person does

    def _on_kind(self) -> None:
        self._has_pointed = False
        self.distortion_chosen.emit(self.kind)

    def _on_measure(self) -> None:
        (self.stop_requested if self._is_measuring else self.measure_requested).emit()

    def _on_pointed(self, column: int) -> None:
        self._has_pointed = True
        self._show_sentences()
        self.level_pointed.emit(column)
