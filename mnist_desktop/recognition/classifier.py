"""The classifier: images in, probabilities out, through ONNX Runtime."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from os import cpu_count
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.model_file import Model, ModelMetadata, Weights, read_model
from mnist_desktop.recognition.model_metadata import USUAL_THRESHOLD, class_name
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import (
    SUFFIX,
    without_confidence_branch,
)
from mnist_desktop.recognition.networks.layers import INPUT, INPUT_SHAPE
from mnist_desktop.recognition.networks.onnx_graph import OUTPUT, build_graph

BUILT_IN = "best.digitmodel"

CHUNK = 100
"""Images per run of the graph. Bounds memory: 9 MB for the largest layer of 'best', 80 MB for the
largest layer that a custom network may have."""
MAX_THREADS = 4
MIN_PAIR_SHARE = 0.75
"""The two likeliest digits together must have this probability; if not, the drawing resembles no
digit."""
MAX_SCORE = 1e30
"""Scores are clipped to it, so that the difference of two is finite."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Prediction:
    """The answer for one image.

    Attributes:
        image: (28, 28) float32 in [0, 1], as the network saw it.
        logits: (10,) float32, the scores before softmax.
        probabilities: (10,) float32, sum 1; 0 beyond the model's classes.
        accepted: whether the confidence reaches the model's threshold; False for a blank image.
        refused: whether the drawing resembles no digit; only a model with a confidence branch
            or a fitted threshold can tell.
        is_several: whether several digits are drawn; the answer is then neither accepted nor
            refused, since one digit is read at a time.
    """

    image: Floats
    logits: Floats
    probabilities: Floats
    accepted: bool
    refused: bool = False
    is_several: bool = False

    def of_several(self) -> "Prediction":
        """The same prediction, marked as one of several digits and therefore not accepted."""
        return replace(self, accepted=False, refused=False, is_several=True)

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities.argmax())

    @property
    def confidence(self) -> float:
        """Its probability."""
        return float(self.probabilities.max())

    @property
    def runner_up(self) -> int:
        """The second most probable digit."""
        others = self.probabilities.copy()
        others[self.digit] = -1  # of several zeros the first, which every model has a class for
        return int(others.argmax())


class Classifier:
    """A model ready to answer; immutable and thread-safe.

    The ONNX session is built in the constructor, which imports onnx and onnxruntime.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._session = inference_session(build_graph(model.architecture, model.weights))

    @classmethod
    def load(cls, path: Path | str | None = None) -> "Classifier":
        """The built-in model, or the one in a file; ModelFileError if it cannot be read."""
        return cls(read_model(asset_path(BUILT_IN) if path is None else Path(path)))

    @classmethod
    def from_weights(
        cls,
        architecture: Architecture | str,
        weights: Weights,
        metadata: ModelMetadata | None = None,
    ) -> "Classifier":
        """From weights in memory, copied; ValueError if they are not the network's.

        Args:
            architecture: one of ours by name, or any.
            weights: float32 by "layer/weight", as `architecture.weight_shapes` says.
            metadata: with the temperature and threshold to use.
        """
        if isinstance(architecture, str):
            architecture = ARCHITECTURES[architecture]
        copies = {name: np.array(weight, np.float32) for name, weight in weights.items()}
        return cls(Model(architecture, copies, metadata or ModelMetadata()))

    @property
    def model(self) -> Model:
        """The model, as it is saved."""
        return self._model

    @property
    def architecture(self) -> Architecture:
        """The network."""
        return self._model.architecture

    @property
    def metadata(self) -> ModelMetadata:
        """The metadata of the model."""
        return self._model.metadata

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes by label; empty if the model reads digits."""
        return self.metadata.classes

    def class_name(self, index: int) -> str:
        """The name of a class, or the digit."""
        return class_name(self.classes, index)

    def predict(self, images: Floats) -> Floats:
        """Probabilities (n, 10) of images (n, 28, 28), float32 in [0, 1], ink = 1.

        With k class names only the first k scores count; all other probabilities are 0.
        """
        return self.probabilities(self.logits(images))

    def logits(self, images: Floats) -> Floats:
        """Scores before softmax, (n, 10) float32, of images as `predict` takes them.

        Raises:
            ValueError: the images are not (n, 28, 28).
        """
        images = np.asarray(images, np.float32)
        if images.ndim != 3 or images.shape[1:] != INPUT_SHAPE[:2]:
            raise ValueError(f"images must be (n, 28, 28), not {images.shape}")
        chunks = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
        if len(chunks) > 1:
            return np.concatenate(list(self._workers.map(self._run, chunks)))
        return self._run(images) if chunks else np.zeros((0, CLASSES), np.float32)

    def probabilities(self, logits: Floats) -> Floats:
        """Probabilities of scores, both (n, k) float32, at the model's temperature."""
        probabilities = np.zeros_like(logits)
        counted = logits[:, : len(self.classes) or CLASSES]
        scaled = counted / np.float32(self.metadata.temperature)
        powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        probabilities[:, : powers.shape[1]] = powers / powers.sum(axis=1, keepdims=True)
        return probabilities

    def read(self, image: Floats) -> Prediction:
        """The answer for one image (28, 28), float32 in [0, 1]."""
        return self.prediction(image, self.logits(image[np.newaxis])[0])

    def prediction(self, image: Floats, logits: Floats) -> Prediction:
        """The answer that scores (10,) amount to, `image` being what they were computed from."""
        logits = _finite(logits)
        probabilities = self.probabilities(logits[np.newaxis])[0]
        is_blank = not image.any()
        accepted = bool(probabilities.max() >= self.metadata.threshold) and not is_blank
        refused = self.can_refuse and not accepted and (is_blank or _is_spread(probabilities))
        return Prediction(image, logits, probabilities, accepted, refused)

    @property
    def can_refuse(self) -> bool:
        """Whether it can refuse drawings that resemble no digit; otherwise it always answers."""
        has_learned = self.architecture.name.endswith(SUFFIX)
        return (has_learned or self.metadata.threshold != USUAL_THRESHOLD) and not self.classes

    @cached_property
    def before_confidence(self) -> "Classifier":
        """The same network without its confidence branch; itself if it has none.

        Its scores tell digits apart also where the branch has scaled all of them down.
        """
        architecture = without_confidence_branch(self.architecture)
        if architecture == self.architecture:
            return self
        weights = {name: self._model.weights[name] for name in architecture.weight_shapes}
        return Classifier(Model(architecture, weights, self.metadata))

    def _run(self, images: Floats) -> Floats:
        (logits,) = self._session.run([OUTPUT], {INPUT: images[..., np.newaxis]})
        return _finite(logits)

    @cached_property
    def _workers(self) -> ThreadPoolExecutor:
        # The session has one thread, so that live answers leave the other cores to training; many
        # images are spread over the cores in chunks (ONNX Runtime releases the GIL).
        return ThreadPoolExecutor(min(cpu_count() or 1, MAX_THREADS))


def _finite(logits: Floats) -> Floats:
    """Finite scores: finite weights may still be so large that a score overflows."""
    scores = np.asarray(logits, np.float32)
    return np.nan_to_num(scores, nan=0.0, posinf=MAX_SCORE, neginf=-MAX_SCORE)


def _is_spread(probabilities: Floats) -> bool:
    """Whether the two likeliest digits together stay below MIN_PAIR_SHARE."""
    return bool(np.sort(probabilities)[-2:].sum() < MIN_PAIR_SHARE)


def inference_session(graph: bytes) -> Any:
    """An onnxruntime session of a serialised graph, on one thread of the CPU."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
