"""How the program reads each kind of file that may be a stranger's, and what it does next."""

from __future__ import annotations

import difflib  # noqa: F401 - a lesson's errors import it, which runs code of its own
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mnist_desktop.backup.read_backup import unpack_backup
from mnist_desktop.cli.predict import cached_classifier, predict_file
from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.film import Film
from mnist_desktop.lessons.lesson_file import read_lesson
from mnist_desktop.lessons.printout import Page, printed
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing, image_of
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_file import read_description, read_model
from mnist_desktop.recognition.pictures.read_picture import read_picture
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.samples.imports import import_files
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.drawing_files import DrawingJournal

UNPACKED = "unpacked"
"""The folder beside a backup that it is unpacked to; whoever reads another one empties it."""

Read = Callable[[Path], Any]


@dataclass(frozen=True)
class Reader:
    """How one kind of file is read.

    Attributes:
        read: reads it, as the program does before anything else.
        use: does with what was read what a person would do next.
    """

    read: Read
    use: Callable[[Any], object] = lambda _content: None

    def read_and_use(self, path: Path) -> None:
        """Both."""
        self.use(self.read(path))


def _model(path: Path) -> Any:
    read_description(path)
    return read_model(path)


def _answer(model: Any) -> None:
    Classifier(model).read(image_of(Drawing.of_ink(_SEVEN)))


def _drawing(path: Path) -> Any:
    return path, Drawing.of_ink(Ink.load(path))


def _show(opened: tuple[Path, Drawing]) -> None:
    path, drawing = opened
    image_of(drawing)
    predict_file(path, cached_classifier(None)).in_words()


def _picture(path: Path) -> Any:
    return path, read_picture(path)


def _find(opened: tuple[Path, Any]) -> None:
    predict_file(opened[0], cached_classifier(None)).in_words()


def _corpus(path: Path) -> InkCorpus:
    return InkCorpus.load(path)


def _evaluate(corpus: InkCorpus) -> None:
    """As `evaluate --ink` begins; all drawings take their time, which the person sees pass."""
    for index in range(min(len(corpus), 20)):
        image_from_ink(corpus.ink(index))


def _digits(path: Path) -> Any:
    """Into a store in memory; a file that is refused is told, not raised."""
    imported = import_files(_store(), [path])
    for _, message in imported.problems:
        raise _error_of(message)
    return imported


def _error_of(message: Any) -> Exception:
    from mnist_desktop.problem import SampleError

    return SampleError.of(message)


def _store() -> SampleStore:
    if not _STORES:
        _STORES.append(SampleStore(None))
    return _STORES[0]


def _print(lesson: Any) -> None:
    for page in Page:
        printed(lesson, page, "en")


def _backup(path: Path) -> Any:
    folder = path.parent / UNPACKED
    folder.mkdir()
    unpacked = unpack_backup(path, folder)
    return None if unpacked.canvas is None else DrawingJournal(unpacked.canvas).read()


def _first_moment(film: Film) -> None:
    film.classifier(0)


def _journal(path: Path) -> Drawing:
    return DrawingJournal(path).read()


READERS = {
    "model": Reader(_model, _answer),
    "drawing": Reader(_drawing, _show),
    "picture": Reader(_picture, _find),
    "data set": Reader(load_data_set),
    "corpus": Reader(_corpus, _evaluate),
    "checkpoint": Reader(Checkpoint.load),
    "digits": Reader(_digits),
    "lesson": Reader(read_lesson, _print),
    "backup": Reader(_backup),
    "store": Reader(_backup),
    "film": Reader(Film.open, _first_moment),
    "journal": Reader(_journal, image_of),
}
"""By kind."""
SUFFIXES = {
    "model": ".digitmodel",
    "drawing": ".digitink",
    "picture": ".png",
    "data set": ".npz",
    "corpus": ".npz",
    "checkpoint": ".checkpoint",
    "digits": ".digits",
    "lesson": ".lesson",
    "backup": ".digitbackup",
    "film": ".film",
    "journal": ".digitink",
}
_SEVEN = Ink(([[120, 90], [280, 80], [240, 200], [190, 330]],))
_STORES: list[SampleStore] = []
