"""What a network must not forget while it learns a hand, as features of its last layer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.insight.network_part import NetworkPart
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import CHUNK, MIN_PAIR_SHARE
from mnist_desktop.recognition.model_file import Model, digest_of
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.confidence_branch import CONFIDENCE, confidence_layers
from mnist_desktop.samples.closed_form import Validation, layer_scores
from mnist_desktop.samples.last_layer import MAX_FEATURES, last_weights, scores_layer, with_one

Floats = NDArray[np.float32]

BUILT_IN = "best.kept"
KEPT_IMAGES = 3000
"""Training images of each source whose scores should stay."""
KEPT_SEED = 1
MAX_FILE = 4 * (MAX_FEATURES + 1) ** 2 + 2 * 20_000 * (MAX_FEATURES + 2)  # bytes


@dataclass(frozen=True, eq=False)
class Letters:
    """Drawings of letters, of which a network that can tell should say that they are no digits.

    Attributes:
        features: (n, features) what the last layer takes of each; any float type.
        factors: (n,) by which the confidence branch multiplies the scores, in [0, 1].
    """

    features: NDArray[np.floating]
    factors: Floats

    def refused(self, weights: NDArray[np.float64], metadata: ModelMetadata) -> int:
        """How many are refused, by the rule of `Classifier.prediction`."""
        chances = self._chances(weights, metadata)
        accepted = chances[:, -1] >= metadata.threshold
        return int((~accepted & (chances[:, -2:].sum(axis=1) < MIN_PAIR_SHARE)).sum())

    def confidences(
        self, weights: NDArray[np.float64], metadata: ModelMetadata
    ) -> NDArray[np.float64]:
        """(n,) the probability of each answer, by which it is accepted or not."""
        return np.asarray(self._chances(weights, metadata)[:, -1])

    def _chances(
        self, weights: NDArray[np.float64], metadata: ModelMetadata
    ) -> NDArray[np.float64]:
        """(n, 10) the probabilities, rising."""
        scores = layer_scores(self.features, weights) * self.factors[:, np.newaxis]
        powers = np.exp((scores - scores.max(axis=1, keepdims=True)) / metadata.temperature)
        return np.asarray(np.sort(powers / powers.sum(axis=1, keepdims=True), axis=1))


@dataclass(frozen=True, eq=False)
class KeptFeatures:
    """Features of what was learned before; they belong to all layers of a network but the last.

    Attributes:
        moment: (features + 1, features + 1) float64, the mean of k k^T over the kept training
            images, k being the features of one with a 1 behind them. No image can be made of it.
        validation: MNIST's validation images.
        letters: None for a network that cannot refuse.
        network: `network_key` of what they belong to.
    """

    moment: NDArray[np.float64]
    validation: Validation
    letters: Letters | None
    network: str

    @classmethod
    def of(
        cls,
        model: Model,
        kept: tuple[Floats, ...],
        validation: LabelledImages,
        letters: Floats | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> "KeptFeatures | None":
        """Computes them: about 3 s for the built-in model and 8,000 images.

        Args:
            model: the network.
            kept: images (n, 28, 28) float32 in [0, 1] of each source; the sources count alike.
            validation: MNIST's.
            letters: images likewise.
            is_stopped: asked several times a second; if so, there are none.

        Raises:
            AppError: as `scores_layer` does.
        """
        scores_layer(model)
        features = last_features(model)
        moments = []
        for images in kept:
            rows = _in_slices(features, images, is_stopped)
            if rows is None:
                return None
            moments.append(second_moment(rows))
        known = _in_slices(features, validation.as_floats(), is_stopped)
        if known is None:
            return None
        return cls(
            np.mean(moments, axis=0),
            Validation(known, validation.labels),
            None if letters is None else _letters(model, letters),
            network_key(model),
        )

    def fits(self, model: Model) -> bool:
        """Whether they belong to a model, whatever its last layer has learned since."""
        return self.network == network_key(model)

    def save(self, path: Path) -> None:
        """Writes them completely or not at all; SavingError if that fails."""
        from safetensors.numpy import save

        arrays: dict[str, NDArray[np.generic]] = {
            "moment": self.moment.astype(np.float32),
            "validation": self.validation.features.astype(np.float16),
            "labels": self.validation.labels.astype(np.uint8),
        }
        if self.letters is not None:
            arrays["letters"] = self.letters.features.astype(np.float16)
            arrays["factors"] = self.letters.factors.astype(np.float32)
        key = np.frombuffer(self.network.encode(), np.uint8)  # metadata would need another reader
        write_whole(path, save({**arrays, "network": key}))

    @classmethod
    def load(cls, path: Path, model: Model) -> "KeptFeatures | None":
        """Those in a file; None if it is missing, damaged or of another network."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            arrays = load(bytes_of_file(path, MAX_FILE, AppError))
            network = arrays["network"].tobytes().decode("ascii")
            if network != network_key(model):
                return None
            letters = None
            if "letters" in arrays:
                letters = Letters(arrays["letters"], arrays["factors"])
            validation = Validation(arrays["validation"].astype(np.float32), arrays["labels"])
            return cls(arrays["moment"].astype(np.float64), validation, letters, network)
        except (AppError, SafetensorError, KeyError, UnicodeDecodeError):
            return None


