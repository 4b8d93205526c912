"""Images of a data set in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from mnist_desktop.data.disputed_labels import disputed_labels
from mnist_desktop.data.picture_list import PictureList, first_place
from mnist_desktop.messages import text_of
from mnist_desktop.percentage import confidence_percentage

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet


class PictureTexts(QObject):
    """Describes images in the window's language."""

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
        return " ".join(filter(None, (text, picture.remark, picture.note)))


def notes_of(data_set: DataSet) -> dict[int, str]:
    """Sentences on labels that people doubt, by the place of their image among all."""
    first, disputed = first_place(data_set, "test"), disputed_labels(data_set, "test")
    translate = QCoreApplication.translate
    return {first + index: text_of(one.message, translate) for index, one in disputed.items()}
