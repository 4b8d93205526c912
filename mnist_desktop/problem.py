"""What can go wrong with what a person hands us, as a message key and values."""

from collections.abc import Callable
from functools import partial


class AppError(Exception):
    """An error that a person is told in one sentence; `mnist_desktop.messages` has the sentence.

    Args:
        key: the message key, e.g. "picture_too_large".
        values: what the sentence's placeholders are filled with.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        """For logs only; what a person reads comes from `mnist_desktop.messages`."""
        return " ".join([self.key, *(f"{name}={value}" for name, value in self.values.items())])

    def __reduce__(self) -> tuple["Callable[[], AppError]", tuple[()]]:
        """For other processes: exceptions are built from positional arguments otherwise."""
        return partial(type(self), self.key, **self.values), ()


class InkError(AppError):
    """A drawing that cannot be read."""


class PictureError(AppError):
    """A picture that cannot be read."""


class ModelFileError(AppError):
    """A model file that cannot be read."""


class SavingError(AppError):
    """A file that could not be written; what was there before is untouched."""
