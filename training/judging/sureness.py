"""Counts what a confidence is worth: `python -m training.judging.sureness --folds FOLDER ...`.

Each digit is read by the network that was trained without its donor, with the temperature fitted on
the other folds. The counts ship with the built-in model as `assets/sureness.json`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from mnist_desktop.assets import asset_path
from mnist_desktop.files import write_whole
from mnist_desktop.insight.sureness import EDGES, SurenessTable
from mnist_desktop.recognition.classifier import BUILT_IN
from mnist_desktop.recognition.model_file import read_model
from training.drawings.pen_images import draw_pen_images
from training.judging.confidence import confidences
from training.judging.held_out import HeldOut
from training.recipe.fold_models import FoldModels
from training.recipe.recipe_data import CACHE, DRAWN_WITH


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, counts, prints and writes the table."""
    parser = argparse.ArgumentParser(prog="python -m training.judging.sureness")
    parser.add_argument("--folds", type=Path, required=True, help="of training.cross_validate")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")
    parser.add_argument("--out", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    models = FoldModels.load(options.folds)
    pens = draw_pen_images(options.ink, models.recipe.variants, DRAWN_WITH, options.cache)
    table = counted(HeldOut.read(models, pens))
    print("\n".join(lines(table)))
    if options.out:
        recipe = models.recipe
        images = recipe.epochs * recipe.batches * recipe.batch_size
        source = (
            f"{recipe.network}, {images:,} images, without the people of the fold:"
            f" {', '.join(models.trained)}"
        )
        model = read_model(asset_path(BUILT_IN))
        write_whole(options.out, table.to_json(model.metadata.date, source))


def counted(digits: HeldOut) -> SurenessTable:
    """The table of held-out digits that are not excluded."""
    clean = digits.clean
    return SurenessTable.counted(
        confidences(clean.calibrated, 1.0), clean.is_correct, is_by_others=True
    )


def lines(table: SurenessTable) -> list[str]:
    """The table as text, a line a bin: confidence, drawings, misread, of 1,000 with interval."""
    rows = []
    for low, high, one in zip(EDGES, EDGES[1:], table.bins, strict=False):
        least, most = (1000 * share for share in one.interval)
        share = 1000 * one.misread / max(one.count, 1)
        rows.append(
            f"{low:.3f} to {high:.3f} {one.count:7,} {one.misread:5}"
            f" {share:6.1f} of 1,000 ({least:.1f} to {most:.1f})"
        )
    return rows


if __name__ == "__main__":
    main()
