"""What a threshold costs and gains, with one that can be moved."""

from __future__ import annotations

from math import exp, log

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from mnist_desktop.insight.coverage import Accepted, Coverage
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.coverage_chart import CoverageChart

_SCALE = 100  # steps of the slider a unit of log odds
_LOWEST, _HIGHEST = -220, 920  # 10 % and 99.99 %


class CoverageSection(Translated, QWidget):
    """Curve, threshold and sentences; asks for the images on either side."""

    images_requested = Signal(object, str)  # (n,) indices of validation images, what they are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coverage: Coverage | None = None
        self._own = self._threshold = 0.5
        self._letters: NDArray[np.float64] | None = None
        self._is_built_in = False
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self.chart = CoverageChart()
        self._name = named("coverageThresholdLabel", QLabel(textFormat=plain))
        self._slider = named("thresholdSlider", QSlider(Qt.Orientation.Horizontal))
        self._slider.setRange(_LOWEST, _HIGHEST)
        self._slider.setSingleStep(10)
        self._slider.setPageStep(100)
        self._back = push_button("ownThresholdButton", lambda: self.set_threshold(self._own))
        self._sentence = SteadyLabel(named("coverageSentence", QLabel(textFormat=plain)))
        self._wrong = push_button("wrongAcceptedButton", self._ask_for_wrong)
        self._refused = push_button("refusedButton", self._ask_for_refused)
        self._letters_label = named("lettersSentence", QLabel(wordWrap=True, textFormat=plain))
        self._slider.valueChanged.connect(self._on_slider)
        self.chart.coverage_chosen.connect(self._on_coverage)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self._wrong, self._refused, self._back):
            flow.addWidget(button)
        moved = row_of(self._name, self._slider, growing=self._slider)
        parts = self._title, self.chart, moved, self._sentence, buttons, self._letters_label
        column_of(*parts, owner=self)
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("What if it may say that it is not sure?"))
        self._slider.setAccessibleName(self.tr("Threshold"))
        self._slider.setStatusTip(
            self.tr(
                "Answers that the network is less sure of are not accepted. Arrow keys move it in"
                " small steps, Page Up and Page Down in large ones."
            )
        )
        self._wrong.setStatusTip(self.tr("Shows the images in the grid, the surest mistake first."))
        self._refused.setStatusTip(self.tr("Shows the images in the grid, the least sure first."))
        self._back.setStatusTip(
            self.tr("Goes back to the threshold that the model was saved with.")
        )
        self._show()

    @property
    def threshold(self) -> float:
        """The threshold that is shown, in [0, 1]."""
        return self._threshold

    def show_coverage(self, coverage: Coverage | None, own: float) -> None:
        """Shows the answers of a network; its own threshold is taken if it is another network's.

        Args:
            coverage: its answers; None while there are none.
            own: the network's threshold.
        """
        if own != self._own:
            self._threshold = own
        self._coverage, self._own = coverage, own
        if coverage is not None:
            self.chart.show_curve(coverage.curve())
        self._show()

    def show_letters(
        self, confidences: NDArray[np.float64] | None, *, is_built_in: bool = False
    ) -> None:
        """Shows how sure a network is of letters; None where none are known of."""
        self._letters, self._is_built_in = confidences, is_built_in
        self._show()

    def set_threshold(self, threshold: float) -> None:
        """Moves the threshold, in [0, 1]."""
        self._threshold = threshold
        self._show()

    # Words

    def _show(self) -> None:
        threshold, coverage = self._threshold, self._coverage
        with QSignalBlocker(self._slider):
            odds = log(max(threshold, 1e-6) / max(1 - threshold, 1e-6))
            self._slider.setValue(round(_SCALE * odds))
        self._name.setText(
            self.tr("Accepted from {threshold} % on").format(threshold=_fine(threshold))
        )
        self._back.setText(self.tr("Its own: {threshold} %").format(threshold=_fine(self._own)))
        self._back.setEnabled(threshold != self._own)
        is_known = coverage is not None
        for part in (self._wrong, self._refused):
            part.setVisible(is_known)
        if coverage is not None:
            accepted = coverage.at(threshold)
            self.chart.show_thresholds(accepted, coverage.at(self._own))
            self._sentence.set_text(self._in_words(accepted))
            wrong, refused = accepted.count - accepted.right, accepted.total - accepted.count
            self._wrong.setText(self.tr("Wrong and accepted: {count}").format(count=f"{wrong:,}"))
            self._refused.setText(self.tr("Not accepted: {count}").format(count=f"{refused:,}"))
            self._wrong.setEnabled(wrong > 0)
            self._refused.setEnabled(refused > 0)
        else:
            self._sentence.set_text("")
        self._letters_label.setText(self._letters_in_words())

    def _in_words(self, accepted: Accepted) -> str:
        if accepted.accuracy is None:
            return self.tr("It accepts none of the {total} images.").format(
                total=f"{accepted.total:,}"
            )
        return self.tr(
            "It accepts {coverage} % of the {total} images and reads {accuracy} % of those right;"
            " of the images that it does not accept it would have read {lost} right."
        ).format(
            coverage=percentage(accepted.coverage),
            total=f"{accepted.total:,}",
            accuracy=percentage(accepted.accuracy, 2),
            lost=f"{accepted.refused_right:,}",
        )

    def _letters_in_words(self) -> str:
        if self._letters is None:
            return self.tr(
                "Letters: the program has none to show this network, so nothing is known of how"
                " many it would accept. Draw one and see."
            )
        count = int((self._letters >= self._threshold).sum())
        texts = [
            self.tr(
                "Letters: of {total} drawings of letters that no digit looks like (UNIPEN, 1999) it"
                " accepts {count}. The built-in network has learned to refuse such drawings,"
                " altered copies of these among them."
            ).format(total=len(self._letters), count=count)
        ]
        if self._is_built_in:
            texts.append(
                self.tr(
                    "Networks made in the same way, at their own thresholds, refused 92.2 % of"
                    " letters by people whom they had not learned from (assets/README.md)."
                )
            )
        texts.append(
            self.tr(
                "Letters that look like digits, such as O, l, S and Z, are not among them: draw one"
                " and see what it is taken for."
            )
        )
        return " ".join(texts)

    # What the person does

    def _on_slider(self, value: int) -> None:
        self.set_threshold(1 / (1 + exp(-value / _SCALE)))

    def _on_coverage(self, coverage: float) -> None:
        if self._coverage is not None:
            self.set_threshold(self._coverage.threshold_of(coverage))

    def _ask_for_wrong(self) -> None:
        if self._coverage is not None:
            title = self.tr("Misread, and at least {threshold} % sure, the surest first.")
            indices = self._coverage.wrong_accepted(self._threshold)
            self.images_requested.emit(indices, title.format(threshold=_fine(self._threshold)))

    def _ask_for_refused(self) -> None:
        if self._coverage is not None:
            title = self.tr("Less than {threshold} % sure, the least sure first.")
            indices = self._coverage.refused(self._threshold)
            self.images_requested.emit(indices, title.format(threshold=_fine(self._threshold)))


def _fine(threshold: float) -> str:
    """A threshold in percent; two decimals where one would not tell it from 100."""
    return percentage(threshold, 2 if threshold > 0.99 else 1)
