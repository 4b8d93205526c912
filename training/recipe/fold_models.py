"""A folder with the six networks of a cross-validation, and their recipe."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load, save

from mnist_desktop.files import write_whole
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from training.drawings.folds import FOLDS
from training.recipe.networks import NETWORKS
from training.recipe.recipe import Recipe

Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class FoldModels:
    """Networks that were each trained without one fold, with one recipe and seed, in a folder."""

    folder: Path
    recipe: Recipe
    seed: int

    @classmethod
    def begin(cls, folder: Path, recipe: Recipe, seed: int) -> "FoldModels":
        """Opens the folder of a recipe, new or not; ValueError if it is another recipe's."""
        folder.mkdir(parents=True, exist_ok=True)
        models = cls(folder, recipe, seed)
        if not models._note.exists():
            note = {"seed": seed, "recipe": asdict(recipe)}
            write_whole(models._note, json.dumps(note, indent=1).encode())
        elif cls.load(folder) != models:
            raise ValueError(f"{folder} holds networks of another recipe or seed")
        return models

    @classmethod
    def load(cls, folder: Path) -> "FoldModels":
        """Opens an existing folder."""
        note = json.loads((folder / "recipe.json").read_text(encoding="utf-8"))
        return cls(folder, Recipe(**note["recipe"]), note["seed"])

    @property
    def _note(self) -> Path:
        return self.folder / "recipe.json"

    @property
    def trained(self) -> tuple[str, ...]:
        """The folds that have a network."""
        return tuple(fold for fold in FOLDS if self.has(fold))

    def has(self, fold: str) -> bool:
        """Whether the fold's network is trained."""
        return self._weights(fold).exists()

    def checkpoint(self, fold: str) -> Path:
        """The checkpoint of a fold's training."""
        return self.folder / f"{fold}.checkpoint"

    def keep(self, fold: str, weights: Weights) -> None:
        """Writes a trained network atomically and removes its checkpoint."""
        write_whole(self._weights(fold), save(dict(weights)))
        self.checkpoint(fold).unlink(missing_ok=True)

    def weights(self, fold: str) -> Weights:
        """The weights of the network trained without a fold."""
        weights: Weights = load(self._weights(fold).read_bytes())
        return weights

    def is_confident(self, fold: str) -> bool:
        """Whether the fold's network has its confidence branch."""
        return self._confident(fold).exists()

    def keep_confident(self, fold: str, weights: Weights) -> None:
        """Writes a network with its confidence branch atomically."""
        write_whole(self._confident(fold), save(dict(weights)))

    def classifier(self, fold: str) -> Classifier:
        """The network trained without a fold, with its confidence branch if it has one."""
        network = NETWORKS[self.recipe.network]
        if not self.is_confident(fold):
            return Classifier.from_weights(network, self.weights(fold))
        weights = load(self._confident(fold).read_bytes())
        return Classifier.from_weights(with_confidence_branch(network), weights)

    def _weights(self, fold: str) -> Path:
        return self.folder / f"{fold}.safetensors"

    def _confident(self, fold: str) -> Path:
        return self.folder / f"{fold}.confident.safetensors"
