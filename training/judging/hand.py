"""What learning a hand brings: `python -m training.judging.hand --ink FILE...`.

Every writer of the pen corpora with at least MIN_DIGITS digits is a hand: thirty of their digits
are learned, all others judged, three times over. The writer's donor is left out of what is kept.
With `--forms` one digit of each hand is replaced by a form that no network has learned. The
built-in model has learned the donors of these digits; `--model` takes another, such as one trained
on MNIST alone.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.files import write_whole
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.recognition.classifier import BUILT_IN
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model, read_model
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.confidence_branch import confidence_layers
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.samples.closed_form import Validation, layer_scores, refitted
from mnist_desktop.samples.kept_features import KEPT_IMAGES, KEPT_SEED, kept_images, second_moment
from mnist_desktop.samples.last_layer import last_weights
from training.drawings.folds import NOT_PEOPLE, donor
from training.drawings.pen_images import draw_pen_images
from training.drawings.unknown_forms import KINDS, form_of, written
from training.recipe.recipe_data import CACHE

MIN_DIGITS, LEARNED, DRAWS = 60, 30, 3
FORM_JUDGED = 30
"""Drawings of an unknown form that are judged."""
MISREAD_FORM = 0.5
"""Share of these that the network must misread before, or the form is not unknown to it."""
RESAMPLES = 2000
Floats = NDArray[np.float32]
Labels = NDArray[np.uint8]


@dataclass(frozen=True)
class HandFigures:
    """One hand, learned once.

    Attributes:
        writer: of the corpus.
        form: kind and digit of the unknown form; empty for a hand as it is.
        judged: drawings, of the form alone where there is one.
        before: of these misread before.
        after: of these misread after.
        others: drawings of the other digits, where there is a form.
        others_before: of these misread before.
        others_after: of these misread after.
        test_lost: of MNIST's 10,000 test images, misread after less misread before.
        seconds: that learning took, features of the thirty images included.
        scale: share of the step that was taken.
    """

    writer: str
    form: str
    judged: int
    before: int
    after: int
    others: int
    others_before: int
    others_after: int
    test_lost: int
    seconds: float
    scale: float


class Judge:
    """One network, the pen digits as it sees them, and what it must not forget."""

    def __init__(self, model: Model, paths: Sequence[Path], cache: Path) -> None:
        self.weights = last_weights(model)
        self.features = last_features(model)
        pens = draw_pen_images(list(paths), 0, 0, cache)
        pens = pens[~pens.excluded]
        self.images = pens.exact.astype(np.float32) / np.float32(255)
        self.labels, self.writers = pens.labels, pens.writers
        self._donors = np.array([donor(writer) for writer in self.writers.tolist()])
        mnist = load_mnist()
        self._mnist = mnist
        self._knows_pens = bool(confidence_layers(model.architecture))
        self._mnist_moment = second_moment(self.features(kept_images(mnist).as_floats()))
        known = self.features(mnist.validation.as_floats())
        self.validation = Validation(known, mnist.validation.labels)
        self._moments: dict[str, NDArray[np.float64]] = {}

    @cached_property
    def test(self) -> Validation:
        """MNIST's test images; nothing is chosen by them."""
        test = self._mnist.test
        return Validation(self.features(test.as_floats()), test.labels)

    @property
    def mnist(self) -> DataSet:
        """The data set."""
        return self._mnist

    @cached_property
    def hands(self) -> tuple[str, ...]:
        """The writers with enough digits; of UCI's thirty no names are known."""
        names, counts = np.unique(self.writers, return_counts=True)
        enough = names[counts >= MIN_DIGITS].tolist()
        return tuple(name for name in enough if donor(name) != "uci")

    def moment(self, writer: str) -> NDArray[np.float64]:
        """Of the kept features: MNIST's and, for a network that knows pens, other donors' digits.

        A model of the person's own keeps MNIST alone, as pen digits do not ship.
        """
        if not self._knows_pens:
            return self._mnist_moment
        out = donor(writer)
        if out not in self._moments:
            others = np.flatnonzero(self._donors != out)
            chosen = np.random.default_rng(KEPT_SEED).choice(others, KEPT_IMAGES, replace=False)
            pens = second_moment(self.features(self.images[chosen]))
            self._moments[out] = (self._mnist_moment + pens) / 2
        return self._moments[out]

    def learned(
        self, writer: str, images: Floats, labels: Labels
    ) -> tuple[NDArray[np.float64], float, float]:
        """The last layer that has learned drawings, the share of the step, and the seconds."""
        moment = self.moment(writer)
        start = perf_counter()
        weights, scale = refitted(
            self.weights, moment, self.validation, self.features(images), labels
        )
        return weights, scale, perf_counter() - start

    def misread(self, weights: NDArray[np.float64], images: Floats, labels: Labels) -> int:
        """How many images are misread with these weights of the last layer."""
        if not len(labels):
            return 0
        answers = layer_scores(self.features(images), weights).argmax(axis=1)
        return int((answers != labels).sum())


