"""What goes wrong, in two halves: a message that is shown, and an error that is raised.

The type of an error is what code branches on, its message what a person reads. The errors:

AppError
    InkError
    PictureError
        PictureMemoryError
    ModelFileError
        BrokenCheckpointError
    SavingError
    SampleError
    LessonError
    BackupError
    MissingArrayError
    TensorFlowError
    NoGpuError
    DraftError (recognition.networks.network_draft)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Self


@dataclass(frozen=True, init=False)
class Message:
    """A sentence for the user, by its key; the values fill the text in `mnist_desktop.messages`."""

    key: str
    values: Mapping[str, object]

    def __init__(self, key: str, **values: object) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", values)

    def __hash__(self) -> int:
        return hash((self.key, *sorted(self.values)))

    def __str__(self) -> str:
        """For logs only; what a person reads comes from `mnist_desktop.messages`."""
        return " ".join([self.key, *(f"{name}={value}" for name, value in self.values.items())])


class AppError(Exception):
    """Raised where something that the user asked for fails; carries the message to show."""

    def __init__(self, key: str, **values: object) -> None:
        self.message = Message(key, **values)
        super().__init__(self.message)

    @classmethod
    def of(cls, message: Message) -> Self:
        """The error that carries this message."""
        return cls(message.key, **message.values)

    @property
    def key(self) -> str:
        """That of the message."""
        return self.message.key

    @property
    def values(self) -> Mapping[str, object]:
        """Those of the message."""
        return self.message.values

    def __reduce__(self) -> tuple["Callable[[], AppError]", tuple[()]]:
        """Pickling (for other processes) calls the class with positional arguments otherwise."""
        return partial(type(self), self.key, **self.values), ()


class InkError(AppError):
    """A drawing cannot be read."""


class PictureError(AppError):
    """A picture cannot be read."""


class PictureMemoryError(PictureError):
    """Decoding a picture took more memory than it may have."""


class ModelFileError(AppError):
    """A model file or a checkpoint cannot be read."""


class BrokenCheckpointError(ModelFileError):
    """A checkpoint was read, but its content is not one of ours."""


class SavingError(AppError):
    """A file could not be written; what was there before is untouched."""


class SampleError(AppError):
    """A labelled drawing, or a file of them, cannot be kept or read; what is kept is untouched."""


class LessonError(AppError):
    """A lesson cannot be read."""


class BackupError(AppError):
    """A backup cannot be read or restored; what is there is untouched."""


class MissingArrayError(AppError):
    """A file of training data lacks an array."""


class TensorFlowError(AppError):
    """TensorFlow cannot be used on this computer until the program is started again."""


class NoGpuError(AppError):
    """Training was to run on a GPU, and TensorFlow finds none."""
