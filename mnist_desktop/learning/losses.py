"""The losses of a run for NumPy arrays: what scores are measured by."""

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.config import SMOOTHING, Loss


def mean_loss(loss: Loss, labels: npt.NDArray[np.uint8], logits: npt.NDArray[np.float64]) -> float:
    """The mean of `losses_of_logits`."""
    return float(losses_of_logits(loss, labels, logits).mean())


def losses_of_logits(
    loss: Loss, labels: npt.NDArray[np.uint8], logits: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The loss of each image (n,) from labels (n,) and logits (n, classes).

    cross_entropy: -log p of the right class. smoothed_cross_entropy: the same against targets of
    which SMOOTHING is spread evenly. squared_error: mean over the classes of (p - target)^2.
    """
    classes = logits.shape[1]
    targets = np.eye(classes)[labels]
    log_p = log_softmax(logits)
    if loss == "squared_error":
        squares: npt.NDArray[np.float64] = ((np.exp(log_p) - targets) ** 2).mean(axis=1)
        return squares
    if loss == "smoothed_cross_entropy":
        targets = targets * (1 - SMOOTHING) + SMOOTHING / classes
    losses: npt.NDArray[np.float64] = -(targets * log_p).sum(axis=1)
    return losses


def log_softmax(logits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Logarithms of the probabilities, (n, classes) as the logits."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    logarithms: npt.NDArray[np.float64] = shifted - np.log(
        np.exp(shifted).sum(axis=1, keepdims=True)
    )
    return logarithms