def split(labels: Labels, generator: np.random.Generator) -> tuple[NDArray[np.intp], ...]:
    """Places of LEARNED drawings, three of each digit where there are as many, and of the rest."""
    order = generator.permutation(len(labels))
    by_digit = [order[labels[order] == digit][: LEARNED // CLASSES] for digit in range(CLASSES)]
    chosen = np.concatenate(by_digit)
    rest = order[~np.isin(order, chosen)]
    missing = LEARNED - len(chosen)
    return np.concatenate([chosen, rest[:missing]]), rest[missing:]


def hands_as_they_are(judge: Judge, draws: int = DRAWS) -> Iterator[HandFigures]:
    """The figures of every writer, several draws each."""
    test_before = judge.test.correct(judge.weights)
    for place, writer in enumerate(judge.hands):
        own = np.flatnonzero(judge.writers == writer)
        images, labels = judge.images[own], judge.labels[own]
        for draw in range(draws):
            taken, rest = split(labels, np.random.default_rng([place, draw]))
            weights, scale, seconds = judge.learned(writer, images[taken], labels[taken])
            yield HandFigures(
                writer=writer,
                form="",
                judged=len(rest),
                before=judge.misread(judge.weights, images[rest], labels[rest]),
                after=judge.misread(weights, images[rest], labels[rest]),
                others=0,
                others_before=0,
                others_after=0,
                test_lost=test_before - judge.test.correct(weights),
                seconds=seconds,
                scale=scale,
            )


def hands_with_a_form(judge: Judge) -> Iterator[HandFigures]:
    """The figures of hands of which one digit has a form that the network misreads."""
    test_before = judge.test.correct(judge.weights)
    people = [name for name in judge.hands if donor(name) not in NOT_PEOPLE]
    for place, (kind, digit) in enumerate((k, d) for k in KINDS for d in range(CLASSES)):
        writer = people[place % len(people)]
        generator = np.random.default_rng([place, 7])
        form = form_of(kind, digit, place)
        shown = _images([written(form, generator) for _ in range(3 + FORM_JUDGED)])
        form_labels = np.full(len(shown), digit, np.uint8)
        before = judge.misread(judge.weights, shown[3:], form_labels[3:])
        if before < MISREAD_FORM * FORM_JUDGED:
            continue
        own = np.flatnonzero((judge.writers == writer) & (judge.labels != digit))
        images, labels = judge.images[own], judge.labels[own]
        taken, rest = split(labels, generator)
        taken = taken[: LEARNED - 3]
        weights, scale, seconds = judge.learned(
            writer,
            np.concatenate([images[taken], shown[:3]]),
            np.concatenate([labels[taken], form_labels[:3]]),
        )
        yield HandFigures(
            writer=writer,
            form=f"{kind} {digit}",
            judged=FORM_JUDGED,
            before=before,
            after=judge.misread(weights, shown[3:], form_labels[3:]),
            others=len(rest),
            others_before=judge.misread(judge.weights, images[rest], labels[rest]),
            others_after=judge.misread(weights, images[rest], labels[rest]),
            test_lost=test_before - judge.test.correct(weights),
            seconds=seconds,
            scale=scale,
        )


def _images(drawings: Sequence[Sequence[NDArray[np.float64]]]) -> Floats:
    images = [image_from_ink(Ink(tuple(drawing))) for drawing in drawings]
    return np.stack([image for image in images if image is not None])


def summary(figures: Sequence[HandFigures]) -> dict[str, object]:
    """Errors before and after with the interval of their ratio over writers, and what it costs."""
    groups = np.array([one.form or one.writer for one in figures])
    names, which = np.unique(groups, return_inverse=True)
    before = np.bincount(which, [one.before for one in figures])
    after = np.bincount(which, [one.after for one in figures])
    drawn = np.random.default_rng(0).integers(len(names), size=(RESAMPLES, len(names)))
    ratios = after[drawn].sum(axis=1) / np.maximum(before[drawn].sum(axis=1), 1)
    low, high = np.quantile(ratios, [0.025, 0.975])
    lost = [one.test_lost for one in figures]
    return {
        "hands": len(names),
        "judged": sum(one.judged for one in figures),
        "misread before": int(before.sum()),
        "misread after": int(after.sum()),
        "after : before": float(after.sum() / max(before.sum(), 1)),
        "interval over hands": [float(low), float(high)],
        "hands made worse": f"{int((after > before).sum())} of {len(names)}",
        "hands made better": f"{int((after < before).sum())} of {len(names)}",
        "other digits": sum(one.others for one in figures),
        "other digits misread before": sum(one.others_before for one in figures),
        "other digits misread after": sum(one.others_after for one in figures),
        "MNIST test lost, points, mean": float(np.mean(lost)) / 100,
        "MNIST test lost, points, largest": max(lost) / 100,
        "scale, mean": float(np.mean([one.scale for one in figures])),
        "seconds, median": float(np.median([one.seconds for one in figures])),
        "seconds, largest": max(one.seconds for one in figures),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, judges, prints a line per figure."""
    parser = argparse.ArgumentParser(prog="python -m training.judging.hand", description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--model", type=Path, help="instead of the built-in model")
    parser.add_argument("--forms", action="store_true", help="hands with one unknown form")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    judge = Judge(read_model(options.model or asset_path(BUILT_IN)), options.ink, options.cache)
    judged = hands_with_a_form(judge) if options.forms else hands_as_they_are(judge)
    figures = list(judged)
    people = [one for one in figures if donor(one.writer) not in NOT_PEOPLE]
    for title, part in (("all names", figures), ("people", people)):
        print(f"{title}")
        for name, value in summary(part).items():
            print(f"  {name:34} {value}")
    if options.json:
        write_whole(options.json, json.dumps([asdict(one) for one in figures], indent=1).encode())


if __name__ == "__main__":
    main()
