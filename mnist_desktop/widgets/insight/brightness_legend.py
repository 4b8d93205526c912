"""What black and white stand for in the maps, and how much of the image a cell sees."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import BrightnessScale, number_text


class BrightnessLegend(Translated, SteadyLabel):
    """A line under the maps."""

    def __init__(self) -> None:
        super().__init__(named("brightnessLegend", QLabel()))
        self._scale = BrightnessScale()
        self._are_weights = False
        self._seen: tuple[int, int] | None = None
        self._set_texts()

    def show_scale(
        self, scale: BrightnessScale, seen: tuple[int, int] | None, *, are_weights: bool
    ) -> None:
        """Shows what can be said of the maps.

        Args:
            scale: of the maps, or of the weights that are shown instead.
            seen: rows and columns of the image that a cell comes from; None for units.
            are_weights: whether weights are shown.
        """
        self._scale, self._seen, self._are_weights = scale, seen, are_weights
        self._set_texts()

    def _set_texts(self) -> None:
        if self._scale.is_signed:
            text = self.tr("black −{largest}, grey 0, white {largest}")
        else:
            text = self.tr("black 0, white {largest}")
        if self._are_weights:
            text = self.tr("weights of each unit: {text}").format(text=text)
        text = text.format(largest=number_text(self._scale.largest))
        if self._seen is not None:
            rows, columns = self._seen
            text = self.tr("{text}; a cell sees {rows} × {columns} pixels").format(
                text=text, rows=rows, columns=columns
            )
        self.set_text(text)
