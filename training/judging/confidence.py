"""Figures of confidence: temperature, calibration error, accuracy at coverage, AUROC."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.losses import log_softmax, mean_loss

Floats = NDArray[np.float64]
Labels = NDArray[np.uint8]

TEMPERATURES = np.geomspace(0.3, 3.0, 116)
BINS = 15
RESAMPLES = 2000


def fitted_temperature(logits: Floats, labels: Labels) -> float:
    """The temperature with the lowest cross-entropy (Guo et al. 2017), 0.3 to 3.

    Args:
        logits: (n, 10) of images that were not trained on.
        labels: (n,).
    """
    losses = [mean_loss("cross_entropy", labels, logits / one) for one in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


def confidences(logits: Floats, temperature: float) -> Floats:
    """(n,) the largest probability of each image."""
    largest: Floats = np.exp(log_softmax(logits / temperature)).max(axis=1)
    return largest


def calibration_error(confidence: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over BINS of equal size."""
    means, accuracies = reliability(confidence, right)
    sizes = [len(part) for part in np.array_split(confidence, BINS)]
    return float(np.average(np.abs(means - accuracies), weights=sizes))


def reliability(confidence: Floats, right: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(BINS,) mean confidence and accuracy of bins of equal size, by rising confidence."""
    parts = np.array_split(np.argsort(confidence), BINS)
    means = np.array([confidence[part].mean() for part in parts])
    accuracies = np.array([right[part].mean() for part in parts])
    return means, accuracies


def accuracy_at(coverage: float, confidence: Floats, right: NDArray[np.bool_]) -> float:
    """Accuracy on the share of the images with the highest confidence."""
    surest = np.argsort(-confidence, kind="stable")[: round(coverage * len(confidence))]
    return float(right[surest].mean())


def auroc(digits: Floats, others: Floats) -> float:
    """The probability that a digit's confidence exceeds another drawing's; ties count half."""
    both = np.sort(others)
    below = np.searchsorted(both, digits, "left")
    equal = np.searchsorted(both, digits, "right") - below
    return float((below + equal / 2).mean() / len(others))


def threshold_that_refuses(share: float, digits: Floats) -> float:
    """The confidence that a share of the digits stays below, rounded down to two decimals."""
    return float(np.floor(100 * np.quantile(digits, share)) / 100)


def interval(
    wrong: NDArray[np.bool_] | Floats, groups: NDArray[np.str_], seed: int = 0
) -> tuple[float, float]:
    """95 % interval of the error rate, by bootstrapping groups (writers).

    Also of the mean of other numbers, such as the difference of paired answers.
    """
    names, which = np.unique(groups, return_inverse=True)
    errors = np.bincount(which, wrong, len(names))
    counts = np.bincount(which, minlength=len(names)).astype(np.float64)
    drawn = np.random.default_rng(seed).integers(len(names), size=(RESAMPLES, len(names)))
    shares = errors[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)
