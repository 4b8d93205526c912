"""The digit map of the network that answers, read in the background; the newest wish wins."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from os import cpu_count
from typing import TYPE_CHECKING, Union

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.recognition.classifier import MAX_THREADS, Classifier
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.picture_answers import PictureAnswers
from mnist_desktop.session.thread_priority import lower_reading_priority

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.insight.digit_map import DigitMap, MapAxes

READ = "read the images of the map"
REPORT_INTERVAL = 0.2  # s between two reports of how far it is
MAX_KEPT = 128 * 2**20
"""Bytes of all maps that stay in memory, with the weights of their networks."""

Reference = Union["MapAxes", Classifier, None]
Key = tuple[Classifier, Reference]


@dataclass(frozen=True, eq=False)
class MapRequest:
    """Whose map is wanted.

    Attributes:
        classifier: the network.
        reference: the axes that the map has, or the network whose principal axes they are; None
            for its own.
        is_in_training: whether the run goes on: its axes stay as long as they are good ones, it
            keeps the other cores, and the map is not kept.
    """

    classifier: Classifier
    reference: Reference = None
    is_in_training: bool = False

    @property
    def key(self) -> Key:
        """By it a map is known."""
        return self.classifier, self.reference


class MapTasks(QObject):
    """Reads one map at a time and keeps those that were read last, as a film goes back and forth.

    Args:
        pictures: knows the data set that is open.
        tasks: where it runs.
    """

    changed = Signal(object, object)  # MapRequest, DigitMap: it has more images, or all
    failed = Signal(object)  # Exception
    _advanced = Signal(object, object)  # MapRequest, DigitMap, from the thread of the task

    def __init__(self, pictures: PictureAnswers, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._pictures = pictures
        self._tasks = tasks
        self._wanted: MapRequest | None = None  # that is being read
        self._maps: OrderedDict[Key, DigitMap] = OrderedDict()
        self._axes: tuple[Classifier, MapAxes] | None = None  # of the last reference
        self._earlier: MapAxes | None = None  # of the map before
        pictures.closed.connect(self._forget)
        self._advanced.connect(self._on_advanced)

    @property
    def is_reading(self) -> bool:
        """Whether a map is being read."""
        return self._wanted is not None

    def read(self, request: MapRequest) -> None:
        """Has a map read; `changed` says it, at once where it is known.

        Does nothing before the data set is read.
        """
        data_set = self._pictures.data_set
        if data_set is None or (self._wanted is not None and self._wanted.key == request.key):
            return
        self.stop()
        known = self._maps.get(request.key)
        if known is not None:
            self._maps.move_to_end(request.key)
            self.changed.emit(request, known)
            return
        self._wanted = request
        axes = self._axes_of(request)
        work = partial(self._read, request, data_set, axes, self._earlier)
        done, failed = partial(self._on_done, request), partial(self._on_failed, request)
        if request.is_in_training:
            self._tasks.queue(READ, work, done, failed)
        else:
            at_once = partial(self._read_at_once, work)
            self._tasks.run(READ, at_once, done, failed, is_dispensable=True)

    def stop(self) -> None:
        """Reads no further: nobody looks, or another map is wanted."""
        self._wanted = None  # which the thread looks at
        self._tasks.stop(READ)

    def _axes_of(self, request: MapRequest) -> MapAxes | None:
        """Those of the reference where they are known."""
        reference = request.reference
        if reference is None or not isinstance(reference, Classifier):
            return reference
        if self._axes is not None and self._axes[0] is reference:
            return self._axes[1]
        known = self._maps.get((reference, None))
        return None if known is None else known.axes

    def _forget(self) -> None:
        """Another data set is open."""
        self.stop()
        self._maps.clear()
        self._axes = self._earlier = None

    def _on_advanced(self, request: MapRequest, digit_map: DigitMap) -> None:
        if request is self._wanted:
            self.changed.emit(request, digit_map)

    def _on_done(self, request: MapRequest, digit_map: DigitMap | None) -> None:
        if request is not self._wanted or digit_map is None:
            return
        self._wanted, self._earlier = None, digit_map.axes
        if not request.is_in_training:
            self._keep(request, digit_map)
        self.changed.emit(request, digit_map)

    def _keep(self, request: MapRequest, digit_map: DigitMap) -> None:
        if isinstance(request.reference, Classifier):
            self._axes = request.reference, digit_map.axes
        self._maps[request.key] = digit_map
        while len(self._maps) > 1 and sum(starmap(_size, self._maps.items())) > MAX_KEPT:
            self._maps.popitem(last=False)

    def _on_failed(self, request: MapRequest, error: Exception) -> None:
        if request is self._wanted:
            self._wanted = None
            self.failed.emit(error)

    # In the thread of the task

    def _read_at_once(self, work: Callable[[ShouldStop], DigitMap | None]) -> DigitMap | None:
        lower_reading_priority()
        return work(QThread.currentThread().isInterruptionRequested)

    def _read(
        self,
        request: MapRequest,
        data_set: DataSet,
        axes: MapAxes | None,
        earlier: MapAxes | None,
        should_stop: ShouldStop,
    ) -> DigitMap | None:
        """The whole map, or None where it is not wanted any more."""
        from mnist_desktop.insight.digit_map import MapReading

        def is_left() -> bool:
            return should_stop() or request is not self._wanted

        threads = min(cpu_count() or 1, MAX_THREADS)
        if request.is_in_training:
            threads = 1
        else:
            earlier = None
        if axes is None and isinstance(request.reference, Classifier):
            reading = MapReading(request.reference.model, data_set, threads=threads)
            while not reading.has_axes and not is_left():
                reading.read_slice()
            axes = reading.axes  # may be None, if it is not wanted any more
        reading = MapReading(request.classifier.model, data_set, axes, earlier, threads)
        reported = 0.0
        while not reading.is_complete:
            if is_left():
                return None
            reading.read_slice()
            is_due = time.monotonic() - reported >= REPORT_INTERVAL
            if reading.has_axes and not reading.is_complete and is_due:
                reported = time.monotonic()
                self._advanced.emit(request, reading.map())
        return reading.map()


def _size(key: Key, digit_map: DigitMap) -> int:
    """Bytes of a map with its network: the weights, and those in its ONNX session."""
    weights = sum(one.nbytes for one in key[0].model.weights.values())
    return digit_map.rows.nbytes + 2 * weights
