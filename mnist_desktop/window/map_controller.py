"""Stands between the session and the page *Map*: who answers to a map, answers to the dot."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.map_tasks import MapRequest, Reference
from mnist_desktop.session.map_thread import PlaceRequest
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.pictures.map_page import MapPage
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage, PicturesPanel
from mnist_desktop.window.languages import translated

TRAINING_INTERVAL_MS = 2000
"""Between two maps of a network that learns."""


class MapController(QObject):
    """Has the network that answers read the images, while its page is seen."""

    def __init__(self, page: MapPage, panel: PicturesPanel, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._is_seen = False
        self._is_behind = False  # whether the network has learned more since its map was begun
        self._map: DigitMap | None = None  # that is shown
        self._of: Classifier | None = None  # whose that is
        self._answer: Answer | None = None  # the last one
        self._while_training = Throttle(self._read, TRAINING_INTERVAL_MS, self)
        panel.page_shown.connect(self._on_page_shown)
        panel.hidden.connect(self._on_hidden)
        page.image_chosen.connect(self._on_image_chosen)
        session.pictures.opened.connect(self._read)
        session.pictures.closed.connect(self._on_closed)
        session.pictures.failed.connect(self._on_failed)
        session.maps.changed.connect(self._on_map)
        session.answering.leading_changed.connect(self._on_leading)
        session.answered.connect(self._on_answer)
        session.map_places.placed.connect(self._on_placed)

    # What the person does

    def _on_page_shown(self, page: PicturesPage) -> None:
        if page is self._page:
            self._is_seen = True
            self._session.pictures.open()  # which says `opened`
        else:
            self._on_hidden()

    def _on_hidden(self) -> None:
        """Nothing is read for a page that nobody sees."""
        self._is_seen = self._is_behind = False
        self._session.maps.stop()
        self._session.map_places.submit(None)

    def _on_image_chosen(self, index: int) -> None:
        if self._map is not None:
            number = int(self._map.indices[index])
            self._session.drawings.show(self._session.pictures.drawing("validation", number))

    # The map

    @property
    def _is_in_training(self) -> bool:
        """Whether the network that answers still learns."""
        candidate, leading = self._session.trainer.candidate, self._session.answering.leading
        is_leading = candidate is not None and candidate.classifier is leading
        return is_leading and candidate is not None and not candidate.is_final

    def _on_leading(self) -> None:
        if not self._is_seen:
            return
        if not self._is_in_training:
            self._read()
        elif self._session.maps.is_reading:
            self._is_behind = True  # the map that is being read is finished first
        else:
            self._while_training.request()

    def _read(self) -> None:
        """Asks for the map of the network that answers now."""
        classifier = self._session.answering.leading
        if not self._is_seen or classifier is None:
            return
        self._is_behind = False
        why = self._session.pictures.why_no_answers(classifier)
        if why is not None:
            self._session.maps.stop()
            self._show_obstacle(why)
            return
        if self._of is not classifier and self._map is not None and not self._is_in_training:
            self._page.mark_behind()
        self._session.maps.read(MapRequest(classifier, self._reference(), self._is_in_training))

    def _reference(self) -> Reference:
        """Of a film's moment the axes of the present, so that moments can be compared.

        While the run is on, its present changes: then the axes stay as they are.
        """
        session, moment = self._session, self._session.answering.candidate
        present = session.trainer.candidate
        if moment is None or moment is present or moment.is_final:
            return None
        if session.trainer.is_running:
            return None if self._map is None else self._map.axes
        end = session.classifier if present is None else present.classifier
        is_of_run = end is not None and end.architecture == moment.classifier.architecture
        return end if is_of_run else None

    def _on_map(self, request: MapRequest, digit_map: DigitMap) -> None:
        if not self._is_seen:
            return
        is_of_run = request.is_in_training or request.reference is not None
        if digit_map.is_complete or self._map is None or not is_of_run:
            self._map, self._of = digit_map, request.classifier
            self._page.show_map(digit_map)
            self._place(is_next=True)
        if digit_map.is_complete and self._is_behind:
            self._while_training.request()

    def _on_closed(self) -> None:
        self._map = None
        self._page.show_obstacle("")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AppError):
            self._show_obstacle(error)

    def _show_obstacle(self, error: AppError) -> None:
        self._map = None
        self._page.show_obstacle(translated(error))

    # The dot

    def _on_answer(self, answer: Answer) -> None:
        before, self._answer = self._answer, answer
        if self._is_seen:
            self._place(is_next=before is not None and _is_same_ink(before, answer))

    def _place(self, *, is_next: bool) -> None:
        prediction = None if self._answer is None else self._answer.prediction
        if prediction is None or self._map is None:
            self._session.map_places.submit(None)
            self._page.show_drawing(None)
        else:
            self._session.map_places.submit(PlaceRequest(self._map, prediction.image, is_next))

    def _on_placed(self, request: PlaceRequest, place: MapPlace) -> None:
        is_drawn = self._answer is not None and self._answer.prediction is not None
        if self._is_seen and is_drawn and request.digit_map is self._map:
            self._page.show_drawing(place, is_next=request.is_next)


def _is_same_ink(before: Answer, answer: Answer) -> bool:
    """Whether both are of strokes that begin at the same point: one grew into the other."""
    starts = [
        one.subject.strokes[0][0, :2]
        for one in (before, answer)
        if isinstance(one.subject, Drawing) and one.subject.strokes
    ]
    return len(starts) == 2 and np.array_equal(starts[0], starts[1])
