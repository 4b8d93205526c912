"""Encodes labels as people write them: numbers from 0, with names where they are not digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mnist_desktop.data.class_names import DIGITS, checked_names
from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.formats.image_arrays import Array
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import CLASSES

LabelForm = Literal["plain", "one_hot", "first_column", "unknown"]

_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBERS = {*DIGITS, *(f"{digit}.0" for digit in DIGITS)}
_CHUNK = 4096  # labels looked at together
_MANY = 10_000  # different labels; they are not counted any further
_QMNIST_COLUMNS = 8  # the class and where it came from; see Yadav and Bottou, arXiv:1905.10498


@dataclass(frozen=True, eq=False)
class EncodedLabels:
    """The labels of all parts of a data set.

    Attributes:
        parts: (n,) uint8 per part, 0 to 9.
        classes: names by label; empty for digits.
        written: how the files write each label, by label; empty if as these numbers.
    """

    parts: Mapping[Part, Array]
    classes: tuple[str, ...]
    written: tuple[str, ...] = ()


def label_form(labels: Array) -> LabelForm:
    """How labels are written; "unknown" where that is not clear."""
    if labels.ndim == 1 or labels.shape[1] == 1:
        return "plain"
    if labels.dtype.kind in "iufb" and len(labels):
        if ((labels == 0) | (labels == 1)).all() and (labels.sum(axis=1) == 1).all():
            return "one_hot"
        if labels.shape[1] == _QMNIST_COLUMNS:
            return "first_column"
    return "unknown"


def encoded(parts: Mapping[Part, Array], name: str, names: tuple[str, ...] | None) -> EncodedLabels:
    """Encodes labels of any form that `check_labels` accepts.

    Integers from 0 to 9 keep their value, as do digits written as text or in English. Other labels,
    at most ten different ones, become names and are numbered in their order.

    Args:
        parts: (n,) numbers or texts, (n, 1), one-hot (n, k), or QMNIST's (n, 8).
        name: of the data set's file, for messages.
        names: class names by label; None where the data set has none.

    Raises:
        AppError: "data_labels", "data_labels_form", "data_many_classes" and "data_names".
    """
    rows = {part: _one_per_image(labels, name) for part, labels in parts.items()}
    number_of: dict[str, int] | None = None
    if all(row.dtype.kind in "iu" for row in rows.values()):
        numbers = {part: _in_bounds(row, name) for part, row in rows.items()}
    else:
        texts = {part: _texts(row, name) for part, row in rows.items()}
        number_of = _digits_of(texts)
        if number_of is None:
            return _encoded_names(texts, name, names)
        numbers = {part: one.numbered(number_of) for part, one in texts.items()}
    highest = max((int(row.max()) for row in numbers.values() if len(row)), default=0)
    if names is not None or highest < CLASSES:
        last = (len(names) if names else CLASSES) - 1
        if highest > last:
            raise AppError("data_labels", name=name, label=highest, last=last)
        written = _ENGLISH if number_of is not None and set(number_of) - _NUMBERS else ()
        small = {part: row.astype(np.uint8) for part, row in numbers.items()}
        return EncodedLabels(small, names or (), written)
    return _encoded_names({part: _texts(row, name) for part, row in numbers.items()}, name, None)


@dataclass(frozen=True, eq=False)
class _Texts:
    """Labels as texts: the different ones, and by image which of them; a text may be there twice.

    A text for each of a million images would take gigabytes.
    """

    different: tuple[str, ...]
    codes: Array

    def numbered(self, number_of: Mapping[str, int]) -> Array:
        """(n,) int64: the number of each image's text."""
        numbers = np.array([number_of[text] for text in self.different], np.int64)
        return numbers[self.codes]


def _encoded_names(
    rows: Mapping[Part, _Texts], name: str, names: tuple[str, ...] | None
) -> EncodedLabels:
    """Encodes labels that are names, or numbers beyond 9, which become names."""
    found = sorted({text for row in rows.values() for text in row.different}, key=_order)
    if len(found) > CLASSES:
        raise _too_many(name, len(found))
    if names is not None and set(found) <= set(names):
        found = list(names)
    classes = checked_names(found, name) if len(found) > 1 else tuple(found)
    number_of = {text: number for number, text in enumerate(found)}
    parts = {part: row.numbered(number_of).astype(np.uint8) for part, row in rows.items()}
    return EncodedLabels(parts, classes, tuple(found))


def _too_many(name: str, count: int | str) -> AppError:
    return AppError("data_many_classes", name=name, count=count, most=CLASSES)


def _one_per_image(labels: Array, name: str) -> Array:
    """(n,) labels from one-hot rows, a column, QMNIST's rows or (n,) labels."""
    if labels.dtype.kind == "f":
        whole = np.rint(labels)
        if not np.isfinite(labels).all() or (np.abs(whole - labels) > 1e-6).any():
            raise AppError("data_labels_form", name=name, found="fractions")
        labels = whole.astype(np.int64)
    if labels.dtype.kind == "b":
        labels = labels.astype(np.uint8)
    form = label_form(labels)
    if form == "one_hot":
        return np.asarray(labels.argmax(axis=1))
    if form != "unknown":
        return labels if labels.ndim == 1 else labels[:, 0]
    raise AppError("data_labels_form", name=name, found=" × ".join(map(str, labels.shape)))


def _in_bounds(row: Array, name: str) -> Array:
    """The numbers as int64; AppError for a negative one."""
    if len(row) and (row.min() < 0 or row.max() > np.iinfo(np.int32).max):
        label = row.min() if row.min() < 0 else row.max()
        raise AppError("data_labels", name=name, label=label, last=CLASSES - 1)
    return row.astype(np.int64)


def _texts(row: Array, name: str) -> _Texts:
    """The labels as texts; AppError where there are far too many different ones."""
    code_of: dict[object, int] = {}
    codes = np.empty(len(row), np.intp)
    for start in range(0, len(row), _CHUNK):
        part = row[start : start + _CHUNK].tolist()
        codes[start : start + _CHUNK] = [code_of.setdefault(one, len(code_of)) for one in part]
        if len(code_of) > _MANY:
            raise _too_many(name, f"> {_MANY:,}")
    return _Texts(tuple(_text(one) for one in code_of), codes)


def _text(label: object) -> str:
    return (label.decode("utf-8", "replace") if isinstance(label, bytes) else str(label)).strip()


def _digits_of(rows: Mapping[Part, _Texts]) -> dict[str, int] | None:
    """The digit that each text stands for; None unless all stand for digits."""
    found = {text for row in rows.values() for text in row.different}
    lowered = {text: text.casefold() for text in found}
    for names in (DIGITS, _ENGLISH, tuple(f"{digit}.0" for digit in DIGITS)):
        if found and set(lowered.values()) <= set(names):
            return {text: names.index(low) for text, low in lowered.items()}
    return None


def _order(text: str) -> tuple[int, int, str]:
    """A sort key: numbers by value, then other names."""
    return (0, int(text), text) if text.isdecimal() and len(text) < 19 else (1, 0, text)
