"""Writes the film of a run while it goes on; no Qt, no TensorFlow."""

import math
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from mnist_desktop.learning.film import Film, FilmSubject, Moment, Weights
from mnist_desktop.problem import ModelFileError


class FilmWriter:
    """Writes a film while its run goes on.

    When it is full the moment goes whose neighbours are nearest to each other; distances are those
    between the roots of their steps, since a network changes most at the beginning. The first
    moment stays, and the ends of epochs as long as they fill no more than half.

    Args:
        path: where the film goes. What an earlier part of the same run has left there is kept up to
            `step`; anything else is replaced.
        subject: of what run it is.
        step: how many batches the run has learned.

    Raises:
        OSError: the file cannot be made.
    """

    def __init__(self, path: Path, subject: FilmSubject, step: int = 0) -> None:
        self._subject = subject
        self._path = path
        self._moments: list[tuple[Moment, int]] = []  # with their places, in order
        self._free: list[int] = []  # places of slots that hold nothing of this run
        header = subject.header()
        if step:
            self._moments = self._earlier(step)
        if self._moments:
            self._file: BinaryIO = path.open("r+b", buffering=0)
        else:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            self._file = path.open("w+b", buffering=0)
            self._file.write(header)
        used = {place for _, place in self._moments}
        places = range(
            len(header), len(header) + subject.capacity * subject.slot_size, subject.slot_size
        )
        self._free = [place for place in reversed(places) if place not in used]

    @property
    def film(self) -> Film | None:
        """What is written; None before the first moment."""
        if not self._moments:
            return None
        moments, places = zip(*self._moments, strict=True)
        return Film(self._path, self._subject, moments, places)

    def add(self, moment: Moment, weights: Weights) -> None:
        """Adds the newest moment, in place of the last one if that is of the same batch.

        Raises:
            OSError: it cannot be written.
        """
        slot = self._subject.packed(moment, weights)
        if slot is None:
            return
        place = self._free_place(moment)
        self._file.seek(place)
        self._file.write(slot)
        self._moments.append((moment, place))

    def close(self) -> None:
        """Closes the file; one without a moment goes."""
        self._file.close()
        if not self._moments:
            with suppress(OSError):  # a folder that cannot be written keeps it
                self._path.unlink()

    def _earlier(self, step: int) -> list[tuple[Moment, int]]:
        try:
            film = Film.open(self._path)
        except ModelFileError:
            return []
        if film.subject != self._subject:
            return []
        both = zip(film.moments, film.places, strict=True)
        return [one for one in both if one[0].step(self._subject.batches) <= step]

    def _free_place(self, moment: Moment) -> int:
        if self._moments:
            last, place = self._moments[-1]
            if (last.epoch, last.batch) == (moment.epoch, moment.batch):
                self._moments.pop()
                return place
        if self._free:
            return self._free.pop()
        return self._moments.pop(self._least_missed())[1]

    def _least_missed(self) -> int:
        """The index of the moment to give up; the first one and the last one stay."""
        ends = [one.validation_accuracy is not None for one, _ in self._moments]
        spares_ends = sum(ends) <= self._subject.capacity // 2
        times = [math.sqrt(one.step(self._subject.batches)) for one, _ in self._moments]
        inner = range(1, len(times) - 1)
        chosen = [index for index in inner if not (spares_ends and ends[index])] or list(inner)
        return min(chosen, key=lambda index: times[index + 1] - times[index - 1])
