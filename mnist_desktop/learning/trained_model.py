"""A training run's outcome as a model that can answer and be saved; no Qt, no TensorFlow."""

import math
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from mnist_desktop.insight.confusion import (
    MAX_STORED,
    VALIDATION_LABELS,
    stored,
    validation_labels,
)
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import MAX_CHANGES, RunChange
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TestResult,
    TrainingConfig,
    TrainingResult,
)
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.model_metadata import (
    CHANGE,
    FILM,
    MAX_CURVE_POINTS,
    OWN_DRAWINGS,
    CurvePoint,
    Setting,
    short_text,
)

_WRITTEN_CHANGE = re.compile(
    r"(\d{1,4}\.\d{4}) epochs: learning_rate (\d+(?:\.\d{1,14})?(?:e-\d\d)?), augmentation (.*)"
)
MAX_NUMBER = 1e9  # that a model file may hold; the loss of a run that goes wrong has no bound


def trained_model(result: TrainingResult, title: str, curve: Sequence[CurvePoint] = ()) -> Model:
    """The model that a run has made, with all that is known about the run.

    Args:
        result: the run's, with weights.
        title: what the model is called; shortened where it is too long.
        curve: (epochs done, loss, accuracy) during training; thinned where there are too many.

    Raises:
        ValueError: the run was stopped before it had weights.
    """
    scores = {}
    if result.validation_accuracy is not None:
        scores[score_name(result.config, "validation")] = result.validation_accuracy
    metadata = ModelMetadata(
        title=short_text(title),
        settings=_settings(result),
        history=_history(result),
        scores=scores,
        seed=result.config.seed,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        images_seen=result.images_seen,
        classes=result.classes,
        curve=_thinned(curve),
    )
    return Model(result.config.architecture, result.weights, metadata)


def with_scores(model: Model, config: TrainingConfig, judgement: TestResult) -> Model:
    """The same model with figures added that were measured later."""
    measured = {
        score_name(config, "test"): judgement.test_accuracy,
        "train": judgement.training_accuracy,
    }
    known = {**model.metadata.scores, **measured}
    return replace(model, metadata=replace(model.metadata, scores=known))


def score_name(config: TrainingConfig, part: str) -> str:
    """What an accuracy on the data set's part "validation" or "test" is called in a model file."""
    return f"mnist_{part}" if config.data is None else part


_AS_THEY_ARE = (
    *("preset", "batch_size", "samples", "optimizer", "learning_rate", "schedule", "loss"),
    *("patience", "weight_decay", "averaging", "mixed_precision"),
)


def _settings(result: TrainingResult) -> dict[str, Setting]:
    config = result.config
    settings: dict[str, Setting] = {
        **{name: getattr(config, name) for name in _AS_THEY_ARE},
        "epochs": config.all_epochs,
        "augmentation": _augmentation(config.augmentation),
        "class_weights": _class_weights(config),
        "device": short_text(result.device),
        "seconds": round(result.seconds, 3),
        "outcome": result.outcome.value,
        "best_epoch": result.best_epoch,
        "validated": result.is_validated,
    }
    if config.divides_twice:
        settings["divides_twice"] = True
    if config.more_epochs:  # each had a schedule of its own
        settings["more_epochs"] = short_text(", ".join(map(str, config.more_epochs)))
    for number, change in enumerate(config.changes, 1):
        settings[f"{CHANGE}{number}"] = short_text(_change(change))
    if result.own_drawings:
        settings[OWN_DRAWINGS] = result.own_drawings
    scored = next((one.confusion for one in result.history if one.confusion), None)
    if scored is not None:
        settings[VALIDATION_LABELS] = validation_labels(scored)
    if result.film:
        settings[FILM] = result.film
    # The name alone: where a person keeps their files is nobody's business.
    return settings | ({} if config.data is None else {"data": short_text(config.data.name)})


