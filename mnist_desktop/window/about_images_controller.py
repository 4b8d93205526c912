"""Counts the images in the grid, averages them, and varies the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from mnist_desktop.data.picture_list import UNREAD, PictureList
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.pictures.class_counts import ClassCount
from mnist_desktop.widgets.pictures.images_page import ImagesPage
from mnist_desktop.window.pictures_controller import PicturesController

AVERAGE = "average images"
_INTERVAL_MS = 400  # between two counts while images are read


class AboutImagesController(QObject):
    """Computes only what is seen: nothing while it is folded away.

    Args:
        page: with the grid and what is said of it.
        pictures: knows when other images are shown.
        session: runs what takes long.
        augmentation: the amounts of the next run; None where it varies nothing.
    """

    def __init__(
        self,
        page: ImagesPage,
        pictures: PicturesController,
        session: Session,
        augmentation: Callable[[], Augmentation | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._augmentation = augmentation
        self._averaged: NDArray[np.intp] | None = None  # the places that were averaged last
        self._count = Throttle(self._show, _INTERVAL_MS, self)
        page.about.shown.connect(self._show)
        page.about.shown.connect(self._vary)
        page.grid.current_changed.connect(self._vary)
        pictures.list_changed.connect(self._count.request)

    def _show(self) -> None:
        about, pictures = self._page.about, self._page.grid.pictures
        if about.is_unfolded and about.isVisible() and pictures is not None:
            about.show_counts(counts_of(pictures))
            self._average(pictures)

    def _average(self, pictures: PictureList) -> None:
        if self._averaged is not None and np.array_equal(self._averaged, pictures.places):
            return
        self._averaged = pictures.places

        def on_done(image: NDArray[np.float32] | None) -> None:
            if self._averaged is pictures.places:
                self._page.about.average.show_image(image)

        self._session.tasks.run(AVERAGE, pictures.average, on_done, is_dispensable=True)

    def _vary(self) -> None:
        about, grid = self._page.about, self._page.grid
        if not about.is_unfolded or not about.isVisible():
            return
        has_any = grid.pictures is not None and len(grid.pictures) > 0
        image = None
        if has_any and grid.pictures is not None:
            image = grid.pictures.image(grid.current or 0)
        about.show_image(image, self._augmentation() or Augmentation())


def counts_of(pictures: PictureList) -> list[ClassCount]:
    """How many images of each class are listed, and how many of them are misread."""
    classes = len(pictures.data_set.classes) or CLASSES
    counts = np.bincount(pictures.labels, minlength=classes)
    misread = np.bincount(pictures.labels[pictures.is_wrong], minlength=classes)
    are_read = not (pictures.read_as == UNREAD).any()
    return [
        ClassCount(pictures.class_name(label), int(count), int(wrong) if are_read else None)
        for label, (count, wrong) in enumerate(zip(counts, misread, strict=True))
    ]
