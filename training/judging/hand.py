"""What learning a hand brings: `python -m training.judging.hand --ink FILE...`.

Every writer of the pen corpora with at least MIN_DIGITS digits is a hand: thirty of their digits
are learned, all others judged, three times over. The writer's donor is left out of what is kept.
With `--forms` one digit of each hand is replaced by a form that no network has learned. The
built-in model has learned the donors of these digits; `--model` takes another, such as one trained
on MNIST alone.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.files import write_whole
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.learning.fine_tuning import FineTuning
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_file import Model, read_model
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.confidence_branch import confidence_layers
from mnist_desktop.samples.closed_form import Validation, layer_scores, refitted
from mnist_desktop.samples.copies import copies_for, images_with_copies
from mnist_desktop.samples.hand import own_features, own_sums
from mnist_desktop.samples.kept_features import (
    KEPT_IMAGES,
    KEPT_SEED,
    KeptFeatures,
    kept_images,
    second_moment,
)
from mnist_desktop.samples.last_layer import last_weights
from training.drawings.folds import NOT_PEOPLE, donor
from training.drawings.pen_images import draw_pen_images
from training.drawings.unknown_forms import KINDS, form_of, written
from training.judging.grid import clean_digits
from training.recipe.recipe_data import CACHE

MIN_DIGITS, LEARNED, DRAWS = 60, 30, 3
FORM_LEARNED, FORM_JUDGED = 3, 30
"""Drawings of an unknown form that are learned and judged."""
MISREAD_FORM = 0.5
"""Share of these that the network must misread before, or the form is not unknown to it."""
RESAMPLES = 2000
Floats = NDArray[np.float32]
Labels = NDArray[np.integer]


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


class Pens:
    """The pen digits of some corpora without the excluded ones, as the program shows them."""

    def __init__(self, paths: Sequence[Path], cache: Path) -> None:
        pens = draw_pen_images(list(paths), 0, 0, cache)
        pens = pens[~pens.excluded]
        self.images = pens.exact.astype(np.float32) / np.float32(255)
        self.labels, self.writers = pens.labels, pens.writers
        self.donors = np.array([donor(writer) for writer in self.writers.tolist()])
        self._places, _, _ = clean_digits(paths)
        self._corpora = {path: InkCorpus.load(path) for path in paths}

    @cached_property
    def hands(self) -> tuple[str, ...]:
        """The writers with enough digits; of UCI's thirty no names are known."""
        names, counts = np.unique(self.writers, return_counts=True)
        enough = names[counts >= MIN_DIGITS].tolist()
        return tuple(name for name in enough if donor(name) != "uci")

    def inks(self, indices: NDArray[np.intp]) -> list[Ink]:
        """The drawings at these places."""
        places = [self._places[index] for index in indices.tolist()]
        return [self._corpora[path].ink(index) for path, index in places]


@dataclass(frozen=True)
class Reader:
    """A network that reads.

    Attributes:
        answers: from images (n, 28, 28) to the digits they are read as, (n,).
        test_misread: how many of MNIST's test images it misreads; nothing is chosen by them.
        scale: share of the step that was taken when it learned.
        seconds: that it took to learn.
    """

    answers: Callable[[Floats], NDArray[np.intp]]
    test_misread: int
    scale: float = 0.0
    seconds: float = 0.0

    def misread(self, images: Floats, labels: Labels) -> int:
        """How many of these images it misreads."""
        return int((self.answers(images) != labels).sum()) if len(labels) else 0


class ClosedForm:
    """Learns hands by refitting the last layer of a model; what is kept lacks the hand's donor."""

    def __init__(self, model: Model, pens: Pens, mnist: DataSet) -> None:
        self._weights = last_weights(model)
        self._features = last_features(model)
        self._pens = pens
        self._knows_pens = bool(confidence_layers(model.architecture))
        self._mnist_moment = second_moment(self._features(kept_images(mnist).as_floats()))
        self._validation, self._test = (
            Validation(self._features(part.as_floats()), part.labels)
            for part in (mnist.validation, mnist.test)
        )
        self._kept: dict[str, KeptFeatures] = {}
        self.before = self._reader(self._weights)

    def learned(self, writer: str, inks: Sequence[Ink], labels: Labels) -> Reader:
        """The network after it has learned a writer's drawings."""
        kept = self._without(donor(writer))
        start = perf_counter()
        features = own_features(self._features, inks)
        own = own_sums(self._weights, features, labels)
        weights, scale = refitted(self._weights, kept.moment, kept.validation, own)
        seconds = perf_counter() - start
        return replace(self._reader(weights), scale=scale, seconds=seconds)

    def _reader(self, weights: NDArray[np.float64]) -> Reader:
        def answers(images: Floats) -> NDArray[np.intp]:
            return np.asarray(layer_scores(self._features(images), weights).argmax(axis=1))

        return Reader(answers, len(self._test.labels) - self._test.correct(weights))

    def _without(self, out: str) -> KeptFeatures:
        """MNIST's images and, for a network that knows pens, other donors' digits.

        A model of the person's own keeps MNIST alone, since pen digits do not ship.
        """
        if out not in self._kept:
            moment = self._mnist_moment
            if self._knows_pens:
                others = np.flatnonzero(self._pens.donors != out)
                generator = np.random.default_rng(KEPT_SEED)
                chosen = generator.choice(others, KEPT_IMAGES, replace=False)
                moment = (moment + second_moment(self._features(self._pens.images[chosen]))) / 2
            self._kept[out] = KeptFeatures(moment, self._validation, None, "")
        return self._kept[out]


