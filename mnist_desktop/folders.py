"""The folders and files that the program keeps for a person."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mnist_desktop.recognition.problem import SavingError

HOME_VARIABLE = "MNIST_DESKTOP_HOME"
_OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Folders:
    """Absolute paths of all that is kept; nothing exists before `create`.

    Attributes:
        data: the folder that holds all the others.
        models: the person's own `.digitmodel` files.
        samples: drawings that the person labelled, `.digitink`.
        logs: the log files.
        settings: the window's settings, an ini file.
        lock: held by the one window that is open.
        journal: the drawing on the canvas, written every few seconds.
        checkpoint: the training run that is on, written now and then.
    """

    data: Path
    models: Path
    samples: Path
    logs: Path
    settings: Path
    lock: Path
    journal: Path
    checkpoint: Path

    @classmethod
    def at(cls, data_dir: Path | None = None) -> "Folders":
        """The folders under `data_dir`, else MNIST_DESKTOP_HOME, else the system's own place."""
        data = Path(data_dir or os.environ.get(HOME_VARIABLE) or _system_place()).absolute()
        return cls(
            data=data,
            models=data / "models",
            samples=data / "samples",
            logs=data / "logs",
            settings=data / "settings.ini",
            lock=data / "lock",
            journal=data / "drawing.digitink",
            checkpoint=data / "training.checkpoint",
        )

    def create(self) -> None:
        """Make the folders that are missing, readable by their owner only.

        Raises:
            SavingError: "folder_not_writable"; the program can run on without them.
        """
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self.data, self.models, self.samples, self.logs):
                folder.mkdir(mode=_OWNER_ONLY, exist_ok=True)
                if not os.access(folder, os.W_OK | os.X_OK):
                    raise PermissionError(str(folder))
        except OSError as error:
            raise SavingError("folder_not_writable", folder=self.data) from error


def _system_place() -> Path:
    return Path(platformdirs.user_data_path("mnist-desktop", appauthor=False))
