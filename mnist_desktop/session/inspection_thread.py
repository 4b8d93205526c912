"""The thread that looks into the network while the pen moves: the newest request wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Condition

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.insight.activations import Inspector, Off
from mnist_desktop.insight.inspection import Inspection, inspect
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model


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


class InspectionThread(QThread):
    """Looks into one network after the other; it keeps the session of the last architecture.

    It starts with the first request: who never opens *Inside* has no such thread.
    """

    inspected = Signal(object, object)  # InspectionRequest, Inspection
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request: InspectionRequest | None = None  # that waits
        self._inspector: Inspector | None = None
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, request: InspectionRequest | None) -> None:
        """Asks for an inspection; one that is still waiting is dropped, by None without another."""
        with self._changed:
            self._request = request
            self._changed.notify()
        if request is not None and not self._is_stopping and not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Asks the thread to end after the inspection that it is working on."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is reported and the thread goes on."""
        while not self._is_stopping:
            with self._changed:
                self._changed.wait_for(lambda: self._is_stopping or self._request is not None)
                request, self._request = self._request, None
            if request is not None and not self._is_stopping:
                try:
                    self.inspected.emit(request, self._inspect(request))
                except Exception as error:  # noqa: BLE001 - reported by whoever listens
                    self.failed.emit(error)

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
