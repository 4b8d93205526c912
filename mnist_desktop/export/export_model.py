"""Writes a model for another program, once that program's runtime answers as ours does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.export.read_me import read_me, read_me_path
from mnist_desktop.files import write_whole
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import class_name

COMPARED = 1_000
"""Validation images of MNIST that both are asked about, whatever the model reads."""
MAX_DIFFERENCE = 1e-4
"""Of any probability. Only the order of float32 sums differs: 1e-6 is usual."""
MAX_ROUNDED, ROUNDED_PERCENTILE = 0.002, 99.9
"""A page has float16 weights unless this percentile of the differences would exceed that."""

Floats = npt.NDArray[np.float32]
Answers = Callable[[bytes, Floats], Floats]


class ExportFormat(StrEnum):
    """What can be written; each value is also the ending of the file."""

    KERAS = "keras"
    ONNX = "onnx"
    TFLITE = "tflite"
    HTML = "html"


@dataclass(frozen=True)
class Exported:
    """A file that was written.

    Attributes:
        path: the file.
        read_me: the text beside it that says how it is used; None for a page, which says it.
        size: bytes.
        images: how many images were compared.
        difference: the largest difference of a probability among them.
    """

    path: Path
    read_me: Path | None
    size: int
    images: int
    difference: float


def export_model(model: Model, kind: ExportFormat, path: Path, name: str) -> Exported:
    """Writes a model and, beside it, a text that says how it is used.

    Args:
        model: what is exported.
        kind: the format.
        path: the file; one that is there is replaced.
        name: what the model is called.

    Raises:
        AppError: "export_differs", the runtime does not answer as ours does; nothing is written.
        SavingError: the file cannot be written.
        TensorFlowError: Keras and LiteRT files are made by TensorFlow, which cannot be used here.
    """
    images = _images()
    expected = _expected(model, images)
    classes = class_names(model)
    if kind is ExportFormat.HTML:
        data, differences = _page(model, classes, name, images, expected)
    else:
        data, answer = _made(model, kind, classes)
        differences = np.abs(answer(data, images) - expected)
        if not differences.max() <= MAX_DIFFERENCE:  # not a number is no agreement either
            largest = f"{differences.max():.2g}"
            raise AppError("export_differs", format=f".{kind}", difference=largest)
    beside = None if kind is ExportFormat.HTML else read_me_path(path)
    write_whole(path, data)
    if beside is not None:
        write_whole(beside, read_me(model, kind, path.name, name, classes).encode())
    return Exported(path, beside, len(data), len(images), float(differences.max()))


def _images() -> Floats:
    return load_mnist().validation.as_floats(slice(COMPARED))


def _expected(model: Model, images: Floats) -> Floats:
    """(n, k) probabilities of the classes."""
    return Classifier(model).predict(images)[:, : len(model.metadata.classes) or None]


def _made(model: Model, kind: ExportFormat, classes: tuple[str, ...]) -> tuple[bytes, Answers]:
    """The file's content, and what asks its runtime."""
    if kind is ExportFormat.ONNX:
        from mnist_desktop.export import onnx_file

        return onnx_file.onnx_file(model, classes), onnx_file.onnx_answers
    from mnist_desktop.learning import export_formats

    if kind is ExportFormat.KERAS:
        return export_formats.keras_file(model), export_formats.keras_answers
    return export_formats.tflite_file(model), export_formats.tflite_answers


def _page(
    model: Model, classes: tuple[str, ...], name: str, images: Floats, expected: Floats
) -> tuple[bytes, Floats]:
    """A page, and how much its rounded weights change the probabilities.

    No browser is asked: its own arithmetic is tested where the page is developed.
    """
    from mnist_desktop.export.page import html_page, page_answers

    for is_half in (True, False):
        page = html_page(model, classes, name, is_half=is_half)
        differences = np.abs(page_answers(model, page, images) - expected)
        if np.percentile(differences, ROUNDED_PERCENTILE) <= MAX_ROUNDED:
            break
    return page, differences


def class_names(model: Model) -> tuple[str, ...]:
    """The names of a model's classes, in the order of its probabilities."""
    count = len(model.metadata.classes) or 10
    return tuple(class_name(model.metadata.classes, index) for index in range(count))
