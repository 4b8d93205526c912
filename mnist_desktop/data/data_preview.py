"""What a person should see of a data set before it is used, and what looks wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.data_example import DataExample
from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.doubles import NEAR, find_doubles
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.data.orientation_check import MIN_SAMPLE, SAMPLE, OrientationCheck
from mnist_desktop.problem import Message
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

Verdict = Literal["fine", "wrong", "unknown"]
SMALL_SHARE = 0.1  # of the median class, with fewer training images a class is told
_BRIGHT = 127  # grey level; a brighter edge is that of ink on paper
_SEED = 18


@dataclass(frozen=True)
class Finding:
    """A sentence on a data set.

    Attributes:
        message: what was found.
        verdict: whether that is fine or looks wrong, or only a person can tell.
    """

    message: Message
    verdict: Verdict


@dataclass(frozen=True, eq=False)
class DataPreview:
    """A data set that was read and is not used yet.

    Attributes:
        info: what is said of it once it is used; `change` is what would set it right.
        examples: some images before and after they are prepared.
        counts: (3, k) images of each class to train on, to choose the best epoch by, to test with.
        findings: what was checked; what looks wrong first.
    """

    info: DataSetInfo
    examples: tuple[DataExample, ...]
    counts: NDArray[np.int64]
    findings: tuple[Finding, ...]


def data_preview(
    data: DataSet, info: DataSetInfo, check: OrientationCheck | None = None
) -> DataPreview:
    """Checks a data set: about three seconds for 70,000 images.

    Args:
        data: as it is, unturned.
        info: what is said of it.
        check: how the built-in model reads it; None where its classes are no digits.
    """
    bright = None if info.change else _bright_edges(data.train)
    if bright is not None:
        info = replace(info, change=Orientation(inverted=True))
    classes = len(data.classes) or CLASSES
    parts = data.train, data.validation, data.test
    counts = np.stack([np.bincount(part.labels, minlength=classes) for part in parts])
    findings = [
        *_on_orientation(info, check, bright),
        *_on_classes(data, counts),
        *_on_doubles(data),
    ]
    findings.sort(key=lambda one: ("wrong", "unknown", "fine").index(one.verdict))
    return DataPreview(info, data.examples, counts, tuple(findings))


def _on_orientation(
    info: DataSetInfo, check: OrientationCheck | None, bright: Message | None
) -> Iterator[Finding]:
    """Whether the images lie, and are lit, as MNIST's."""
    if info.question is not None:
        yield Finding(info.question, "wrong")
        return
    if bright is not None:
        yield Finding(bright, "wrong")
    if check is None:
        yield Finding(Message("preview_named"), "unknown")
    elif check.sample < MIN_SAMPLE:
        yield Finding(Message("preview_few", count=check.sample), "unknown")
    else:
        key = "preview_upright" if check.are_digits else "preview_unlike"
        message = Message(key, sample=check.sample, as_is=check.as_is)
        yield Finding(message, "fine" if check.are_digits else "wrong")


def _on_classes(data: DataSet, counts: NDArray[np.int64]) -> Iterator[Finding]:
    """Whether a class is missing, or small beside the others."""
    training, _, test = counts
    present = training[training > 0]
    small = (training > 0) & (training < SMALL_SHARE * np.median(present))
    names = [class_name(data.classes, label) for label in range(len(training))]
    missing = [names[label] for label in np.flatnonzero(training == 0)]
    untested = [names[label] for label in np.flatnonzero((training > 0) & (test == 0))]
    if missing:
        yield Finding(Message("preview_missing", classes=", ".join(missing)), "wrong")
    if small.any():
        counted = [f"{names[label]} ({training[label]:,})" for label in np.flatnonzero(small)]
        few = Message("preview_small", classes=", ".join(counted), largest=f"{training.max():,}")
        yield Finding(few, "wrong")
    if untested:
        yield Finding(Message("preview_untested", classes=", ".join(untested)), "wrong")
    if not (missing or untested or small.any()):
        yield Finding(Message("preview_classes", least=f"{training.min():,}"), "fine")


def _on_doubles(data: DataSet) -> Iterator[Finding]:
    """Whether test images were to be learned from."""
    found = find_doubles(data)
    if found.exact:
        told = Message("preview_exact", count=f"{found.exact:,}", test=f"{found.test:,}")
        yield Finding(told, "wrong")
    if found.compared:
        near = Message(
            "preview_near" if found.near else "preview_no_near",
            count=f"{found.near:,}",
            compared=f"{found.compared:,}",
            bound=f"{NEAR:g}",
        )
        yield Finding(near, "wrong" if found.near else "fine")
    if found.contradictions:
        count = f"{found.contradictions:,}"
        yield Finding(Message("preview_contradictions", count=count), "wrong")


def _bright_edges(training: LabelledImages) -> Message | None:
    """Says so where most images are bright at the edge, as ink on paper is."""
    count = min(SAMPLE, len(training))
    images = training.images[stratified(training.labels, count, _SEED)]
    edges = (images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1])
    bright = np.median(np.concatenate(edges, axis=1), axis=1) > _BRIGHT
    if bright.sum() * 2 <= count:
        return None
    return Message("preview_bright", count=int(bright.sum()), sample=count)
