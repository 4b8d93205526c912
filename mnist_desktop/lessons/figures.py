"""Figures of runs and answers, and what a lesson's claims say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mnist_desktop.json_records import RecordError, most_alike
from mnist_desktop.learning.events import EpochSummary, TestResult, TrainingOutcome, TrainingResult
from mnist_desktop.lessons.lesson import MAX_RUNS, Claim, Figure, Text
from mnist_desktop.percentage import confidence_percentage, percentage
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.networks.architectures import CLASSES

Figures = Mapping[str, float]
"""Values by name."""
_RECALLS = tuple(f"recall_{digit}" for digit in range(CLASSES))
SHARES = (
    *("validation_accuracy", "last_validation_accuracy", "training_accuracy", "learning_accuracy"),
    *("gap", "test_accuracy", "confidence", *_RECALLS),
)
"""In [0, 1], said in percent. Of the epoch that is kept, unless a name says otherwise; the gap is
the last epoch's training accuracy minus its validation accuracy."""
NUMBERS = ("first_loss", "last_loss", "validation_loss_rise", "seconds")
"""Said with two decimals. The rise: the last validation loss divided by the lowest."""
COUNTS = ("epochs", "parameters", "diverged", "digit", "accepted")
NAMES = (*SHARES, *NUMBERS, *COUNTS)
OF_ANSWERS = frozenset(("digit", "confidence", "accepted"))
OF_TESTS = frozenset(("test_accuracy",))
OF_RUNS = frozenset(NAMES) - OF_ANSWERS - OF_TESTS
"""Which of them an answer, a run's test and a run have."""
EXAMPLE = "1.validation_accuracy"
PLACEHOLDER = re.compile(r"\{(\d)\.(\w+)\}")
_UNKNOWN = "?"


def figures_of_run(result: TrainingResult, test: TestResult | None = None) -> dict[str, float]:
    """What is known of a run that has ended; shares in [0, 1]."""
    history = result.history
    figures = {
        "parameters": float(result.config.architecture.parameters),
        "diverged": float(result.outcome is TrainingOutcome.DIVERGED),
        "epochs": float(len(history)),
        "seconds": result.seconds,
    }
    if test is not None:
        figures["test_accuracy"] = test.test_accuracy
    if not history:
        return figures
    last, lowest = history[-1], min(one.validation_loss for one in history)
    best = next((one for one in history if one.epoch == result.best_epoch), last)
    figures |= {
        "validation_accuracy": best.validation_accuracy,
        "last_validation_accuracy": last.validation_accuracy,
        "learning_accuracy": last.accuracy,
        "first_loss": history[0].loss,
        "last_loss": last.loss,
        **_recalls(best),
    }
    if lowest > 0:
        figures["validation_loss_rise"] = last.validation_loss / lowest
    if last.training_accuracy is not None:
        figures["training_accuracy"] = last.training_accuracy
        figures["gap"] = last.training_accuracy - last.validation_accuracy
    return figures


def _recalls(epoch: EpochSummary) -> dict[str, float]:
    rows = epoch.confusion or ()
    if len(rows) != CLASSES:
        return {}
    return {
        name: row[digit] / sum(row)
        for digit, (name, row) in enumerate(zip(_RECALLS, rows, strict=True))
        if sum(row)
    }


def figures_of_answer(prediction: Prediction) -> dict[str, float]:
    """What is known of an answer."""
    return {
        "digit": float(prediction.digit),
        "confidence": float(prediction.confidence),
        "accepted": float(prediction.accepted),
    }


def holds(claim: Claim, figures: Mapping[int, Figures]) -> bool | None:
    """Whether it does by these runs and answers, by number; None where one of them is missing."""
    left = _value(claim.left, figures)
    right = claim.right if isinstance(claim.right, float) else _value(claim.right, figures)
    if left is None or right is None:
        return None
    difference = left - right if claim.relation == "above" else right - left
    return difference > claim.by


def _value(figure: Figure, figures: Mapping[int, Figures]) -> float | None:
    return figures.get(figure.number, {}).get(figure.name)


def filled(text: Text, language: str, figures: Mapping[int, Figures]) -> str:
    """The text with its placeholders, such as {1.validation_accuracy}, replaced by figures."""

    def value(match: re.Match[str]) -> str:
        figure = Figure(int(match[1]), match[2])
        return said(figure.name, _value(figure, figures))

    return PLACEHOLDER.sub(value, text.said(language))


def said(name: str, value: float | None) -> str:
    """A figure as it is written in a sentence; a share without its percent sign."""
    if value is None:
        return _UNKNOWN
    if name in SHARES:
        return confidence_percentage(value) if name == "confidence" else percentage(value)
    return f"{value:.2f}" if name in NUMBERS else f"{round(value):,}"


def figure_of(text: str) -> Figure:
    """The figure that a file names, such as "1.validation_accuracy"; RecordError for any other."""
    number, _, name = text.partition(".")
    if number not in {str(one) for one in range(1, MAX_RUNS + 1)}:
        raise RecordError("lesson_figure", text=text, example=EXAMPLE)
    if name not in NAMES:
        alike = (f"{number}.{one}" for one in most_alike(name, NAMES))
        raise RecordError("lesson_figure_alike", text=text, values=", ".join(alike))
    return Figure(int(number), name)


def figures_in(text: Text) -> Iterator[Figure]:
    """The figures that a text of a lesson that was read speaks of, in either language."""
    for words in (text.en, text.zh_CN):
        for number, name in PLACEHOLDER.findall(words):
            yield Figure(int(number), name)
