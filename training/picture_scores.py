"""Scores of a model on pictures of pen digits, cell by cell: `python -m training.picture_scores`.

The picture cells of the robustness grid by one model, and which answers it accepts; no networks of
a cross-validation are needed. The built-in model was trained on these digits as ink, so what a cell
loses against the clean cell is due to finding and framing the digit.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.files import write_whole
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.pictures.read_digits import read_digits
from training.drawings.picture_distortions import PICTURE_CELLS
from training.drawings.stranger_pictures import SEVERAL_CELL, STRANGER_CELLS
from training.judging.grid import Place, clean_digits, picture_in

DIGITS = 1000
CELLS = (*PICTURE_CELLS, *STRANGER_CELLS, SEVERAL_CELL)


@dataclass(frozen=True)
class CellScores:
    """The samples whose pictures were not read correctly and accepted, by what became of them.

    `refused` were read correctly but not accepted, `wrong` misread but not accepted; in `nothing`
    no digit was found.
    """

    cell: str
    count: int
    refused: tuple[int, ...]
    wrong: tuple[int, ...]
    accepted_wrong: tuple[int, ...]
    nothing: tuple[int, ...]
    several: tuple[int, ...]

    @property
    def accuracy(self) -> float:
        """Share read correctly, accepted or not; pictures taken for several digits are not."""
        missed = self.wrong + self.accepted_wrong + self.nothing + self.several
        return 1 - len(missed) / self.count

    def __str__(self) -> str:
        return (
            f"{self.cell:30} {100 * self.accuracy:6.2f} %  right but refused {len(self.refused):3}"
            f"  wrong and accepted {len(self.accepted_wrong):3}, not accepted {len(self.wrong):3}"
            f"  nothing found {len(self.nothing):3}  told several {len(self.several):4}"
            f"  of {self.count}"
        )


def cell_scores(
    classifier: Classifier, cell: str, places: Sequence[Place], labels: Sequence[int]
) -> CellScores:
    """Reads the picture of each digit in a cell."""
    outcomes: dict[str, list[int]] = {
        name: [] for name in ("right", "refused", "wrong", "accepted_wrong", "nothing", "several")
    }
    for place, label in zip(places, labels, strict=True):
        outcomes[_outcome(classifier, cell, place, label)].append(place[1])
    del outcomes["right"]
    return CellScores(cell, len(places), **{name: tuple(those) for name, those in outcomes.items()})


def _outcome(classifier: Classifier, cell: str, place: Place, label: int) -> str:
    number = read_digits(picture_in(cell, place), classifier)
    if number is None:
        return "nothing"
    answer = number.digits[0].prediction
    if len(number.digits) > 1 or answer.is_several:
        return "several"
    if answer.digit == label:
        return "right" if answer.accepted else "refused"
    return "accepted_wrong" if answer.accepted else "wrong"


def scores(options: argparse.Namespace) -> Iterator[CellScores]:
    """The scores of each chosen cell, on the same digits."""
    places, labels, _ = clean_digits(options.ink)
    order = np.random.default_rng(options.seed).permutation(len(places))
    chosen = np.sort(order[: options.digits])
    classifier = Classifier.load(options.model)
    for cell in options.cells:
        some = [places[index] for index in chosen]
        yield cell_scores(classifier, cell, some, labels[chosen].tolist())


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, measures, prints a line per cell."""
    parser = argparse.ArgumentParser(prog="python -m training.picture_scores", description=__doc__)
    parser.add_argument("--model", type=Path, help="another than the built-in model")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--digits", type=int, default=DIGITS, help="in each cell, the same ones")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--cells", nargs="+", choices=CELLS, default=CELLS, metavar="CELL")
    parser.add_argument("--json", type=Path, help="write the figures and what was missed here")
    options = parser.parse_args(arguments)
    measured = []
    for one in scores(options):
        print(one, flush=True)
        measured.append(asdict(one) | {"accuracy": one.accuracy})
        if options.json:
            write_whole(options.json, json.dumps(measured, indent=1).encode())


if __name__ == "__main__":
    main()
