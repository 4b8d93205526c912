"""What `predict` prints of each file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mnist_desktop.cli.predict import FoundFile, read_file
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import Problem
from mnist_desktop.recognition.classifier import Classifier


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
    path: Path, problem: Problem | None, classifier: Classifier, is_json: bool
) -> ReadingLine:
    try:
        if problem is not None:
            raise problem
        reading = read_file(path, classifier)
    except Problem as found:
        text = text_of(found)
        line = _json({"file": str(path), "error": text}) if is_json else _named(path, text)
        return ReadingLine(line, is_problem=True)
    return ReadingLine(_json(reading.to_json()) if is_json else _named(path, reading.in_words()))


def _named(path: Path, text: str) -> str:
    return f"{one_line(str(path))}: {text}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
