"""Films (`ID.film`): the weights of a training run at many moments, as they answered then.

A film is a header and slots of one size, each with a moment and its weights: float16, the
statistics of batch norm float32. A slot is written in one piece and has a checksum, so that a
program that is killed loses at most the moment it was writing. `film_writer` writes them. No Qt, no
TensorFlow.
"""

import json
import math
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.files import bytes_of_file
from mnist_desktop.json_records import json_object, list_of, record, text, whole
from mnist_desktop.learning.config import MAX_EPOCHS, TrainingConfig
from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import MAX_HEADER, ModelMetadata, reported_as
from mnist_desktop.recognition.model_metadata import (
    MAX_CLASSES,
    MAX_NAME,
    MAX_TEXT,
    are_class_names,
    short_text,
)
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.network_json import (
    architecture_from_json,
    architecture_to_json,
)

MAX_SIZE = 20_000_000
"""Bytes of all slots of one film."""
MAX_MOMENTS = 600
MIN_MOMENTS = 3
"""A network of which fewer fit has no film."""
MAX_BATCHES = 10_000_000
FORMAT = 1

_MAGIC = b"mnistflm"
_STATISTICS = ("moving_mean", "moving_variance")
_HEAD = struct.Struct("<4sIIdd")  # mark, epoch, batch, accuracy, validation accuracy
_MARK = b"MOMT"
_CHECKSUM = struct.Struct("<I")

Weights = Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True)
class Moment:
    """A place in a run.

    Attributes:
        epoch: the one at work, from 1.
        batch: how many of it are learned, from 1.
        accuracy: on the training images learned since the moment that was recorded before, in
            [0, 1]; None where none were.
        validation_accuracy: at the end of an epoch, in [0, 1]; otherwise None.
    """

    epoch: int
    batch: int
    accuracy: float | None = None
    validation_accuracy: float | None = None

    def step(self, batches: int) -> int:
        """How many batches the run has learned, with so many in an epoch."""
        return (self.epoch - 1) * batches + self.batch


