"""Learning: from a `TrainingConfig` to a trained network; no Qt. Loads nothing until it is used.

`train` is in the module of that name: `from mnist_desktop.learning.train import train`.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "PRESETS": "mnist_desktop.learning.presets",
    "TrainingConfig": "mnist_desktop.learning.config",
    "keras_script": "mnist_desktop.learning.keras_code.script",
    "load_data_set": "mnist_desktop.data.data_set",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
