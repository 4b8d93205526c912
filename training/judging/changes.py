"""Judges changes of ink: `python -m training.judging.changes --ink FILE... --judges FOLDER`.

Each digit is changed until the model reads it as its runner-up (`mnist_desktop.insight.changes`);
then networks that no search has seen (`training.build_referee --judges`) read it. The digits are by
people of HELD_OUT, which neither referee nor judges have learned from and no setting was chosen by;
with `--tuning` by others, read by other judges. Run it on one core (`taskset -c 0`) for its times.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.files import write_whole
from mnist_desktop.insight.change_search import SearchSettings
from mnist_desktop.insight.changes import REFEREE, InkChange, change_to
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.build_referee import HELD_OUT, judges_in
from training.drawings.folds import FOLDS, folds_of
from training.judging.changes_sheet import changes_sheet
from training.judging.grid import clean_digits

DIGITS = 1000
MAJORITY_OF = 3
SHOWN = 40
"""Changes in the picture."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """What became of one digit.

    Attributes:
        ink: the digit.
        answer: what the model reads.
        target: its runner-up, which was asked for.
        change: what was found, or None.
        seconds: of processor time.
        read_before: by each judge, the digit.
        read_after: by each judge, the changed one; -1 if there is none.
    """

    ink: Ink
    answer: int
    target: int
    change: InkChange | None
    seconds: float
    read_before: Mapping[str, int]
    read_after: Mapping[str, int]

    @property
    def agreeing(self) -> int:
        """How many judges read the target."""
        return sum(read == self.target for read in self.read_after.values())


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, searches, reports."""
    parser = argparse.ArgumentParser(prog="python -m training.judging.changes", description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--judges", type=Path, required=True, help="their folder")
    parser.add_argument("--model", type=Path, help="another than the built-in model")
    parser.add_argument("--referee", type=Path, default=asset_path(REFEREE))
    parser.add_argument("--tuning", action="store_true", help="digits and judges to tune by")
    parser.add_argument("--digits", type=int, default=DIGITS)
    parser.add_argument("--seed", type=int, default=2, help="of the choice of digits")
    parser.add_argument("--prices", type=float, nargs="+", default=[SearchSettings().price])
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME=VALUE", help="of the search")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--sheet", type=Path, help="write a picture of some changes here")
    options = parser.parse_args(arguments)
    part = "tuning" if options.tuning else "final"
    folds = [fold for fold in FOLDS if (fold in HELD_OUT) != options.tuning]
    judges = judges_in(options.judges, part)
    if len(judges) != MAJORITY_OF:
        parser.error(f"{options.judges} holds {len(judges)} judges of the part {part}, not three")
    inks = digits_of(options.ink, folds, options.digits, options.seed)
    model, referee = Classifier.load(options.model), Classifier.load(options.referee)
    figures = {}
    for price in options.prices:
        settings = _settings(options.set, price)
        judgements = judged(inks, model, referee, judges, settings)
        figures[f"price {price:g}"] = figures_of(judgements)
        print(f"price {price:g}: {json.dumps(figures[f'price {price:g}'])}", flush=True)
        if options.sheet:
            shown = [(one.ink, one.answer, one.target, one.change) for one in judgements[:SHOWN]]
            write_whole(options.sheet, changes_sheet(shown))
    if options.json:
        write_whole(options.json, json.dumps(figures, indent=1).encode())


def digits_of(paths: Sequence[Path], folds: Sequence[str], count: int, seed: int) -> list[Ink]:
    """Digits that are not excluded, by people of some folds, equally many of each fold."""
    places, _, writers = clean_digits(paths)
    of_fold = folds_of(writers)
    random = np.random.default_rng(seed)
    orders = [random.permutation(np.flatnonzero(of_fold == fold)) for fold in folds]
    in_turn = [order[nth] for nth in range(count) for order in orders if nth < len(order)]
    corpora = {path: InkCorpus.load(path) for path in paths}
    return [corpora[path].ink(index) for path, index in (places[one] for one in in_turn[:count])]


def judged(
    inks: Sequence[Ink],
    model: Classifier,
    referee: Classifier,
    judges: Mapping[str, Classifier],
    settings: SearchSettings,
) -> list[Judgement]:
    """Changes every digit and lets the judges read it."""
    result = []
    for number, ink in enumerate(inks, 1):
        before = image_from_ink(ink)
        if before is None:
            continue
        prediction = model.read(before)
        target, started = prediction.runner_up, time.process_time()
        change = change_to(ink, target, model, referee, settings=settings)
        seconds = time.process_time() - started
        after = image_from_ink(change.ink) if change else None
        read_before, read_after = _read(judges, before), _read(judges, after)
        one = Judgement(ink, prediction.digit, target, change, seconds, read_before, read_after)
        result.append(one)
        if number % 50 == 0:
            print(f"{number}: {json.dumps(figures_of(result))}", flush=True)
    return result


def _read(judges: Mapping[str, Classifier], image: NDArray[np.float32] | None) -> dict[str, int]:
    if image is None:
        return dict.fromkeys(judges, -1)
    return {name: judge.read(image).digit for name, judge in judges.items()}


def figures_of(judgements: Sequence[Judgement]) -> dict[str, object]:
    """The figures; shares of all digits, whether or not a change was found."""
    changes = [one.change for one in judgements if one.change]
    changed = [change.changed for change in changes]
    kinds = [part.kind for change in changes for part in change.parts]
    seconds = [one.seconds for one in judgements]
    names = judgements[0].read_after
    return {
        "digits": len(judgements),
        "found": len(changes) / len(judgements),
        "changed, median and ninth decile": np.quantile(changed, [0.5, 0.9]).round(3).tolist(),
        "read as the target by two of three": _share(one.agreeing >= 2 for one in judgements),
        "by all": _share(one.agreeing == len(names) for one in judgements),
        **{
            f"by {name}": _share(one.read_after[name] == one.target for one in judgements)
            for name in names
        },
        "no longer read as before by two of three": _share(
            sum(one.read_after[name] != one.answer for name in names) >= 2
            for one in judgements
            if one.change
        ),
        "before, read as the target by two of three": _share(
            sum(read == one.target for read in one.read_before.values()) >= 2 for one in judgements
        ),
        "parts": len(kinds) / max(len(changes), 1),
        "kinds": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "seconds, median and ninth decile": np.quantile(seconds, [0.5, 0.9]).round(2).tolist(),
    }


def _share(flags: object) -> float:
    return float(np.mean(list(flags)))  # type: ignore[call-overload]


def _settings(changes: Sequence[str], price: float) -> SearchSettings:
    values = {name: json.loads(value) for name, _, value in (one.partition("=") for one in changes)}
    return replace(SearchSettings(), **values, price=price)


if __name__ == "__main__":
    main()
