"""Finds the training images that are most like the drawing, for the grid."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.insight.neighbours import Neighbour
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.images_page import ImagesPage
from mnist_desktop.window.languages import translated
from mnist_desktop.window.pictures_controller import PicturesController

COUNT = 200
"""Images that are shown."""
FIND = "find similar images"


class SimilarImagesController(QObject):
    """Waits until the network has read the training images, which takes a minute the first time."""

    def __init__(self, page: ImagesPage, pictures: PicturesController, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._pictures = pictures
        self._session = session
        self._prediction: Prediction | None = None  # of what is on the paper
        self._wanted: Prediction | None = None  # that is looked for
        session.answered.connect(self._on_answered)
        session.neighbours.found.connect(self._on_read)
        session.neighbours.progressed.connect(self._on_progress)
        session.neighbours.unavailable.connect(self._on_unavailable)
        page.filters.similar_requested.connect(self._look_up)
        pictures.filter_changed.connect(self._forget)

    def _on_answered(self, answer: Answer) -> None:
        self._prediction = answer.prediction

    def _forget(self) -> None:
        self._wanted = None

    def _look_up(self) -> None:
        reader = self._pictures.reader
        if self._prediction is None:
            self._page.show_summary(self.tr("Draw something first: nothing is on the paper."))
        elif self._pictures.is_learning:
            self._page.show_summary(
                self.tr("The network is learning; similar images can be found when it has learned.")
            )
        elif reader is not None:
            self._wanted = self._prediction
            self._session.neighbours.look_up(reader, self._prediction.image)

    def _on_progress(self, done: int, count: int) -> None:
        if self._wanted is not None:
            text = self.tr(
                "The network reads the training images, once: {done} of {count}. Then those most"
                " like the drawing are shown."
            )
            if not count:
                text = self.tr(
                    "The network is going to read the training images, once, as soon as nothing"
                    " else is being read. Then those most like the drawing are shown."
                )
            self._page.show_summary(text.format(done=f"{done:,}", count=f"{count:,}"))

    def _on_unavailable(self, error: AppError) -> None:
        if self._wanted is not None:
            self._wanted = None
            self._page.show_summary(translated(error))

    def _on_read(self) -> None:
        index, wanted = self._session.neighbours.index, self._wanted
        if index is not None and wanted is not None:
            find = partial(index.nearest, wanted.image, COUNT)
            found = partial(self._on_found, wanted)
            self._session.tasks.run(FIND, find, found, is_dispensable=True)

    def _on_found(self, wanted: Prediction, found: tuple[Neighbour, ...]) -> None:
        if wanted is self._wanted:
            self._wanted = None
            indices = np.array([one.index for one in found], np.intp)
            title = self.tr("The training images most like the drawing, the most similar first.")
            self._pictures.set_indices(indices, title, "train")
