"""A recipe's training on a machine with a GPU, in two steps.

    python -m training.gpu_run pack FILE.zip --ink FILE... --letters FILE --set variants=3
    python -m training.gpu_run train FILE.zip --backend jax --checkpoint RUN.checkpoint

The first draws the images and packs them into one file. The second needs that file, this repository
and Keras on TensorFlow, PyTorch or JAX; it goes on from its checkpoint, whichever of them wrote it.
A finished checkpoint becomes a model here by `training.build_model --checkpoint RUN.checkpoint` and
the same settings.
"""

import argparse
import time
import zipfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from mnist_desktop.learning.batches import Examples
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import Architecture
from training.cross_validate import (
    add_backend_option,
    add_drawing_options,
    sources_of,
    use_backend,
)
from training.drawings.folds import FOLDS, NO_FOLD
from training.recipe.batches_ahead import batches_ahead
from training.recipe.first_weights import write_beginning
from training.recipe.networks import NETWORKS
from training.recipe.one_training import train_sets
from training.recipe.packed_data import pack, recipe_of, unpack
from training.recipe.recipe import BUILT_IN
from training.recipe.recipe_data import RecipeData

MAX_CHECKPOINT = 16 * 2**20
BYTES_A_PARAMETER = 5 * 4
"""Last, averaged and kept weights and the optimizer's two numbers, float32 each."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line; one line on standard error and status 2 where it cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m training.gpu_run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    packing = commands.add_parser("pack", help="draws the images and packs them into one file")
    packing.set_defaults(run=pack_file)
    packing.add_argument("file", type=Path, metavar="FILE.zip")
    add_drawing_options(packing)
    training = commands.add_parser("train", help="trains from such a file")
    training.set_defaults(run=train_file)
    training.add_argument("file", type=Path, metavar="FILE.zip")
    training.add_argument("--checkpoint", type=Path, required=True, help="gone on from if there")
    training.add_argument(
        "--set", nargs="+", default=[], metavar="NAME=VALUE", help="of the recipe"
    )
    training.add_argument("--seed", type=int, default=0)
    training.add_argument("--without", choices=FOLDS, default=NO_FOLD, help="a fold to leave out")
    training.add_argument("--minutes", type=float, default=float("inf"), help="then it stops")
    training.add_argument(
        "--workers", type=int, default=0, help="processes that make batches beside the GPU"
    )
    add_backend_option(training)
    options = parser.parse_args(arguments)
    try:
        options.run(parser, options)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, AppError) as error:
        said = text_of(error) if isinstance(error, AppError) else error
        parser.exit(2, f"{parser.prog}: error: {said}\n")


def pack_file(_: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Draws and packs."""
    recipe = BUILT_IN.with_settings(options.set)
    data = RecipeData.draw(recipe, sources_of(options), options.cache)
    size = pack(options.file, recipe, data)
    drawings = (len(data.pens) + len(data.invented)) * (1 + recipe.variants)
    print(f"{options.file}: {drawings} images of pen digits, {size / 2**20:.1f} MiB", flush=True)


def train_file(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Trains until the end or the last minute."""
    ends_at = time.monotonic() + 60 * options.minutes
    use_backend(parser, options)
    packed, data = unpack(options.file)
    recipe = recipe_of(packed, options.set)
    check_size(NETWORKS[recipe.network])
    sets = data.sets(recipe, options.seed, options.without)
    if not options.checkpoint.exists():
        write_beginning(recipe, sets, options.seed, options.checkpoint)
    ahead: AbstractContextManager[Examples] = nullcontext(sets.examples)
    if options.workers:
        task = (options.file, recipe, options.seed, options.without)
        ahead = batches_ahead(sets.examples, options.workers, *task)
    with ahead as examples:
        result = train_sets(
            recipe,
            replace(sets, examples=examples),
            seed=options.seed,
            checkpoint=options.checkpoint,
            should_stop=lambda: time.monotonic() > ends_at,
        )
    is_finished = result.outcome is TrainingOutcome.FINISHED
    print(
        f"{options.backend}: {result.images_seen} images in {result.seconds:.0f} s, "
        f"{'finished' if is_finished else 'to be gone on with'}: {options.checkpoint}",
        flush=True,
    )


def check_size(network: Architecture) -> None:
    """ValueError if a checkpoint of the network would be larger than MAX_CHECKPOINT."""
    most = MAX_CHECKPOINT // BYTES_A_PARAMETER
    if network.parameters > most:
        raise ValueError(
            f"{network.name} has {network.parameters} parameters; a checkpoint of "
            f"{MAX_CHECKPOINT // 2**20} MiB holds {most}"
        )


if __name__ == "__main__":
    main()
