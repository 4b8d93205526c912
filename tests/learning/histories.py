"""Figures of runs, as a diagnosis is made of them."""

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import EpochSummary
from tests.recognition.random_weights import SMALL

CONFIG = TrainingConfig(SMALL, 10, learning_rate=1e-3)
RUNNING = None  # has no outcome yet


def history_of(validation, *, losses=None, validation_losses=None, training=None, error=0.002):
    """Epochs with these validation accuracies; without other figures all goes well.

    Args:
        validation: accuracies.
        losses: of training.
        validation_losses: of validation.
        training: accuracies on unchanged training images; None where they were not measured.
        error: of a rise of the validation loss.
    """
    count = len(validation)
    losses = losses or [1 / (n + 1) for n in range(count)]
    validation_losses = validation_losses or losses
    training = validation if training is None else training
    rows = zip(losses, validation, validation_losses, validation, training, strict=True)
    return [
        EpochSummary(number, loss, online, val_loss, right, 2.0, learned, error)
        for number, (loss, online, val_loss, right, learned) in enumerate(rows, 1)
    ]


GOOD = history_of([0.95, 0.97, 0.98])
GUESSING = history_of([0.11])
TURNED = history_of(
    [0.95, 0.97, 0.971, 0.972],
    losses=[0.4, 0.2, 0.1, 0.05],
    validation_losses=[0.3, 0.2, 0.21, 0.23],
    training=[0.95, 0.98, 0.99, 0.999],
)
GAP = history_of([0.8, 0.9], training=[0.85, 0.99])
