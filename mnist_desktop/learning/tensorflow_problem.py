"""What a person is told when TensorFlow gives up in the middle of a run."""

from mnist_desktop.learning.devices import first_line, import_tensorflow
from mnist_desktop.recognition.problem import Problem


def problem_of(error: Exception) -> Problem | None:
    """An error of TensorFlow's own in plain words; None for all others."""
    errors = import_tensorflow().errors
    if isinstance(error, errors.ResourceExhaustedError):
        return Problem("memory_short")
    if isinstance(error, errors.OpError):
        return Problem("training_failed", reason=first_line(error))
    return None