class Fit:
    """Learns hands by fine-tuning all layers of a model."""

    def __init__(self, model: Model, mnist: DataSet) -> None:
        self._tuning = FineTuning(model, mnist)
        self._mnist = mnist
        self.before = self._reader(model)

    def learned(self, _writer: str, inks: Sequence[Ink], labels: Labels) -> Reader:
        """The network after it has learned a writer's drawings."""
        start = perf_counter()
        images = images_with_copies(inks, copies_for(len(inks)))
        tuned = self._tuning.learned(images, labels)
        assert tuned is not None, "nobody has stopped it"
        seconds = perf_counter() - start
        return replace(self._reader(tuned.model), scale=tuned.scale, seconds=seconds)

    def _reader(self, model: Model) -> Reader:
        classifier = Classifier(model)
        test = evaluate(classifier, self._mnist.test)
        return Reader(
            lambda images: classifier.logits(images).argmax(axis=1), len(test) - test.correct
        )


def split(labels: Labels, generator: np.random.Generator) -> tuple[NDArray[np.intp], ...]:
    """Places of LEARNED drawings, three of each digit where there are as many, and of the rest."""
    order = generator.permutation(len(labels))
    by_digit = [order[labels[order] == digit][: LEARNED // CLASSES] for digit in range(CLASSES)]
    chosen = np.concatenate(by_digit)
    rest = order[~np.isin(order, chosen)]
    missing = LEARNED - len(chosen)
    return np.concatenate([chosen, rest[:missing]]), rest[missing:]


def hands_as_they_are(learner: ClosedForm | Fit, pens: Pens, draws: int) -> Iterator[HandFigures]:
    """The figures of every writer, several draws each."""
    for place, writer in enumerate(pens.hands):
        own = np.flatnonzero(pens.writers == writer)
        for draw in range(draws):
            taken, rest = split(pens.labels[own], np.random.default_rng([place, draw]))
            learned = learner.learned(writer, pens.inks(own[taken]), pens.labels[own[taken]])
            judged = pens.images[own[rest]], pens.labels[own[rest]]
            yield _figures(writer, "", learner.before, learned, judged, _nothing())


def hands_with_a_form(learner: ClosedForm | Fit, pens: Pens) -> Iterator[HandFigures]:
    """The figures of hands of which one digit has a form that the network misreads."""
    people = [name for name in pens.hands if donor(name) not in NOT_PEOPLE]
    for place, (kind, digit) in enumerate((k, d) for k in KINDS for d in range(CLASSES)):
        writer = people[place % len(people)]
        generator = np.random.default_rng([place, 7])
        form = form_of(kind, digit, place)
        shown = [Ink(tuple(written(form, generator))) for _ in range(FORM_LEARNED + FORM_JUDGED)]
        judged = images_with_copies(shown[FORM_LEARNED:], 0)[:, 0]
        labels = np.full(FORM_JUDGED, digit, np.uint8)
        if learner.before.misread(judged, labels) < MISREAD_FORM * FORM_JUDGED:
            continue
        own = np.flatnonzero((pens.writers == writer) & (pens.labels != digit))
        taken, rest = split(pens.labels[own], generator)
        taken = taken[: LEARNED - FORM_LEARNED]
        learned = learner.learned(
            writer,
            [*pens.inks(own[taken]), *shown[:FORM_LEARNED]],
            np.concatenate([pens.labels[own[taken]], labels[:FORM_LEARNED]]),
        )
        others = pens.images[own[rest]], pens.labels[own[rest]]
        form_name = f"{kind} {digit}"
        yield _figures(writer, form_name, learner.before, learned, (judged, labels), others)


def _nothing() -> tuple[Floats, Labels]:
    return np.zeros((0, 28, 28), np.float32), np.zeros(0, np.uint8)


def _figures(
    writer: str,
    form: str,
    before: Reader,
    learned: Reader,
    judged: tuple[Floats, Labels],
    others: tuple[Floats, Labels],
) -> HandFigures:
    return HandFigures(
        writer=writer,
        form=form,
        judged=len(judged[1]),
        before=before.misread(*judged),
        after=learned.misread(*judged),
        others=len(others[1]),
        others_before=before.misread(*others),
        others_after=learned.misread(*others),
        test_lost=learned.test_misread - before.test_misread,
        seconds=learned.seconds,
        scale=learned.scale,
    )


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
    parser.add_argument("--deep", action="store_true", help="fine-tune all layers")
    parser.add_argument("--draws", type=int, default=DRAWS, help="of each hand")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    model = read_model(options.model or asset_path(BUILT_IN))
    pens, mnist = Pens(options.ink, options.cache), load_mnist()
    learner = Fit(model, mnist) if options.deep else ClosedForm(model, pens, mnist)
    if options.forms:
        figures = list(hands_with_a_form(learner, pens))
    else:
        figures = list(hands_as_they_are(learner, pens, options.draws))
    people = [one for one in figures if donor(one.writer) not in NOT_PEOPLE]
    for title, part in (("all names", figures), ("people", people)):
        print(title)
        for name, value in summary(part).items():
            print(f"  {name:34} {value}")
    if options.json:
        write_whole(options.json, json.dumps([asdict(one) for one in figures], indent=1).encode())


if __name__ == "__main__":
    main()
