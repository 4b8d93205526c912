"""The command `predict`: the answers to pictures, drawings and folders of both."""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from mnist_desktop.cli.file_patterns import expanded, is_folder
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.problem import AppError, PictureError
from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.recognition.numbers.read_number import read_number
from mnist_desktop.recognition.pictures.read_digits import read_digits
from mnist_desktop.recognition.pictures.read_picture import SUFFIXES as PICTURE_SUFFIXES
from mnist_desktop.recognition.pictures.read_picture import decode_picture

FoundFile = tuple[Path, AppError | None]
"""A file, and the error that was found before reading it, if any."""
_SUFFIXES = frozenset({*PICTURE_SUFFIXES, *INK_SUFFIXES})


@dataclass(frozen=True)
class FilePrediction:
    """The answer to one file.

    Attributes:
        path: of the file.
        number: what was read, one digit or several, with boxes in pixels of the file or the
            drawing's own unit; None if nothing is drawn.
        classes: names of what is read, if it is not digits.
    """

    path: Path
    number: Number | None = None
    classes: tuple[str, ...] = ()

    @property
    def digits(self) -> tuple[ReadDigit, ...]:
        """What was read, in reading order."""
        return () if self.number is None else self.number.digits

    def to_json(self) -> dict[str, object]:
        """As `predict --json` prints it."""
        return {
            "file": str(self.path),
            "text": self._text,
            "digits": [
                {
                    "digit": one.prediction.digit,
                    "confidence": one.prediction.confidence,
                    "probabilities": [float(value) for value in one.prediction.probabilities],
                    "accepted": one.prediction.accepted,
                    "box": [round(value, 2) for value in one.box],
                }
                for one in self.digits
            ],
        }

    def in_words(self) -> str:
        """As `predict` prints it, e.g. "7 (99.8 %)" or "2746 (each at least 97.1 %)"."""
        if self.number is None:
            return "nothing drawn"
        if len(self.digits) == 1:
            words = self._of_one(self.digits[0].prediction)
        else:
            words = f"{self._text.replace(chr(10), ' / ')} ({self._sureness()})"
        count = len(self.number.rest)
        rest = "1 other mark is no digit" if count == 1 else f"{count} other marks are no digits"
        return f"{words}; {rest}" if count else words

    @property
    def _text(self) -> str:
        if self.number is None:
            return ""
        if self.classes:
            return class_name(self.classes, self.digits[0].prediction.digit)
        return self.number.text

    def _of_one(self, answer: Prediction) -> str:
        sure = f"{confidence_percentage(answer.confidence)} %"
        name = class_name(self.classes, answer.digit)
        if answer.is_several:
            return f"more than can be read as a number (most like {name}, {sure})"
        if answer.accepted:
            return f"{name} ({sure})"
        if answer.refused:
            return f"not a digit (most like {name}, {sure})"
        return f"{self._either(answer)} ({sure}, not sure)"

    def _sureness(self) -> str:
        """How sure the digits of a number are: the least, or each that is not sure."""
        answers = [one.prediction for one in self.digits]
        unsure = [(place, one) for place, one in enumerate(answers, 1) if not one.accepted]
        if not unsure:
            least = confidence_percentage(min(one.confidence for one in answers))
            return f"each {least} %" if least.startswith(">") else f"each at least {least} %"
        doubts = "; ".join(
            f"digit {place}, {self._either(one)} {confidence_percentage(one.confidence)} %"
            for place, one in unsure
        )
        return f"not sure: {doubts}"

    def _either(self, answer: Prediction) -> str:
        first, second = (class_name(self.classes, one) for one in (answer.digit, answer.runner_up))
        return f"{first} or {second}?"


def predict_file(path: Path, classifier: Classifier) -> FilePrediction:
    """The answer to a picture or, by its suffix, a drawing; AppError if it cannot be read."""
    if path.suffix.lower() in INK_SUFFIXES:
        return predict_ink(path, Ink.load(path), classifier)
    picture = decode_picture(path)
    number = read_digits(picture.pixels, classifier)
    number = None if number is None else number.scaled(*picture.scale)
    return FilePrediction(path, number, classifier.classes)


def files_in(paths: Iterable[Path], suffixes: Collection[str] = _SUFFIXES) -> Iterator[FoundFile]:
    """The files that paths, folders and patterns stand for, each with an error found already.

    A pattern stands for its matches, see `file_patterns`; one without matches is a missing file. A
    folder stands for its files with one of the suffixes, by default pictures and drawings, at any
    depth, sorted by name, without hidden ones.
    Links to folders are not followed, as they may form a loop. The names of one folder at a time
    are in memory.
    """
    for path in paths:
        found = expanded(path)
        if found == []:  # whose name Windows would call invalid, not missing
            yield path, PictureError("file_missing", name=path.name)
        for one in [path] if found is None else found:
            if os.path.isdir(one):  # noqa: PTH112 - Path.is_dir raises for names that are too long
                yield from _files_below(one, suffixes)
            else:
                yield one, None


def _files_below(folder: Path, suffixes: Collection[str]) -> Iterator[FoundFile]:
    is_empty = True
    waiting = [(str(folder), True)]  # a stack of paths, and whether each is a folder
    while waiting:
        place, is_parent = waiting.pop()
        if not is_parent:
            is_empty = False
            yield Path(place), None
            continue
        try:
            waiting += _entries_of(place, suffixes)
        except OSError as error:
            is_empty = False
            reason = error.strerror or str(error)
            yield Path(place), PictureError("folder_unreadable", reason=reason)
    if is_empty:
        yield folder, PictureError("folder_empty")


def _entries_of(folder: str, suffixes: Collection[str]) -> list[tuple[str, bool]]:
    """Its folders and the files with one of the suffixes, in reverse order of their names."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_one = is_folder(entry)
            suffix = PurePath(entry.name).suffix.lower()
            if entry.is_symlink() if is_one else suffix not in suffixes:
                continue
            found.append((entry.path, is_one))
    return sorted(found, reverse=True)


def predict_ink(path: Path, ink: Ink, classifier: Classifier) -> FilePrediction:
    """The answer to the drawing in a file."""
    return FilePrediction(path, read_number(ink, classifier), classifier.classes)


@dataclass(frozen=True)
class OutputLine:
    """One line of the output, without its end: an answer, or why a file could not be read."""

    text: str
    is_error: bool = False


def predict_files(
    files: Sequence[FoundFile], model: Path | None, *, is_json: bool
) -> list[OutputLine]:
    """The output for files of `files_in`, as text or JSON; may run in another process.

    Raises:
        ModelFileError: the model cannot be read.
    """
    classifier = cached_classifier(model)
    return [_line_of(path, problem, classifier, is_json) for path, problem in files]


@lru_cache(maxsize=1)  # a process is given many chunks of files
def cached_classifier(model: Path | None) -> Classifier:
    """The classifier of a model file, built once; ModelFileError if it cannot be read."""
    return Classifier.load(model)


def _line_of(
    path: Path, problem: AppError | None, classifier: Classifier, is_json: bool
) -> OutputLine:
    try:
        if problem is not None:
            raise problem
        answer = predict_file(path, classifier)
    except AppError as found:
        text = text_of(found)
        line = _json({"file": str(path), "error": text}) if is_json else _named(path, text)
        return OutputLine(line, is_error=True)
    return OutputLine(_json(answer.to_json()) if is_json else _named(path, answer.in_words()))


def _named(path: Path, text: str) -> str:
    return f"{one_line(str(path))}: {text}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
