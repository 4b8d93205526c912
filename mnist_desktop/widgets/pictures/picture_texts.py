"""Images of a data set in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.data.picture_list import PictureList
from mnist_desktop.percentage import confidence_percentage


class PictureTexts(QObject):
    """Describes images in the window's language."""

    def part(self, part: str) -> str:
        """The name of a part."""
        texts = {
            "train": self.tr("Training images"),
            "validation": self.tr("Validation images"),
            "test": self.tr("Test images"),
        }
        return texts[part]

    def described(self, pictures: PictureList, row: int) -> str:
        """What is known of an image of a list, and what a click does."""
        picture = pictures[row]
        texts = {
            "train": self.tr("Training image {number}, labelled {label}"),
            "validation": self.tr("Validation image {number}, labelled {label}"),
            "test": self.tr("Test image {number}, labelled {label}"),
        }
        label = pictures.class_name(picture.label)
        head = texts[picture.part].format(number=f"{picture.number:,}", label=label)
        if picture.answer is None:
            text = self.tr("{image}. A click puts it on the paper.").format(image=head)
        else:
            text = self.tr("{image}; read so, {percent} % sure. A click puts it on the paper.")
            if picture.is_wrong:
                text = self.tr(
                    "{image}; read as {answer}, {percent} % sure. A click puts it on the paper."
                )
            answer = pictures.class_name(picture.answer)
            sure = confidence_percentage(picture.sureness)
            text = text.format(image=head, answer=answer, percent=sure)
        return f"{text} {picture.note}" if picture.note else text
