"""What a person is told when TensorFlow gives up in the middle of a run."""

from collections.abc import Iterator
from contextlib import contextmanager

from mnist_desktop.learning.devices import first_line, import_tensorflow
from mnist_desktop.problem import AppError


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Raises what `problem_of` says instead of TensorFlow's own errors."""
    try:
        yield
    except Exception as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error


def problem_of(error: Exception) -> AppError | None:
    """An error of TensorFlow's own, or of missing memory, in plain words; None for all others."""
    errors = import_tensorflow().errors
    if isinstance(error, MemoryError | errors.ResourceExhaustedError):
        return AppError("memory_short")
    if isinstance(error, errors.OpError):
        return AppError("training_failed", reason=first_line(error))
    return None
