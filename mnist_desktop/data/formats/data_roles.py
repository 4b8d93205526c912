"""What a file, a folder or an array of a data set is for, by its name."""

import re
from typing import Literal

Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = ("train", "validation", "test")

_COPY = re.compile(r"( ?\(\d{1,3}\)|[ _-]+copy|[ _-]+副本)+(?=\.|$)", re.IGNORECASE)
"""What browsers and file managers add to a second file of one name."""
_WORDS: dict[str, Part] = {
    **dict.fromkeys(("train", "training", "trn", "tr"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "tst", "te", "t10k"), "test"),
}
_BESIDE = ("set", "data", "images", "imgs")
"""What may stand beside such a word in the name of a folder that holds a part."""


def without_copy_marks(name: str) -> str:
    """E.g. "train.csv" of "train (1).csv" and of "train - Copy.csv"."""
    return _COPY.sub("", name)


def part_of(name: str) -> Part | None:
    """The part that a file or an array is of; None if its name does not say."""
    return next((part for word in _words(name) if (part := _part_of_word(word))), None)


def part_of_folder(name: str) -> Part | None:
    """The part that a folder of pictures holds, where that is all that its name says."""
    words = [word for word in _words(name) if word not in _BESIDE]
    return _part_of_word(words[0]) if len(words) == 1 else None


def _words(name: str) -> list[str]:
    """E.g. ["train", "labels"] of "trainLabels" and of "train_labels"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return re.findall(r"[a-z0-9]+", parted.lower())


def _part_of_word(word: str) -> Part | None:
    """Also of "xtrain", "train2" and "trainset"."""
    plain = re.sub(r"(\d+k?|set|data|images|imgs)$", "", word)
    forms = (word, plain, *(form[1:] for form in (word, plain) if form[:1] in ("x", "y")))
    return next((_WORDS[form] for form in forms if form in _WORDS), None)
