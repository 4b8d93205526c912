"""The page *Map* of the tab Pictures: the digit map, and in words what it can and cannot show."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.digit_map_view import DigitMapView
from mnist_desktop.widgets.pictures.map_legend import MapLegend
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage

_ALL = 0.9995  # a share that is all but for rounding


class MapPage(Translated, PicturesPage):
    """Shows a map, which classes are chosen, and the drawing among the images."""

    image_chosen = Signal(int)  # index in the map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapPage")
        self.view, self.legend = DigitMapView(), MapLegend()
        plain = Qt.TextFormat.PlainText
        self._state = SteadyLabel(named("mapState", QLabel(textFormat=plain)))
        self._nearest = SteadyLabel(named("mapNearest", QLabel(textFormat=plain)))
        self._truth = SteadyLabel(named("mapTruth", QLabel(textFormat=plain)))
        self._map: DigitMap | None = None
        self._obstacle = ""  # why there is no map
        self._is_behind = False
        self.view.image_chosen.connect(self.image_chosen)
        self.legend.changed.connect(self._on_chosen)
        words = self._state, self._nearest, self._truth
        column_of(self.legend, self.view, *words, owner=self, spacing=4, growing=self.view)
        self._set_texts()

    def title(self) -> str:
        """What the button for the page says."""
        return self.tr("Map")

    def explanation(self) -> str:
        """What the explanation line says of the button."""
        return self.tr(
            "The images as the network that answers sees them: alike where its last features are."
            " Your drawing is a dot among them, which travels while you draw."
        )

    def _set_texts(self) -> None:
        self._say()

    def show_map(self, digit_map: DigitMap) -> None:
        """Shows a map, or as much of it as is read."""
        self._map, self._obstacle, self._is_behind = digit_map, "", False
        self.legend.show_classes(digit_map.data_set.classes)
        self.view.show_map(digit_map)
        self._say()

    def show_obstacle(self, why: str) -> None:
        """Says why there is no map; "" while one is being read."""
        self._map, self._obstacle, self._is_behind = None, why, False
        self.view.show_map(None)
        self._say()

    def mark_behind(self) -> None:
        """Says that another network answers by now, until its map is shown."""
        self._is_behind = True
        self._say()

    def show_drawing(self, place: MapPlace | None, *, is_next: bool = False) -> None:
        """Shows where the drawing is; see `DigitMapView.show_drawing`."""
        self.view.show_drawing(place, is_next=is_next)
        self._say_nearest()

    def _on_chosen(self) -> None:
        self.view.set_chosen(self.legend.chosen, only_wrong=self.legend.only_wrong)
        self._say()

    # In words

    def _say(self) -> None:
        digit_map = self._map
        if digit_map is None:
            self._state.set_text(self._obstacle or self.tr("The images are being read…"))
            self._truth.set_text("")
        else:
            self._state.set_text(self._state_words(digit_map))
            self._truth.set_text(self._truth_words(digit_map))
        self._say_nearest()

    def _state_words(self, digit_map: DigitMap) -> str:
        if self._is_behind:
            return self.tr(
                "Another network, or moment, answers now: its images are being read. Until then the"
                " map is that of the one before."
            )
        if not digit_map.is_complete:
            return self.tr("Reading {data}: {done} of {count} validation images…").format(
                data=digit_map.data_set.name,
                done=f"{len(digit_map):,}",
                count=f"{digit_map.count:,}",
            )
        wrong = int(digit_map.is_wrong.sum())
        text = self.tr("{count} validation images of {data}. Misread, and ringed: {wrong}.")
        if self.legend.chosen:
            text = self.tr(
                "{count} validation images of {data}. Misread, and ringed: {wrong}; of the chosen"
                " labels {chosen}."
            )
        is_chosen = np.isin(digit_map.images.labels, list(self.legend.chosen))
        return text.format(
            count=f"{digit_map.count:,}",
            data=digit_map.data_set.name,
            wrong=f"{wrong:,}",
            chosen=f"{int((digit_map.is_wrong & is_chosen).sum()):,}",
        )

    def _say_nearest(self) -> None:
        digit_map, drawing = self._map, self.view.drawing
        if digit_map is None:
            text = ""
        elif drawing is None:
            text = self.tr("Draw: a dot here is your drawing, with lines to the nearest images.")
        else:
            labels = [int(digit_map.images.labels[index]) for index in drawing.nearest]
            names = [class_name(digit_map.data_set.classes, label) for label in labels]
            text = self.tr(
                "The lines do not lie: by all {features} these are nearest to your drawing:"
                " {names}."
            ).format(features=self._features(digit_map), names=", ".join(names))
        self._nearest.set_text(text)

    def _features(self, digit_map: DigitMap) -> str:
        count = f"{digit_map.feature_count:,}"
        if digit_map.are_scores:
            return self.tr("{count} scores").format(count=count)
        return self.tr("{count} features").format(count=count)

    def _truth_words(self, digit_map: DigitMap) -> str:
        words = self._share_words(digit_map)
        if digit_map.has_own_axes or digit_map.share is None:
            return words
        return self.tr(
            "{words} The axes are those of another moment of the run, so that you can compare."
        ).format(words=words)

    def _share_words(self, digit_map: DigitMap) -> str:
        share = digit_map.share
        if share is None:
            return self.tr(
                "To this network all these images look the same, so they are at one place."
            )
        if share >= _ALL:
            return self.tr(
                "The axes hold all in which these images differ for the network, so the distances"
                " are true."
            )
        percent = percentage(share, 0)
        return self.tr(
            "A flat map lies about distance: its two axes hold {percent} % of the differences"
            " (variance) between the {features} of these images, so what is close here may be far"
            " apart."
        ).format(percent="<1" if percent == "0" else percent, features=self._features(digit_map))
