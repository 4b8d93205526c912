"""The small pictures of the layer strip: one a step, made of what the network gives."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.insight.selection import SOFTMAX
from mnist_desktop.widgets.insight.value_picture import BrightnessScale

MAPS = 4
"""In a picture, two by two."""

Floats = NDArray[np.floating]


def step_pictures(blocks: Iterable[Block], inspection: Inspection) -> dict[str, QImage]:
    """The pictures by name, also of the image and softmax; of a very large network not all."""
    values = inspection.activations.values
    pictures = {
        block.name: _picture(values[block.output], block.function)
        for block in blocks
        if block.output in values
    }
    pictures[INPUT] = BrightnessScale().image(inspection.activations.image)
    pictures[SOFTMAX] = _units_picture(inspection.softmax.probabilities)
    return pictures


def _picture(values: Floats, function: str) -> QImage:
    """The first maps; or all units."""
    if values.ndim == 1:
        return _units_picture(values, function)
    scale = BrightnessScale.of_function(function, values)
    if values.shape[2] < MAPS:
        return scale.image(values[..., 0])
    top, bottom = (np.hstack([values[..., one] for one in pair]) for pair in ((0, 1), (2, 3)))
    return scale.image(np.vstack([top, bottom]))


def _units_picture(values: Floats, function: str = "") -> QImage:
    """As many cells as units, in a square; the rest as dark as the darkest."""
    side = int(np.ceil(np.sqrt(values.size)))
    cells = np.full(side * side, min(float(values.min()), 0.0), np.float32)
    cells[: values.size] = values
    return BrightnessScale.of_function(function, values).image(cells.reshape(side, side))
