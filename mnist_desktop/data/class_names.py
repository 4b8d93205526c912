"""The names of a data set's classes."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_metadata import are_class_names

FASHION_MNIST = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
KMNIST = (
    *("お (o)", "き (ki)", "す (su)", "つ (tsu)", "な (na)"),
    *("は (ha)", "ま (ma)", "や (ya)", "れ (re)", "を (wo)"),
)
DIGITS = tuple("0123456789")
TRAINING_PER_CLASS, TEST_PER_CLASS = 6_000, 1_000
"""Images of each class in both data sets below; MNIST itself is not so evenly spread."""


@dataclass(frozen=True)
class PublishedDataSet:
    """A published data set whose classes have names.

    The name of its files contains one of the words, which are in lower case.
    """

    name: str
    words: tuple[str, ...]
    classes: tuple[str, ...]

    def has_counts_of(self, training: LabelledImages, test: LabelledImages) -> bool:
        """Whether each class has as many images as in the published files."""
        return all(
            np.array_equal(np.bincount(part.labels, minlength=len(DIGITS)), [count] * len(DIGITS))
            for part, count in ((training, TRAINING_PER_CLASS), (test, TEST_PER_CLASS))
        )


PUBLISHED_DATA_SETS = (
    PublishedDataSet("Fashion-MNIST", ("fashion",), FASHION_MNIST),
    PublishedDataSet("KMNIST", ("kmnist", "kuzushiji"), KMNIST),
)


def suggested_data_set(texts: Iterable[str]) -> PublishedDataSet | None:
    """The published data set that names of files and folders suggest, if any."""
    for text in texts:
        for known in PUBLISHED_DATA_SETS:
            if any(word in text.lower() for word in known.words):
                return known
    return None


def names_in(data: bytes, file: str) -> tuple[str, ...]:
    """The names in a classes.txt or labels.txt, one per line.

    Raises:
        AppError: "data_names".
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AppError("data_names", name=file) from error
    return checked_names(text.strip().splitlines(), file)


def checked_names(texts: Iterable[str], file: str) -> tuple[str, ...]:
    """The names, or () if they are the ten digits.

    Raises:
        AppError: "data_names".
    """
    names = tuple(text.strip() for text in texts)
    if names == DIGITS:
        return ()
    if not names or not are_class_names(names):
        raise AppError("data_names", name=file)
    return names
