"""Learning a hand deeper: all layers fine-tuned by `keras.Model.fit` to a person's own drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.learning.batches import Batch
from mnist_desktop.learning.devices import device_scope, import_backend
from mnist_desktop.learning.keras_model import (
    build_keras_model,
    import_keras,
    keras_weights,
    set_keras_weights,
)
from mnist_desktop.learning.tensorflow_setup import tensorflow_errors_as_problems
from mnist_desktop.learning.time_left import TUNED_IMAGES
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model, Weights
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.confidence_branch import without_confidence_branch
from mnist_desktop.recognition.networks.layers import BatchNorm
from mnist_desktop.samples.closed_form import OwnSums, closed_form_step
from mnist_desktop.samples.copies import copies_for, images_with_copies
from mnist_desktop.samples.hand import FIT, LearnedHand, check_samples, hand_metadata
from mnist_desktop.samples.hand_result import HandResult, rounds_of, without_own_round
from mnist_desktop.samples.kept_features import kept_features
from mnist_desktop.samples.last_layer import last_weights, with_last_weights

Floats = NDArray[np.float32]
Labels = NDArray[np.integer]

OWN, MNIST = 32, 32
"""Images of each batch: a person's own ones or copies, and training images of MNIST."""
BATCHES = TUNED_IMAGES // (OWN + MNIST)
START_MARGIN = 12.0
"""The fit begins where the closed form gives this margin, which alone would cost too much: of four
hands' 132 misread digits 45 were left so, 65 from the base (dev corpora, `quick`)."""
LEARNING_RATE = 3e-4
"""Of Adam; falls to 0 by a cosine."""
MAX_LOSS = 0.001
"""Share of MNIST's validation images that may be misread more than before."""
SCALES = (1.0, 0.7, 0.4, 0.2)
"""Shares of the way from the old weights to the new ones that are tried, until it costs no more."""


@dataclass(frozen=True, eq=False)
class DeepProgress:
    """How far `learn_deep` has come.

    Attributes:
        fit: the one at work, from 1. The first one learns all drawings; each of the others leaves
            a round out, by which it is judged.
        fits: how many there are.
        share: of that fit, in [0, 1].
        model: what the first fit has learned, when it ends, if that is anything; else None.
    """

    fit: int
    fits: int
    share: float
    model: Model | None = None


