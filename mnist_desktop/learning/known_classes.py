"""What the classes of a data set are called."""

from collections.abc import Iterable
from pathlib import Path

from mnist_desktop.recognition.class_names import are_class_names
from mnist_desktop.recognition.ordinary_file import bytes_of_file
from mnist_desktop.recognition.problem import Problem

FASHION_MNIST = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
KMNIST = (
    *("お (o)", "き (ki)", "す (su)", "つ (tsu)", "な (na)"),
    *("は (ha)", "ま (ma)", "や (ya)", "れ (re)", "を (wo)"),
)
DIGITS = tuple("0123456789")
FILES = ("classes.txt", "labels.txt")
_LONGEST_FILE = 4096  # bytes


def known_set(texts: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A data set that is recognised by the name of a file or folder, and its classes.

    Returns:
        ("", ()) if none is.
    """
    for text in texts:
        name = text.lower()
        if "fashion" in name:
            return "Fashion-MNIST", FASHION_MNIST
        if "kmnist" in name or "kuzushiji" in name:
            return "KMNIST", KMNIST
    return "", ()


def names_beside(folder: Path) -> tuple[str, ...] | None:
    """The names in a folder's classes.txt or labels.txt, one a line; None without it.

    Raises:
        Problem: "file_..." and "data_names".
    """
    for path in (folder / name for name in FILES):
        if path.exists():
            data = bytes_of_file(path, _LONGEST_FILE, Problem)
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise Problem("data_names", name=path.name) from error
            if len(data) > _LONGEST_FILE:
                raise Problem("data_names", name=path.name)
            return checked_names(text.strip().splitlines(), path.name)
    return None


def checked_names(texts: Iterable[str], file: str) -> tuple[str, ...]:
    """The names as a data set has them: () if they are the digits'.

    Raises:
        Problem: "data_names".
    """
    names = tuple(text.strip() for text in texts)
    if names == DIGITS:
        return ()
    if not names or not are_class_names(names):
        raise Problem("data_names", name=file)
    return names
