"""Train the built-in model: `python -m training.build_model --ink FILE... --out FILE`.

MNIST and pen digits, augmented; seeded and resumable. The epoch is chosen, and the temperature
fitted, on 5,000 images held out of MNIST's training set and on pen digits of writers that are not
learned. MNIST's test set is looked at once, at the end.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.data_set import DataSet
from mnist_desktop.learning.labelled_images import LabelledImages
from mnist_desktop.learning.losses import cross_entropy
from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.learning.progress import (
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingResult,
)
from mnist_desktop.learning.training import train
from mnist_desktop.learning.training_sets import TrainingSets
from mnist_desktop.recognition.architectures import ARCHITECTURES
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from training.mixed_examples import MixedExamples, held_out
from training.pen_images import PenImages, draw_pen_images

BATCH_SIZE = 128
EPOCHS = 14
VARIANTS = 6
THRESHOLD = 0.5
TEMPERATURES = np.geomspace(0.3, 3.0, 116)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and build the model."""
    parser = argparse.ArgumentParser(prog="python -m training.build_model", description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--out", type=Path, default=Path("assets/best.digitmodel"))
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default="best")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--variants", type=int, default=VARIANTS, help="other hands a pen digit")
    parser.add_argument("--resume", action="store_true", help="go on after the last epoch")
    parser.add_argument("--mixed-precision", action="store_true", help="bfloat16 arithmetic")
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(tempfile.gettempdir()) / "mnist-desktop-training",
        help="where drawn pen digits and the checkpoint go",
    )
    build(parser.parse_args(arguments))


def build(options: argparse.Namespace) -> None:
    """Train, calibrate, measure, write."""
    mnist = load_mnist()
    pens = draw_pen_images(options.ink, options.variants, options.seed, options.cache)
    unseen = held_out(pens.writers, options.seed)
    learned = _without(pens, unseen)
    counts = f"{len(mnist.train)} MNIST, {len(learned)} pens; {unseen.sum()} pens held out"
    print(counts, flush=True)
    config = TrainingConfig(
        architecture=ARCHITECTURES[options.architecture],
        epochs=options.epochs,
        learning_rate=3e-3,
        weight_decay=0.05,
        averaging=0.999,
        mixed_precision=options.mixed_precision,
        seed=options.seed,
    )
    sets = TrainingSets(
        MixedExamples(mnist.train, learned, BATCH_SIZE, options.seed),
        _joined(mnist.validation, pens.labelled(unseen)),
        images=f"{mnist.fingerprint} and {len(learned)} pens",
    )
    checkpoint = options.cache / f"{options.out.stem}.checkpoint"
    result = train(
        config,
        sets=sets,
        on_batch=_show_batch,
        on_epoch=_show_epoch,
        checkpoint=checkpoint,
        resume=options.resume and checkpoint.exists(),
    )
    metadata = _measured(config, result, mnist, pens.labelled(unseen))
    write_model(options.out, Model(config.architecture, result.weights, metadata))
    print(f"{options.out}: {dict(metadata.scores)}, T = {metadata.temperature:.3f}", flush=True)


def fitted_temperature(classifier: Classifier, validation: LabelledImages) -> float:
    """The temperature with the lowest cross-entropy on images that were not learned."""
    logits = classifier.logits(validation.as_floats()).astype(np.float64)
    losses = [cross_entropy(logits, validation.labels, t) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


def accuracy(classifier: Classifier, labelled: LabelledImages) -> float:
    """Share of images read right."""
    digits = classifier.logits(labelled.as_floats()).argmax(axis=1)
    return float((digits == labelled.labels).mean())


def _measured(
    config: TrainingConfig, result: TrainingResult, mnist: DataSet, pens: LabelledImages
) -> ModelMetadata:
    classifier = Classifier.from_weights(config.architecture, result.weights)
    return ModelMetadata(
        title="Built-in",
        settings={
            "epochs": config.epochs,
            "best_epoch": result.best_epoch,
            "batch_size": BATCH_SIZE,
            "learning_rate": config.learning_rate,
            "weight_decay": config.weight_decay,
            "averaging": config.averaging,
            "mixed_precision": config.mixed_precision,
        },
        history=tuple(
            {
                "loss": epoch.loss,
                "accuracy": epoch.accuracy,
                "val_loss": epoch.validation_loss,
                "val_accuracy": epoch.validation_accuracy,
            }
            for epoch in result.history
        ),
        scores={
            "mnist_test": accuracy(classifier, mnist.test),
            "mnist_validation": accuracy(classifier, mnist.validation),
            "pens_held_out": accuracy(classifier, pens),
        },
        temperature=fitted_temperature(classifier, _joined(mnist.validation, pens)),
        threshold=THRESHOLD,
        seed=config.seed,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        images_seen=result.images_seen,
    )


def _without(pens: PenImages, unseen: NDArray[np.bool_]) -> PenImages:
    return PenImages(
        pens.exact[~unseen], pens.styled[:, ~unseen], pens.labels[~unseen], pens.writers[~unseen]
    )


def _joined(first: LabelledImages, second: LabelledImages) -> LabelledImages:
    return LabelledImages(
        np.concatenate([first.images, second.images]), np.concatenate([first.labels, second.labels])
    )


def _show_batch(progress: BatchProgress) -> None:
    if progress.batch % 100 == 0:
        print(
            f"{time.strftime('%H:%M:%S')} epoch {progress.epoch}/{progress.epochs} "
            f"batch {progress.batch}/{progress.batches} loss {progress.loss:.4f} "
            f"accuracy {progress.accuracy:.4f}",
            flush=True,
        )


def _show_epoch(epoch: EpochSummary) -> None:
    print(
        f"{time.strftime('%H:%M:%S')} epoch {epoch.epoch} done in {epoch.seconds:.0f} s: "
        f"validation loss {epoch.validation_loss:.4f} "
        f"accuracy {epoch.validation_accuracy:.4f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
