"""What is in the grid of images, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_list import UNREAD, PictureList


class PicturesSummary(QObject):
    """Sentences in the window's language."""

    def nothing_yet(self) -> str:
        """Before the data set is read."""
        return self.tr("The images are being read…")

    def first(self, pictures: PictureList) -> str:
        """What the first images are."""
        text = self.tr(
            "The first {count} training images of {name} with their labels, as tutorials show them."
        )
        return text.format(count=len(pictures), name=pictures.data_set.name)

    def counts(self, pictures: PictureList, parts: Sequence[Part]) -> str:
        """How many of the images of some parts are listed, and how many of these are misread."""
        total = sum(len(pictures.data_set.part(part)) for part in parts)
        if not total:
            return ""
        text = self.tr("Images: {count} of {total}.")
        if len(pictures) and not (pictures.read_as == UNREAD).any():
            text = self.tr("Images: {count} of {total}; misread: {misread}.")
        misread = int(pictures.is_wrong.sum())
        return text.format(count=f"{len(pictures):,}", total=f"{total:,}", misread=f"{misread:,}")

    def closed(self, pictures: PictureList) -> str:
        """That test images are left out."""
        text = self.tr("The {count} test images are left out until you open them: set “test”.")
        return text.format(count=f"{len(pictures.data_set.test):,}")

    def learning(self, parts: Sequence[Part]) -> str:
        """What is known of the answers of a network in training."""
        if "train" in parts:
            return self.tr("Training images are read when the network has learned.")
        return self.tr("The network is learning: these are its answers of some batches ago.")

    def progress(
        self, pictures: PictureList, parts: Sequence[Part], answers: Mapping[Part, PartAnswers]
    ) -> str:
        """How many images of some parts are read; empty if all are."""
        done = sum(answers[part].done for part in parts if part in answers)
        total = sum(len(pictures.data_set.part(part)) for part in parts)
        if done == total:
            return ""
        text = self.tr("Read so far: {done} of {total}.")
        return text.format(done=f"{done:,}", total=f"{total:,}")

    def no_mistake(self) -> str:
        """That there is nothing to go on to."""
        return self.tr("None of the images that are shown is misread.")