def learn_deep(
    base: Model,
    inks: Sequence[Ink],
    labels: Labels,
    rounds: Labels | None = None,
    title: str = "",
    mnist: DataSet | None = None,
    on_progress: Callable[[DeepProgress], None] = lambda _progress: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> LearnedHand | None:
    """Fine-tunes a model to a person's own drawings; otherwise as `samples.hand.learn_hand`.

    Letters are not judged: with other layers below it the confidence branch sees other features.

    Args:
        base: as `learn_hand` takes it.
        inks: likewise.
        labels: likewise.
        rounds: likewise.
        title: likewise.
        mnist: what must not be forgotten.
        on_progress: called after every batch, in this thread.
        should_stop: asked after every batch; if so, nothing is learned.

    Returns:
        None if it was stopped.

    Raises:
        AppError: "hand_few_samples", those of `FineTuning` and of `load_mnist`.
    """
    check_samples(len(labels))
    tuning = FineTuning(base, mnist or load_mnist())
    rounds = rounds_of(labels) if rounds is None else rounds
    fits = 1 + len(np.unique(rounds))
    images = images_with_copies(inks, copies_for(len(inks)))
    fit = 1

    def on_batch(share: float) -> bool:
        on_progress(DeepProgress(fit, fits, share))
        return should_stop()

    def answers_without(is_out: NDArray[np.bool_]) -> Labels:
        nonlocal fit
        fit += 1
        tuned = (
            None if should_stop() else tuning.learned(images[~is_out], labels[~is_out], on_batch)
        )
        # Once it is stopped, what is answered no longer matters
        return labels[is_out] if tuned is None else _answers(tuned.model, images[is_out, 0])

    learned = tuning.learned(images, labels, on_batch)
    if learned is None:
        return None
    on_progress(DeepProgress(1, fits, 1.0, learned.model if learned.scale else None))
    was_right = _answers(base, images[:, 0]) == labels
    is_right = without_own_round(rounds, answers_without) == labels
    if should_stop():
        return None
    result = HandResult(
        samples=len(labels),
        before=int(was_right.sum()),
        gained=int((is_right & ~was_right).sum()),
        lost=int((was_right & ~is_right).sum()),
        mnist_images=tuning.validation_images,
        mnist_before=tuning.validation_before,
        mnist_after=learned.correct,
        scale=learned.scale,
    )
    metadata = hand_metadata(base.metadata, result, title, {"hand_method": FIT})
    return LearnedHand(replace(learned.model, metadata=metadata), result)


def _answers(model: Model, images: Floats) -> Labels:
    return np.asarray(Classifier(model).logits(images).argmax(axis=1))


class HandExamples:
    """Batches in which some images are a person's own; `learning.batches.Examples`.

    Args:
        images: (n, copies, 28, 28) float32 in [0, 1] of the own drawings and their copies.
        labels: (n,) what each shows.
        mnist: of which the other images are.
        seed: of their order.
    """

    batches = BATCHES
    batch_size = OWN + MNIST

    def __init__(self, images: Floats, labels: Labels, mnist: DataSet, seed: int) -> None:
        self._images = images
        self._labels = labels.astype(np.uint8)
        self._mnist = mnist.train
        self._seed = seed

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`, both from 0; the same whenever it is asked for."""
        generator = np.random.default_rng([self._seed, epoch, index])
        own = generator.integers(len(self._labels), size=OWN)
        copies = generator.integers(self._images.shape[1], size=OWN)
        known = self._mnist[generator.integers(len(self._mnist), size=MNIST)]
        return (
            np.concatenate([self._images[own, copies], known.as_floats()]),
            np.concatenate([self._labels[own], known.labels]),
        )


@dataclass(frozen=True, eq=False)
class TunedModel:
    """A model that was fine-tuned.

    Attributes:
        model: with the base's metadata.
        scale: share of the way from the old weights to the new ones, in [0, 1].
        correct: how many validation images of MNIST it reads correctly.
    """

    model: Model
    scale: float
    correct: int


class FineTuning:
    """Fine-tunes one model to different drawings, each time from the same weights.

    A confidence branch is left as it is, and so are the statistics of batch norms: thirty drawings
    say little of them.

    Args:
        base: the model.
        mnist: what must not be forgotten.
        seed: of the order of the images and of their changes.

    Raises:
        AppError: as `import_backend` does.
    """

    def __init__(self, base: Model, mnist: DataSet, seed: int = 0) -> None:
        import_backend()
        self._base = base
        self._mnist = mnist
        self._seed = seed
        self._network = without_confidence_branch(base.architecture)
        self.validation_before = self._correct(base)
        try:
            self._kept = kept_features(base, mnist)
        except AppError:  # its last layer cannot be refitted
            self._kept = None
        with tensorflow_errors_as_problems(), device_scope("auto")[0]:
            self._keras_model = _compiled(self._network)

    @property
    def validation_images(self) -> int:
        """How many validation images of MNIST there are."""
        return len(self._mnist.validation)

    def learned(
        self,
        images: Floats,
        labels: Labels,
        on_batch: Callable[[float], bool] = lambda _share: False,
    ) -> TunedModel | None:
        """The model after it has learned drawings.

        Args:
            images: as `HandExamples` takes them.
            labels: likewise.
            on_batch: called after every batch with the share that is done, in [0, 1]; returns
                whether to stop.

        Returns:
            None if it was stopped.

        Raises:
            AppError: "memory_short" and "training_failed" where TensorFlow gives up.
        """
        examples = HandExamples(images, labels, self._mnist, self._seed)
        new = self._fitted(self._start(images, labels), examples, on_batch)
        if new is None:
            return None
        enough = self.validation_before - MAX_LOSS * self.validation_images
        old = self._base.weights
        for scale in SCALES:
            mixed = {
                name: (old[name] + np.float32(scale) * (new[name] - old[name])) for name in new
            }
            model = replace(self._base, weights={**old, **mixed})
            correct = self._correct(model)
            if correct >= enough:
                return TunedModel(model, scale, correct)
        return TunedModel(self._base, 0.0, self.validation_before)

    def _start(self, images: Floats, labels: Labels) -> Weights:
        """The base's weights with the last layer refitted, which the fit then makes good."""
        if self._kept is None:
            return self._base.weights
        weights = last_weights(self._base)
        rows = last_features(self._base)(images.reshape(-1, *images.shape[2:]))
        own = OwnSums.of(weights, rows, np.repeat(labels, images.shape[1]), START_MARGIN)
        step = closed_form_step(self._kept.moment, own)
        return with_last_weights(self._base, weights + step).weights

    def _fitted(
        self, start: Weights, examples: HandExamples, on_batch: Callable[[float], bool]
    ) -> dict[str, Floats] | None:
        from mnist_desktop.learning.fit.datasets import dataset_of

        model, is_stopped = self._keras_model, False

        def on_batch_end(batch: int, logs: object) -> None:
            nonlocal is_stopped
            is_stopped = on_batch((batch + 1) / examples.batches)
            model.stop_training = is_stopped

        with tensorflow_errors_as_problems(), device_scope("auto")[0]:
            weights = {name: start[name] for name in self._network.weight_shapes}
            set_keras_weights(model, self._network, weights)
            for variable in model.optimizer.variables:
                variable.assign(np.zeros(variable.shape))
            watch = import_keras().callbacks.LambdaCallback(on_train_batch_end=on_batch_end)
            model.fit(dataset_of(examples, 0), epochs=1, verbose=0, callbacks=[watch])
            return None if is_stopped else keras_weights(model, self._network)

    def _correct(self, model: Model) -> int:
        return evaluate(Classifier(model), self._mnist.validation).correct


def _compiled(network: Architecture) -> Any:
    keras = import_keras()
    model = build_keras_model(network)
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            model.get_layer(layer.name).trainable = False  # in Keras also: moving statistics used
    rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, BATCHES)
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=loss, jit_compile=False)
    model.optimizer.build(model.trainable_variables)
    return model