def kept_features(
    model: Model, mnist: DataSet | None = None, is_stopped: Callable[[], bool] = lambda: False
) -> KeptFeatures | None:
    """What a model must not forget: the shipped features of the built-in network, or MNIST's.

    Raises:
        AppError: as `KeptFeatures.of` and `load_mnist` do.
    """
    scores_layer(model)
    shipped = shipped_features(model)
    if shipped is not None:
        return shipped
    mnist = mnist or load_mnist()
    images = kept_images(mnist).as_floats()
    return KeptFeatures.of(model, (images,), mnist.validation, is_stopped=is_stopped)


def shipped_features(model: Model) -> KeptFeatures | None:
    """Those that come with the program; None for any network but the built-in one."""
    return KeptFeatures.load(asset_path(BUILT_IN), model)


def letter_confidences(model: Model) -> NDArray[np.float64] | None:
    """How sure a model is of its answers to the letters that ship; None where there are none.

    Only the built-in network's features of letters ship, so a model has to be that one, or one
    that has learned a hand since.
    """
    try:
        shipped = shipped_features(model)
    except AppError:  # its last layer is of another kind
        return None
    if shipped is None or shipped.letters is None:
        return None
    return shipped.letters.confidences(last_weights(model), model.metadata)


def kept_images(mnist: DataSet) -> LabelledImages:
    """The training images of MNIST whose scores should stay."""
    return mnist.train[stratified(mnist.train.labels, KEPT_IMAGES, KEPT_SEED)]


def second_moment(features: Floats) -> NDArray[np.float64]:
    """(features + 1, features + 1) mean of k k^T over features (n, features) with a 1 behind."""
    rows = with_one(features)
    moment: NDArray[np.float64] = rows.T @ rows / len(rows)
    return moment


def network_key(model: Model) -> str:
    """Names a network with all its weights but those of the last layer."""
    return digest_of(model, without=scores_layer(model).name)


def _in_slices(
    features: Callable[[Floats], Floats], images: Floats, is_stopped: Callable[[], bool]
) -> Floats | None:
    """The features of images; None if stopped."""
    parts = []
    for start in range(0, len(images), CHUNK):
        if is_stopped():
            return None
        parts.append(features(images[start : start + CHUNK]))
    return np.concatenate(parts)


def _letters(model: Model, images: Floats) -> Letters:
    assert confidence_layers(model.architecture), "only a confidence branch has factors"
    factor = f"{CONFIDENCE}_sigmoid"
    part = NetworkPart(model.architecture, model.weights, [factor])
    chunks = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    # Its ten outputs are equal: it multiplies all scores alike
    factors = np.concatenate([part.run(images=chunk)[factor][:, 0] for chunk in chunks])
    return Letters(last_features(model)(images).astype(np.float16), factors)
