"""What a run's film costs, and how soon a moment of it answers."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.film import Film, FilmSubject, Moment
from mnist_desktop.learning.film_writer import FilmWriter
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from training.benchmark.figures import MILLISECONDS, Figure, Line, timed
from training.benchmark.training_lines import MAX_ROUNDS, bare_run

TRAINED = replace(PRESETS["quick"].config, samples=20_000, epochs=2)
SCRUBBED = ("quick", "best", "wide")
MOMENTS = 40


def film_cost_lines(rounds: int, config: TrainingConfig = TRAINED) -> list[Line | Figure]:
    """A training that records its film beside one that does not."""
    recorded, plain = [], []
    for _ in range(min(rounds, MAX_ROUNDS)):
        recorded.append(bare_run(config, "--film"))
        plain.append(bare_run(config))
    return [
        Line.of("training with a film : without", *_both(recorded, plain, "epoch_seconds"), 1.02),
        Line.of("the same, processor time", *_both(recorded, plain, "cpu_seconds"), None),
        Figure("moments in it", recorded[-1]["moments"], "", more=True),
    ]


def film_scrub_lines(rounds: int) -> list[Line | Figure]:
    """From the file to the answer of a moment that was not looked at before."""
    figures: list[Line | Figure] = []
    for name in SCRUBBED:
        with tempfile.TemporaryDirectory() as folder:
            film = _film(ARCHITECTURES[name], Path(folder) / "0123456789abcdef.film")
            image = np.full((28, 28), 0.5, np.float32)
            order = np.random.default_rng(0).integers(0, len(film.moments), 20 * rounds)
            film.classifier(0).read(image)  # imports what builds graphs
            times = [timed(partial(_answer, film, int(at), image)) for at in order]
        p95 = float(np.percentile(times, 95))
        figures.append(Figure(f"a moment of a film of {name} answers, p95", p95, "ms", 50))
    return figures


def _both(
    ours: list[dict[str, float]], others: list[dict[str, float]], name: str
) -> tuple[list[float], list[float]]:
    """One of the figures that runs report in seconds, in ms."""
    return (
        [run[name] * MILLISECONDS for run in ours],
        [run[name] * MILLISECONDS for run in others],
    )


def _answer(film: Film, index: int, image: NDArray[np.float32]) -> None:
    film.classifier(index).read(image)


def _film(architecture: Architecture, path: Path) -> Film:
    generator = np.random.default_rng(0)
    subject = FilmSubject(architecture, MOMENTS)
    writer = FilmWriter(path, subject)
    for batch in range(1, MOMENTS + 1):
        weights = {
            name: np.abs(generator.normal(0, 0.05, shape)).astype(np.float32)
            for name, shape in architecture.weight_shapes.items()
        }
        writer.add(Moment(1, batch), weights)
    writer.close()
    return Film.open(path)
