"""What kinds of run are called beside each other: runs that differ only by their seeds are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.model_summary import data_of, model_name
from mnist_desktop.recognition.networks.architectures import Architecture

_SEED = re.compile(r"( val [\d.]+ %)? seed \d+( \(\d+\))?$| val [\d.]+ %$")
Described = tuple[Path, Architecture, ModelMetadata]
_MAX_VALUE = 40  # characters


class KindNames(QObject):
    """Names runs by their models and, where these are called alike, by what they differ in."""

    def of(self, runs: Sequence[Described]) -> list[str]:
        """A name for each, no two alike.

        Args:
            runs: one of each kind.
        """
        names = [kind_of(model_name(path)) for path, _, _ in runs]
        if len(set(names)) < len(names):
            texts = [self._settings(architecture, metadata) for _, architecture, metadata in runs]
            differing = [
                texts_of for texts_of in zip(*texts, strict=True) if len(set(texts_of)) > 1
            ]
            for at, words in enumerate(zip(*differing, strict=True)):
                said = ", ".join(filter(None, words))
                if said:
                    text = self.tr("{name} with {settings}")
                    names[at] = text.format(name=names[at], settings=said)
        if len(set(names)) < len(names):  # what differs has no words here
            return [model_name(path) for path, _, _ in runs]
        return names

    def _settings(self, architecture: Architecture, metadata: ModelMetadata) -> list[str]:
        """In words, always in the same order; empty where the file does not say."""
        settings = metadata.settings
        said: dict[str, Callable[[object], str]] = {
            "samples": self._images,
            "epochs": lambda count: self._count(
                count, self.tr("1 epoch"), self.tr("{count} epochs")
            ),
            "learning_rate": self._words(self.tr("a learning rate of {value}")),
            "batch_size": self._words(self.tr("batches of {value} images")),
            "optimizer": self._words(self.tr("the optimizer {value}")),
            "schedule": self._words(self.tr("the schedule {value}")),
            "loss": self._words(self.tr("the loss {value}")),
            "augmentation": self._words(
                self.tr("images varied by {value}"), self.tr("images as they are")
            ),
            "weight_decay": self._words(self.tr("a weight decay of {value}")),
            "patience": self._words(self.tr("a patience of {value}")),
        }
        network = self.tr("the network {value}").format(value=architecture.name)
        data = self.tr("the data set {value}").format(value=data_of(metadata))
        texts = [say(settings[name]) if name in settings else "" for name, say in said.items()]
        return [network, data, *texts]

    def _images(self, count: object) -> str:
        if count is None:
            return self.tr("all images")
        return self._count(count, self.tr("1 image"), self.tr("{count} images"))

    def _epochs(self, count: object) -> str:
        return self._count(count, self.tr("1 epoch"), self.tr("{count} epochs"))

    def _count(self, count: object, one: str, more: str) -> str:
        if not isinstance(count, int):
            return ""
        return one if count == 1 else more.format(count=f"{count:,}")

    def _words(self, text: str, none: str = "") -> Callable[[object], str]:
        """How a value is said; `none` where nothing was chosen."""

        def say(value: object) -> str:
            if none and not value:
                return none
            number = f"{value:g}" if isinstance(value, float) else str(value)
            return text.format(value=number.replace("_", " ")[:_MAX_VALUE])

        return say


def kind_of(name: str) -> str:
    """A run's name without what tells it from its repeats."""
    return _SEED.sub("", name) or name
