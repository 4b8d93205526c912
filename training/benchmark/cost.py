"""Plots the cost of training against the work: `python -m training.benchmark.cost FILE.png`.

The quick preset with 1, 4 and 16 times the images, and dense networks of 10,000 to 10 million
parameters. A straight line of slope 1 in the picture is a cost that grows as the work does.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.recognition.networks.architectures import Architecture, Chain
from training.benchmark.figures import Figure, Line
from training.benchmark.training_lines import bare_run

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

SAMPLES = (3_000, 12_000, 48_000)
UNITS = (12, 100, 535, 2_040)
"""Units of three hidden layers, for 10,000, 100,000, 1 million and 10 million parameters."""
QUICK = replace(PRESETS["quick"].config, epochs=2)  # in the first the network is traced


@dataclass(frozen=True)
class Costs:
    """Seconds of an epoch's batches against amounts of work."""

    work: tuple[float, ...]
    seconds: tuple[float, ...]

    @property
    def slope(self) -> float:
        """The exponent of the work by which the cost grows."""
        slope, _ = np.polyfit(np.log(self.work), np.log(self.seconds), 1)
        return float(slope)


def costs_of_data(samples: Sequence[int] = SAMPLES) -> Costs:
    """Costs of the same network with growing numbers of images."""
    seconds = [_seconds(bare_run(replace(QUICK, samples=count))) for count in samples]
    return Costs(tuple(samples), tuple(seconds))


def costs_of_parameters(units: Sequence[int] = UNITS, samples: int = SAMPLES[0]) -> Costs:
    """Costs of growing networks with the same images."""
    networks = [dense_network(count) for count in units]
    config = replace(QUICK, samples=samples)
    seconds = [_seconds(bare_run(replace(config, architecture=one))) for one in networks]
    return Costs(tuple(one.parameters for one in networks), tuple(seconds))


def cost_lines(_: int) -> list[Line | Figure]:
    """Both slopes."""
    return [
        Figure(
            "slope of a training's cost, 1 to 16 times the images", costs_of_data().slope, "", 1.05
        ),
        Figure("the same, 10,000 to 10 million parameters", costs_of_parameters().slope, "", 1.05),
    ]


def dense_network(units: int) -> Architecture:
    """A network of three hidden layers."""
    chain = Chain()
    chain.flatten()
    chain.dense("first", units)
    chain.dense("second", units)
    chain.dense("third", units)
    return chain.architecture(f"dense {units}")


def plot(data: Costs, parameters: Costs) -> "Canvas":
    """Both plots side by side, on logarithmic axes."""
    from matplotlib.figure import Figure as Canvas  # in the extra `test` alone

    from training.judging.plots import BLUE, ORANGE

    canvas = Canvas(figsize=(9, 4), layout="constrained", dpi=100)
    left, right = canvas.subplots(1, 2)
    _draw(left, data, "training images", BLUE)
    _draw(right, parameters, "parameters", ORANGE)
    return canvas


def _draw(axes: "Axes", costs: Costs, what: str, colour: str) -> None:
    from matplotlib.ticker import LogLocator

    axes.loglog(costs.work, costs.seconds, color=colour, marker="o")
    axes.set(title=f"slope {costs.slope:.2f}", xlabel=what, ylabel="seconds of an epoch's batches")
    axes.set_xticks(costs.work, [f"{work:,}" for work in costs.work])
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter("{x:g}")
    axes.minorticks_off()
    axes.grid(alpha=0.3)


def _seconds(run: dict[str, float]) -> float:
    return float(run["last_epoch"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and draws."""
    parser = argparse.ArgumentParser(prog="python -m training.benchmark.cost", description=__doc__)
    parser.add_argument("picture", type=Path, metavar="FILE.png")
    options = parser.parse_args(arguments)
    data, parameters = costs_of_data(), costs_of_parameters()
    plot(data, parameters).savefig(options.picture, format="png")
    print(data, parameters, sep="\n")


if __name__ == "__main__":
    main()
