"""Plots of an evaluation: confused digits, reliability of the confidence, coverage."""

import io

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from mnist_desktop.recognition.networks.architectures import CLASSES
from training.judging.confidence import confidences, reliability
from training.judging.held_out import HeldOut
from training.judging.report import Mistake

BLUE, ORANGE = "#0072B2", "#E69F00"
LOWEST_COVERAGE = 0.9
COLUMNS = 10
"""Pictures per row of the sheet of mistakes."""


def coverage_curve(digits: HeldOut) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coverages from LOWEST_COVERAGE to 1, and the accuracy of the surest digits at each."""
    surest_first = np.argsort(-confidences(digits.calibrated, 1.0), kind="stable")
    counts = np.arange(1, len(surest_first) + 1)
    accuracies = np.cumsum(digits.is_correct[surest_first]) / counts
    shares = counts / len(surest_first)
    shown = shares >= LOWEST_COVERAGE
    return shares[shown], accuracies[shown]


def plots(digits: HeldOut) -> str:
    """Three plots side by side, as SVG for an HTML page."""
    figure = Figure(figsize=(12, 4), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    _plot_confusion(left, digits.confusion)
    _plot_reliability(middle, digits)
    _plot_coverage(right, digits)
    stream = io.StringIO()
    with rc_context({"svg.fonttype": "none"}):  # text stays text, for search and screen readers
        figure.savefig(stream, format="svg", metadata={"Date": None})
    text = stream.getvalue()
    return text[text.index("<svg") :]


def mistakes_sheet(mistakes: list[Mistake]) -> bytes:
    """A PNG of mistakes in rows of COLUMNS, with label and answer below each."""
    rows = max(1, -(-len(mistakes) // COLUMNS))
    figure = Figure(figsize=(COLUMNS, 1.25 * rows), layout="constrained", dpi=80)
    axes = figure.subplots(rows, COLUMNS, squeeze=False)
    for place in axes.flat:
        place.set_axis_off()
    for mistake, place in zip(mistakes, axes.flat, strict=False):
        place.imshow(255 - mistake.image, cmap="gray", vmin=0, vmax=255)
        place.set_title(f"{mistake.label} as {mistake.read}", y=-0.2, fontsize=9)
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def _plot_confusion(axes: Axes, counts: NDArray[np.int64]) -> None:
    wrong = counts * ~np.eye(CLASSES, dtype=bool)
    axes.imshow(wrong, cmap="Oranges")
    for label, read in zip(*np.nonzero(wrong), strict=True):
        count = int(wrong[label, read])
        colour = "white" if count > wrong.max() / 2 else "black"
        axes.text(read, label, str(count), ha="center", va="center", fontsize=8, color=colour)
    axes.set(title="Misread digits", xlabel="read as", ylabel="is a")
    axes.set_xticks(range(CLASSES))
    axes.set_yticks(range(CLASSES))


def _plot_reliability(axes: Axes, digits: HeldOut) -> None:
    means, accuracies = reliability(confidences(digits.calibrated, 1.0), digits.is_correct)
    lowest = float(min(means.min(), accuracies.min()))
    axes.plot([lowest, 1], [lowest, 1], color="gray", linestyle="--", linewidth=1)
    axes.plot(means, accuracies, color=BLUE, marker="o")
    axes.locator_params(axis="x", nbins=5)  # else the labels touch
    axes.set(title="Right as often as it says", xlabel="confidence", ylabel="accuracy")


def _plot_coverage(axes: Axes, digits: HeldOut) -> None:
    shares, accuracies = coverage_curve(digits)
    axes.plot(shares, accuracies, color=ORANGE)
    axes.set(title="The surest digits alone", xlabel="share of the digits", ylabel="accuracy")
