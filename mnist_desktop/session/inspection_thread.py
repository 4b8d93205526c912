"""The thread that looks into the network while the pen moves: the newest request wins."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.insight.activations import Inspector, Off
from mnist_desktop.insight.inspection import Inspection, inspect
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.session.newest_request import NewestRequestThread


@dataclass(frozen=True, eq=False)
class InspectionRequest:
    """What is to be looked at.

    Attributes:
        classifier: the network.
        image: (28, 28) float32 in [0, 1], ink = 1.
        layers: whose values are wanted.
        off: channels that are switched off, by the name of their block.
    """

    classifier: Classifier
    image: NDArray[np.float32]
    layers: frozenset[str]
    off: Off = field(default_factory=dict)


class InspectionThread(NewestRequestThread[InspectionRequest]):
    """Looks into one network after the other; it keeps the session of the last architecture.

    Who never opens *Inside* has no such thread.
    """

    inspected = Signal(object, object)  # InspectionRequest, Inspection

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector: Inspector | None = None

    def answer(self, request: InspectionRequest) -> None:
        """Looks into the network."""
        self.inspected.emit(request, self._inspect(request))

    def _inspect(self, request: InspectionRequest) -> Inspection:
        model = request.classifier.model
        inspector = self._inspector_of(model)
        return inspect(inspector, model.metadata, request.image, request.layers, request.off)

    def _inspector_of(self, model: Model) -> Inspector:
        """The one at hand if it has these weights, or its session with others."""
        inspector = self._inspector
        if inspector is None or inspector.architecture != model.architecture:
            inspector = Inspector(model.architecture, model.weights)
        elif inspector.weights is not model.weights:
            inspector = inspector.with_weights(model.weights)
        self._inspector = inspector
        return inspector
