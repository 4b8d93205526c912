"""What the classes of a data set are called."""

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
TRAINING, TEST = 6_000, 1_000
"""Images of each class in both sets below. Digits of MNIST itself are not so evenly spread."""


@dataclass(frozen=True)
class KnownDataSet:
    """A published data set whose classes have names.

    Attributes:
        name: what it is called.
        words: in small letters, one of which files of it have in their names.
        classes: names by label.
    """

    name: str
    words: tuple[str, ...]
    classes: tuple[str, ...]

    def has_counts_of(self, training: LabelledImages, test: LabelledImages) -> bool:
        """Whether there are as many images of each class as were published."""
        return all(
            np.array_equal(np.bincount(part.labels, minlength=len(DIGITS)), [count] * len(DIGITS))
            for part, count in ((training, TRAINING), (test, TEST))
        )


KNOWN_SETS = (
    KnownDataSet("Fashion-MNIST", ("fashion",), FASHION_MNIST),
    KnownDataSet("KMNIST", ("kmnist", "kuzushiji"), KMNIST),
)


def named_set(texts: Iterable[str]) -> KnownDataSet | None:
    """The data set that names of files and folders make one think of; None if none is."""
    for text in texts:
        for known in KNOWN_SETS:
            if any(word in text.lower() for word in known.words):
                return known
    return None


def names_in(data: bytes, file: str) -> tuple[str, ...]:
    """The names in a classes.txt or labels.txt, one a line.

    Raises:
        AppError: "data_names".
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AppError("data_names", name=file) from error
    return checked_names(text.strip().splitlines(), file)


def checked_names(texts: Iterable[str], file: str) -> tuple[str, ...]:
    """The names as a data set has them: () if they are the digits'.

    Raises:
        AppError: "data_names".
    """
    names = tuple(text.strip() for text in texts)
    if names == DIGITS:
        return ()
    if not names or not are_class_names(names):
        raise AppError("data_names", name=file)
    return names
