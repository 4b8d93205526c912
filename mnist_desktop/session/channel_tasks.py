"""What the channels of a layer do, counted on validation images in the background."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.insight.atlas import Atlas, atlas
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.channel_peaks import ChannelPeaks, channel_examples, channel_peaks
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation

OpenData = tuple[Path | None, Orientation]
PEAKS, ATLAS = "find what a channel likes", "count what channels are worth"
REPORT_INTERVAL = 0.2  # s between two reports of how far it is


@dataclass(eq=False)
class _AtlasRun:
    """An atlas that is being computed; it can be left and resumed."""

    model: Model
    block: Block
    steps: Iterator[Atlas] | None = None
    newest: Atlas | None = None


class ChannelTasks(QObject):
    """Finds examples, dead units and the atlas, one after the other in the queue.

    The atlas takes minutes, so it gives way to what a person waits for and then continues.

    Args:
        backend: reads its images.
        preparation: knows the data set that is open.
        tasks: where it runs.
    """

    peaks_changed = Signal(object)  # ChannelPeaks, of ever more images
    examples_changed = Signal(object)  # ChannelExamples, likewise
    atlas_changed = Signal(object, bool)  # Atlas or None, whether it is being computed
    failed = Signal(object)  # Exception
    _atlas_advanced = Signal(object)  # _AtlasRun, from the thread of the task

    def __init__(
        self, backend: TrainingBackend, preparation: TrainingPreparation, tasks: BackgroundTasks
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._preparation = preparation
        self._tasks = tasks
        self._peaks: tuple[Model, ChannelPeaks] | None = None  # the last complete ones
        self._atlas: _AtlasRun | None = None  # that is being computed
        self._reported = 0.0
        self._atlas_advanced.connect(self._on_atlas_advanced)

    def find_peaks(self, model: Model, block: Block, channel: int | None = None) -> None:
        """Finds the peaks of a block's channels, and the examples of one.

        Args:
            model: the network.
            block: one of its blocks.
            channel: whose examples are wanted; None for none.
        """
        self._tasks.stop(PEAKS)
        self._tasks.stop(ATLAS)
        find = partial(self._find_peaks, self._preparation.data, model, block, channel)
        self._tasks.queue(PEAKS, find, None, self.failed.emit)
        if self._atlas is not None:
            self._queue_atlas(self._atlas)

    def find_atlas(self, model: Model, block: Block) -> None:
        """Counts what the channels of a block are worth."""
        self.stop_atlas()
        self._atlas = _AtlasRun(model, block)
        self._queue_atlas(self._atlas)
        self.atlas_changed.emit(None, True)

    def stop_atlas(self) -> None:
        """Ends what `find_atlas` began, if it goes on."""
        if self._atlas is not None:
            newest, self._atlas = self._atlas.newest, None
            self._tasks.stop(ATLAS)
            self.atlas_changed.emit(newest, False)

    def _queue_atlas(self, run: _AtlasRun) -> None:
        count = partial(self._continue_atlas, self._preparation.data, run)
        self._tasks.queue(ATLAS, count, self._on_atlas, self._on_atlas_failed)

    def _on_atlas_advanced(self, run: _AtlasRun) -> None:
        if run is self._atlas:
            self.atlas_changed.emit(run.newest, True)

    def _on_atlas(self, run: _AtlasRun) -> None:
        is_complete = run.newest is not None and run.newest.is_complete
        if run is self._atlas and is_complete:  # else it goes on later, or is not wanted any more
            self._atlas = None
            self.atlas_changed.emit(run.newest, False)

    def _on_atlas_failed(self, error: Exception) -> None:
        self._atlas = None
        self.atlas_changed.emit(None, False)
        self.failed.emit(error)

    # In the thread of the task

    def _find_peaks(
        self,
        data: OpenData,
        model: Model,
        block: Block,
        channel: int | None,
        should_stop: ShouldStop,
    ) -> None:
        images = self._images(data, model)
        for peaks in self._steps_of_peaks(model, block, images):
            if should_stop():
                return
            if peaks.is_complete or self._is_time():
                self.peaks_changed.emit(peaks)
                if channel is not None:
                    found = channel_examples(model.architecture, peaks, channel, images)
                    self.examples_changed.emit(found)
            if peaks.is_complete:
                self._peaks = (model, peaks)

    def _steps_of_peaks(
        self, model: Model, block: Block, images: LabelledImages
    ) -> Iterator[ChannelPeaks]:
        if self._peaks is not None:
            of, known = self._peaks
            if of is model and known.block == block and known.count == len(images):
                return iter([known])
        return channel_peaks(model.architecture, model.weights, block, images)

    def _continue_atlas(self, data: OpenData, run: _AtlasRun, should_stop: ShouldStop) -> _AtlasRun:
        if run.steps is None:
            run.steps = atlas(run.model, run.block, self._images(data, run.model))
        for newest in run.steps:
            run.newest = newest
            if should_stop():
                break
            if self._is_time():
                self._atlas_advanced.emit(run)
        return run

    def _images(self, data: OpenData, model: Model) -> LabelledImages:
        classes, images = self._backend.validation_images(*data)
        if classes != model.metadata.classes:
            raise AppError("other_classes")
        return images

    def _is_time(self) -> bool:
        now = time.monotonic()
        is_time = now - self._reported >= REPORT_INTERVAL
        if is_time:
            self._reported = now
        return is_time