@dataclass(frozen=True)
class FilmSubject:
    """Of what run a film is.

    Attributes:
        architecture: its network.
        batches: in an epoch.
        classes: their names; empty for the digits.
        preset: name of the preset; empty if none.
        data: name of the data set; empty for MNIST.
    """

    architecture: Architecture
    batches: int
    classes: tuple[str, ...] = ()
    preset: str = ""
    data: str = ""

    @classmethod
    def of(cls, config: TrainingConfig, batches: int, classes: tuple[str, ...]) -> "FilmSubject":
        """Of a run with these settings."""
        data = "" if config.data is None else short_text(config.data.name)
        return cls(config.architecture, batches, classes, short_text(config.preset), data)

    @property
    def capacity(self) -> int:
        """How many moments a film holds; 0 where they are too few."""
        most = min(MAX_SIZE // self.slot_size, MAX_MOMENTS)
        return most if most >= MIN_MOMENTS else 0

    @cached_property
    def slot_size(self) -> int:
        """Bytes."""
        sizes = (kind.itemsize * math.prod(shape) for _, shape, kind in self._parts())
        return _HEAD.size + sum(sizes) + _CHECKSUM.size

    @property
    def metadata(self) -> ModelMetadata:
        """Of the classifiers of its moments: as that of the candidate then."""
        data = {"data": self.data} if self.data else {"preset": self.preset}
        return ModelMetadata(title=self.preset, settings=data, classes=self.classes)

    def header(self) -> bytes:
        """The beginning of a film's file."""
        described = {
            "format": FORMAT,
            "network": architecture_to_json(self.architecture),
            "batches": self.batches,
            "classes": list(self.classes),
            "preset": self.preset,
            "data": self.data,
        }
        text_ = json.dumps(described, allow_nan=False).encode()
        return _MAGIC + len(text_).to_bytes(4, "little") + text_

    @classmethod
    def from_header(cls, described: bytes) -> "FilmSubject":
        """From what follows the length; ValueError or TypeError for what is no header of ours."""
        values = record(json_object(described), _FIELDS)
        del values["format"]
        subject = cls(architecture=values.pop("network"), **values)
        if subject.classes and not are_class_names(subject.classes):
            raise ValueError("invalid class names")
        return subject

    def packed(self, moment: Moment, weights: Weights) -> bytes | None:
        """A slot; None if a weight is too large for float16."""
        parts = []
        for path, _, kind in self._parts():
            with np.errstate(over="ignore"):  # it is looked at
                part = weights[path].astype(kind)
            if not np.isfinite(part).all():
                return None
            parts.append(part.tobytes())
        accuracies = (moment.accuracy, moment.validation_accuracy)
        measured = (math.nan if one is None else one for one in accuracies)
        content = b"".join([_HEAD.pack(_MARK, moment.epoch, moment.batch, *measured), *parts])
        return content + _CHECKSUM.pack(zlib.crc32(content))

    def moment(self, slot: bytes) -> Moment | None:
        """The moment of a slot; None where it is not whole."""
        if len(slot) != self.slot_size or slot[:4] != _MARK:
            return None
        if zlib.crc32(slot[: -_CHECKSUM.size]) != _CHECKSUM.unpack(slot[-_CHECKSUM.size :])[0]:
            return None
        _, epoch, batch, *measured = _HEAD.unpack(slot[: _HEAD.size])
        if not (1 <= epoch <= MAX_EPOCHS and 1 <= batch <= self.batches):
            return None
        accuracies = (None if math.isnan(one) else one for one in measured)
        if any(one is not None and not 0 <= one <= 1 for one in measured if not math.isnan(one)):
            return None
        return Moment(epoch, batch, *accuracies)

    def weights(self, slot: bytes) -> dict[str, npt.NDArray[np.float32]]:
        """The weights of a whole slot, float32 by "layer/weight"; ValueError if not finite."""
        at, weights = _HEAD.size, {}
        for path, shape, kind in self._parts():
            count = math.prod(shape)
            part = np.frombuffer(slot, kind, count, at).astype(np.float32).reshape(shape)
            if not np.isfinite(part).all():
                raise ValueError(f"{path} is not finite")
            weights[path] = part
            at += kind.itemsize * count
        return weights

    def _parts(self) -> Iterator[tuple[str, tuple[int, ...], np.dtype[Any]]]:
        for path, shape in self.architecture.weight_shapes.items():
            is_statistic = path.split("/")[1] in _STATISTICS
            yield path, shape, np.dtype("<f4" if is_statistic else "<f2")


@dataclass(frozen=True)
class Film:
    """What a film's file holds, or held when it was looked at; in the order of the run.

    Attributes:
        path: the file.
        subject: of what run it is.
        moments: at least one.
        places: where each moment's slot begins, in bytes.
    """

    path: Path
    subject: FilmSubject
    moments: tuple[Moment, ...]
    places: tuple[int, ...]

    @classmethod
    def open(cls, path: Path) -> "Film":
        """Reads a file, believing nothing in it; slots that are not whole are left out.

        Raises:
            ModelFileError: "film_unreadable" (reason), "film_broken".
        """
        try:
            content = bytes_of_file(path, 12 + MAX_HEADER + MAX_SIZE, ModelFileError)
        except ModelFileError as problem:
            reason = problem.values.get("reason", "not a file")
            raise ModelFileError("film_unreadable", reason=reason) from problem
        with reported_as(ModelFileError("film_broken")):
            subject, start = _subject_of(content)
            found = dict(_slots(content, subject, start))
            if not found:
                raise ValueError("no moment is whole")
            order = sorted(found, key=lambda moment: moment.step(subject.batches))
            return cls(path, subject, tuple(order), tuple(found[one] for one in order))

    def classifier(self, index: int) -> Classifier:
        """What answered at a moment.

        Raises:
            ModelFileError: as `open`; "film_broken" also where another moment has taken its slot.
        """
        with reported_as(ModelFileError("film_broken")):
            slot = self._slot(index)
            if self.subject.moment(slot) != self.moments[index]:
                raise ValueError("another moment")
            weights, subject = self.subject.weights(slot), self.subject
            return Classifier.from_weights(subject.architecture, weights, subject.metadata)

    def done(self, index: int) -> float:
        """How many epochs the run had learned at a moment."""
        return self.moments[index].step(self.subject.batches) / self.subject.batches

    def _slot(self, index: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(self.places[index])
                return file.read(self.subject.slot_size)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ModelFileError("film_unreadable", reason=reason) from error


def _subject_of(content: bytes) -> tuple[FilmSubject, int]:
    """Of what a film is, and where its slots begin."""
    length = int.from_bytes(content[8:12], "little")
    if content[:8] != _MAGIC or length > MAX_HEADER:
        raise ValueError("not a film")
    subject = FilmSubject.from_header(content[12 : 12 + length])
    if not subject.capacity or len(content) > 12 + length + subject.capacity * subject.slot_size:
        raise ValueError("too large")
    return subject, 12 + length


def _slots(content: bytes, subject: FilmSubject, start: int) -> Iterator[tuple[Moment, int]]:
    for place in range(start, len(content), subject.slot_size):
        moment = subject.moment(content[place : place + subject.slot_size])
        if moment is not None:
            yield moment, place


_FIELDS = {
    "format": whole(FORMAT, FORMAT),
    "network": architecture_from_json,
    "batches": whole(1, MAX_BATCHES),
    "classes": list_of(text(MAX_NAME), most=MAX_CLASSES),
    "preset": text(MAX_TEXT),
    "data": text(MAX_TEXT),
}
