"""The page *How sure*: reliability, a threshold, and what a network can take."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.coverage_section import CoverageSection
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage
from mnist_desktop.widgets.pictures.reliability_section import ReliabilitySection
from mnist_desktop.widgets.pictures.robustness_section import RobustnessSection


class SurePage(Translated, PicturesPage):
    """Its sections, one below the other, scrolled; or one sentence why there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surePage")
        self.reliability = ReliabilitySection()
        self.coverage = CoverageSection()
        self.robustness = RobustnessSection()
        self._about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._problem = named(
            "sureProblem", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        )
        content = QWidget()
        sections = self.reliability, self.coverage, self.robustness
        parts = (self._about, self._problem, *sections, None)
        column_of(*parts, owner=content, margins=(0, 0, 8, 0), spacing=16)
        for section in sections:
            FocusedWheel(section)  # scrolling must not move the threshold
        self._area = QScrollArea()
        fill_scroll_area(self._area, content)
        column_of(self._area, owner=self)
        self.robustness.grown.connect(self._reveal_robustness)
        self.show_problem("")
        self._set_texts()

    def title(self) -> str:
        """What the button for the page says."""
        return self.tr("How sure")

    def explanation(self) -> str:
        """What the explanation line says of the button."""
        return self.tr(
            "Whether the network is right as often as it is sure, what a threshold gains, and how"
            " much noise, turning or blur it can take."
        )

    def _set_texts(self) -> None:
        self._about.setText(
            self.tr(
                "Counted on the validation images of the data set that is open: training here"
                " chooses the best epoch by them and does not learn from them."
            )
        )

    def show_problem(self, text: str) -> None:
        """Says why the network's answers cannot be shown; empty where they can."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        for section in (self.reliability, self.coverage):
            section.setVisible(not text)

    def _reveal_robustness(self) -> None:
        """Scrolls to the curves once they have their height."""
        bar, section = self._area.verticalScrollBar(), self.robustness
        QTimer.singleShot(0, section, lambda: bar.setValue(max(bar.value(), section.y())))
