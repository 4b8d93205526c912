"""What the files that a person names say: pictures, drawings, folders of both."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from mnist_desktop.cli.file_patterns import expanded
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import AppError, PictureError
from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.pictures.decode import SUFFIXES as PICTURE_SUFFIXES
from mnist_desktop.recognition.pictures.decode import decode_picture
from mnist_desktop.recognition.pictures.find_digit import find_digit
from mnist_desktop.recognition.preprocessing import Image, image_from_ink
from mnist_desktop.recognition.several_digits import are_several

Box = tuple[float, float, float, float]
FoundFile = tuple[Path, AppError | None]
"""A file, and what is wrong with it before it is read."""
_SUFFIXES = frozenset({*PICTURE_SUFFIXES, *INK_SUFFIXES})


@dataclass(frozen=True)
class Reading:
    """What was read in one file.

    Attributes:
        path: the file.
        prediction: the answer; None if nothing is drawn.
        box: x, y, width, height in pixels or the drawing's own unit.
        classes: what the model's answers are called; empty for digits.
    """

    path: Path
    prediction: Prediction | None = None
    box: Box = (0.0, 0.0, 0.0, 0.0)
    classes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As `predict --json` prints it."""
        if self.prediction is None:
            return {"file": str(self.path), "text": "", "digits": []}
        digit = {
            "digit": self.prediction.digit,
            "confidence": self.prediction.confidence,
            "probabilities": [float(value) for value in self.prediction.probabilities],
            "accepted": self.prediction.accepted,
            "box": [round(value, 2) for value in self.box],
        }
        return {
            "file": str(self.path),
            "text": class_name(self.classes, self.prediction.digit),
            "digits": [digit],
        }

    def in_words(self) -> str:
        """As `predict` prints it, e.g. "7 (99.8 %)"."""
        answer = self.prediction
        if answer is None:
            return "nothing drawn"
        sure = f"{percentage(answer.confidence)} %"
        name = class_name(self.classes, answer.digit)
        if answer.is_several:
            return f"more than one digit, one at a time is read (most like {name}, {sure})"
        if answer.accepted:
            return f"{name} ({sure})"
        if answer.refused:
            return f"not a digit (most like {name}, {sure})"
        other = class_name(self.classes, answer.runner_up)
        return f"{name} or {other}? ({sure}, not sure)"


def read_file(path: Path, classifier: Classifier) -> Reading:
    """Reads a picture or a drawing, told apart by the name's ending; AppError if it cannot."""
    if path.suffix.lower() in INK_SUFFIXES:
        return _read_ink(path, classifier)
    picture = decode_picture(path)
    digit = find_digit(picture.pixels)
    if digit is None:
        return Reading(path)
    x, y, width, height = digit.box
    across, down = picture.scale
    box = x * across, y * down, width * across, height * down
    prediction = _read(classifier, digit.image, digit.is_several)
    return Reading(path, prediction, box, classifier.classes)


def files_in(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """The files meant by what a person names, each with what is wrong with it already.

    A pattern stands for what it matches, see `file_patterns`; one that matches nothing is missing.
    A folder stands for the pictures and drawings anywhere in it, by name, hidden ones left out;
    links to folders are not followed, since they may lead in a circle. One folder's names are in
    memory at a time.
    """
    for path in paths:
        found = expanded(path)
        if found == []:  # Windows has other words for names that cannot be
            yield path, PictureError("file_missing", name=path.name)
        for one in [path] if found is None else found:
            if os.path.isdir(one):  # noqa: PTH112 - Path.is_dir raises for names that are too long
                yield from _files_below(one)
            else:
                yield one, None


def _files_below(folder: Path) -> Iterator[FoundFile]:
    is_empty = True
    waiting = [(str(folder), True)]  # the next one last, and whether it is a folder
    while waiting:
        place, is_folder = waiting.pop()
        if not is_folder:
            is_empty = False
            yield Path(place), None
            continue
        try:
            waiting += _entries_of(place)
        except OSError as error:
            is_empty = False
            reason = error.strerror or str(error)
            yield Path(place), PictureError("folder_unreadable", reason=reason)
    if is_empty:
        yield folder, PictureError("folder_empty")


def _entries_of(folder: str) -> list[tuple[str, bool]]:
    """Its folders and readable files, the last name first."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = _is_folder(entry)
            if entry.is_symlink() if is_folder else _suffix_of(entry.name) not in _SUFFIXES:
                continue
            found.append((entry.path, is_folder))
    return sorted(found, reverse=True)


def _suffix_of(name: str) -> str:
    return PurePath(name).suffix.lower()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle: reading it will say so
        return False


def _read_ink(path: Path, classifier: Classifier) -> Reading:
    ink = Ink.load(path)
    image = image_from_ink(ink)
    if image is None:
        return Reading(path)
    prediction = _read(classifier, image, are_several(ink))
    return Reading(path, prediction, ink.box, classifier.classes)


def _read(classifier: Classifier, image: Image, is_several: bool) -> Prediction:
    prediction = classifier.read(image)
    return prediction.of_several() if is_several and not classifier.classes else prediction


@dataclass(frozen=True)
class ReadingLine:
    """One file's line, without its end.

    Attributes:
        text: the line.
        is_problem: whether it says why the file could not be read.
    """

    text: str
    is_problem: bool = False


def read_files(
    files: Sequence[FoundFile], model: Path | None, *, is_json: bool
) -> list[ReadingLine]:
    """The lines of some files; can be asked of another process.

    Args:
        files: as `files_in` finds them.
        model: its file; None for the built-in one.
        is_json: whether a line is an object, or words.

    Raises:
        ModelFileError: the model cannot be read.
    """
    classifier = classifier_of(model)
    return [_line_of(path, problem, classifier, is_json) for path, problem in files]


@lru_cache(maxsize=1)  # a process is asked for many handfuls of files
def classifier_of(model: Path | None) -> Classifier:
    """The one of a model file, made once; ModelFileError if it cannot be read."""
    return Classifier.load(model)


def _line_of(
    path: Path, problem: AppError | None, classifier: Classifier, is_json: bool
) -> ReadingLine:
    try:
        if problem is not None:
            raise problem
        reading = read_file(path, classifier)
    except AppError as found:
        text = text_of(found)
        line = _json({"file": str(path), "error": text}) if is_json else _named(path, text)
        return ReadingLine(line, is_problem=True)
    return ReadingLine(_json(reading.to_json()) if is_json else _named(path, reading.in_words()))


def _named(path: Path, text: str) -> str:
    return f"{one_line(str(path))}: {text}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