def _change(change: RunChange) -> str:
    """E.g. "1.25 epochs: learning_rate 0.0003, augmentation rotation 12"; see `changes_of`."""
    augmentation = _augmentation(change.augmentation) or "none"
    rate = f"learning_rate {change.learning_rate:.6g}"
    return f"{change.epochs:.4f} epochs: {rate}, augmentation {augmentation}"


def changes_of(metadata: ModelMetadata) -> list[tuple[float, float, str]]:
    """Of each change of a model's run: epochs done, learning rate and augmentation from then on."""
    found = (metadata.settings.get(f"{CHANGE}{number}") for number in range(1, MAX_CHANGES + 1))
    matches = (_WRITTEN_CHANGE.fullmatch(text) for text in found if isinstance(text, str))
    return [(float(one[1]), float(one[2]), one[3]) for one in matches if one is not None]


def _augmentation(augmentation: Augmentation | None) -> str:
    """E.g. "rotation 12, shift 1.2"; empty without."""
    if augmentation is None:
        return ""
    amounts = asdict(augmentation).items()
    return ", ".join(f"{name} {amount:g}" for name, amount in amounts if amount)


def _class_weights(config: TrainingConfig) -> str:
    """E.g. "9=2": those that do not count once."""
    weights = enumerate(config.class_weights)
    return ", ".join(f"{label}={weight:g}" for label, weight in weights if weight != 1)


def _history(result: TrainingResult) -> tuple[dict[str, float], ...]:
    """All epochs; the confusion of as many as fit, evenly apart, the last and the kept one too."""
    epochs = [_epoch(epoch) for epoch in result.history]
    confusions = [stored(epoch.confusion or ()) for epoch in result.history]
    step = max(math.ceil(sum(map(len, confusions)) / MAX_STORED), 1)
    for number, (epoch, numbers) in enumerate(zip(epochs, confusions, strict=True), 1):
        is_shown = (len(epochs) - number) % step == 0 or number == result.best_epoch
        if is_shown and result.history[number - 1].confusion:
            epoch |= numbers
    return tuple(epochs)


def _epoch(epoch: EpochSummary) -> dict[str, float]:
    training = epoch.training_accuracy
    logs = {name: _bounded(number) for name, number in epoch.logs().items()}
    measured = {} if training is None else {"train_accuracy": training}
    return measured | logs | {"seconds": epoch.seconds}


def _thinned(curve: Sequence[CurvePoint]) -> tuple[CurvePoint, ...]:
    good = [point for point in curve if all(math.isfinite(number) for number in point)]
    step = max(math.ceil(len(good) / MAX_CURVE_POINTS), 1)
    newest_first = good[::-1][::step]  # so that the end stays
    return tuple((epoch, _bounded(loss), share) for epoch, loss, share in newest_first[::-1])


def _bounded(number: float) -> float:
    return min(number, MAX_NUMBER)


_ROUNDING = 1e-9


class TrainingCurve:
    """Each point is the mean of what is reported in one of MAX_CURVE_POINTS parts of the run.

    It goes on from the points of the part that is done.
    """

    def __init__(self, points: Sequence[CurvePoint] = ()) -> None:
        self.points: list[CurvePoint] = list(points)
        self._since: float | None = None  # epochs done where the part began
        self._losses: list[float] = []
        self._accuracies: list[float] = []

    def add(self, progress: BatchProgress) -> None:
        """Takes in a batch, or the mean of some."""
        if self._since is None:
            self._since = progress.epoch - 1 + (progress.batch - 1) / progress.batches
        self._losses.append(progress.batch_loss)
        self._accuracies.append(progress.batch_accuracy)
        done = progress.epoch - 1 + progress.batch / progress.batches
        if done - self._since >= progress.epochs / MAX_CURVE_POINTS - _ROUNDING:
            count = len(self._losses)
            loss, accuracy = sum(self._losses) / count, sum(self._accuracies) / count
            self.points.append((done, loss, accuracy))
            self._losses.clear()
            self._accuracies.clear()
            self._since = done
