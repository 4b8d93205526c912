"""Under the paper: the button *Why?*, and what the colours on the ink mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.evidence_marks import EvidenceSwatch


class EvidenceLegend(Translated, QWidget):
    """The button's action is set by the window; the legend is seen while evidence is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = named("showWhyButton", QToolButton())
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ""  # of the digit whose evidence is shown; empty for none
        self._for = named("speaksFor", ElidedLabel())
        self._against = named("speaksAgainst", ElidedLabel())
        self._legend = named("evidenceLegend", QWidget())
        parts = (EvidenceSwatch(1.0), self._for, EvidenceSwatch(-1.0), self._against)
        for label in (self._for, self._against):
            label.setTextFormat(Qt.TextFormat.PlainText)  # names may come from others' files
        row_of(*parts, None, owner=self._legend, spacing=6)
        row_of(self.button, self._legend, owner=self, growing=self._legend)
        self._legend.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._for.setText(self.tr("speaks for {name}").format(name=self._name))
        self._against.setText(self.tr("against {name}").format(name=self._name))
        self._legend.setStatusTip(
            self.tr(
                "The brighter a piece, the more the network's margin between this digit and the"
                " best other one depends on it; what stays dark matters little."
            )
        )

    def show_name(self, name: str) -> None:
        """Shows for which digit the evidence is; empty hides the legend."""
        self._name = name
        self._set_texts()
        self._legend.setVisible(bool(name))

    def describe(self, text: str) -> None:
        """Says in words what the colours show."""
        self._legend.setAccessibleName(text)
