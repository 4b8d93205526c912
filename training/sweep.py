"""Trains with many settings: `python -m training.sweep --ink FILE... --out FILE`.

Networks x settings x seeds x folds, each a training in a Dask worker. Each result is a line of JSON
in the results file; trainings that have one are not repeated. A training whose worker dies is
resumed from its checkpoint.

With `--scheduler` the corpora, `--cache` and `--out` must be in shared folders at the same paths on
every computer. A worker there uses all cores unless TF_NUM_INTRAOP_THREADS is set for it, and needs
the `--backend`, which this computer then does not.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.learning.keras_model import BACKENDS
from mnist_desktop.problem import AppError
from training.cross_validate import add_recipe_options, sources_of, use_backend
from training.drawings.folds import FOLDS
from training.drawings.not_digit_images import Sources
from training.recipe.recipe import BUILT_IN, SMALL
from training.recipe.recipe_data import RecipeData
from training.sweeps.sweep_results import Result, SweepResults, table
from training.sweeps.sweep_task import SweepTask, train_task
from training.sweeps.sweep_workers import (
    INTERRUPTED,
    Workers,
    add_worker_options,
    is_dask_installed,
    reason_of,
    workers_of,
)

if TYPE_CHECKING:
    from distributed import Client, Future

Train = Callable[[SweepTask], Result]


def main(arguments: Sequence[str] | None = None, train: Train = train_task) -> int:
    """Reads the command line, trains what is missing, compares; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.scheduler is None:
        use_backend(parser, options)
    try:
        workers = workers_of(options)
        tasks = tasks_of(options)
        results = SweepResults.open(options.out)
    except (ValueError, OSError, AppError) as error:
        parser.exit(2, f"{parser.prog}: error: {reason_of(error)}\n")
    if not is_dask_installed():
        parser.exit(1, "The sweep needs Dask: pip install -e '.[cluster]'\n")
    try:
        failed = _run(tasks, results, workers, train)
    except (OSError, AppError) as error:
        parser.exit(1, f"The sweep ended: {reason_of(error)}\n")
    except KeyboardInterrupt:
        return INTERRUPTED
    done = [results[task.key] for task in tasks if task.key in results]
    print("\n".join(table(done, [one.partition("=")[0] for one in options.vary])))
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.sweep", description=__doc__)
    add_recipe_options(parser)
    parser.add_argument("--small", action="store_true", help="begin with the recipe to compare by")
    parser.add_argument("--networks", nargs="+", metavar="NAME", help="the recipe's by default")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0], metavar="N")
    parser.add_argument("--vary", nargs="+", default=[], metavar="NAME=VALUE,VALUE")
    parser.add_argument("--folds", nargs="+", choices=FOLDS, default=FOLDS)
    parser.add_argument("--out", type=Path, required=True, help="file of the results, .jsonl")
    add_worker_options(parser)
    return parser


def tasks_of(options: argparse.Namespace) -> list[SweepTask]:
    """The trainings that the options ask for, without duplicates; ValueError for a bad setting."""
    base = (SMALL if options.small else BUILT_IN).with_settings(options.set)
    named = sources_of(options)
    sources = Sources(named.letters.resolve(), tuple(path.resolve() for path in named.digits))
    read = [sha256(path.read_bytes()).digest() for path in (sources.letters, *sources.digits)]
    folder = options.out.resolve().with_name(f"{options.out.name}.checkpoints")
    if options.backend != BACKENDS[0]:  # whose results of earlier versions stay valid
        read.append(options.backend.encode())
    cache = options.cache.resolve()
    tasks = {}
    networks = options.networks or [base.network]
    for network, *settings in product(networks, *map(_choices, options.vary)):
        recipe = base.with_settings([f"network={network}", *settings])
        for seed, fold in product(options.seeds, options.folds):
            recipe.config(seed)  # ValueError now rather than in a worker
            key = recipe.key(seed, fold, read)
            name = " ".join([network, *settings, f"seed={seed}", f"without {fold}"])
            tasks[key] = SweepTask(
                key, name, recipe, seed, fold, sources, cache, folder, options.backend
            )
    return list(tasks.values())


def _choices(varied: str) -> list[str]:
    """Splits NAME=A,B into NAME=A and NAME=B."""
    name, _, values = varied.partition("=")
    if not values:
        raise ValueError(f"--vary takes NAME=VALUE,VALUE, not {varied}")
    return [f"{name}={value}" for value in values.split(",")]


def _run(tasks: Sequence[SweepTask], results: SweepResults, workers: Workers, train: Train) -> int:
    """Trains what is missing; returns the number of failures."""
    missing = [task for task in tasks if task.key not in results]
    for task in tasks:
        if task.key in results:  # it may have been killed before it was tidied
            task.tidy()
    print(f"{len(tasks)} trainings, {len(tasks) - len(missing)} of them done before", flush=True)
    if not missing:
        return 0
    try:
        # Here, because drawing uses processes, which a worker may not start
        for task in {one.recipe.drawn: one for one in missing}.values():
            RecipeData.draw(task.recipe, task.sources, task.cache)
        with workers() as client:
            return sweep(missing, results, client, train)
    except KeyboardInterrupt:
        done = sum(task.key in results for task in tasks)
        print(f"Interrupted: {done} of {len(tasks)} are in {results.path}", file=sys.stderr)
        raise


def sweep(
    tasks: Sequence[SweepTask], results: SweepResults, client: "Client", train: Train = train_task
) -> int:
    """Trains all tasks and keeps each result as it arrives; returns the number of failures."""
    from distributed import as_completed

    by_key = {task.key: task for task in tasks}
    futures = [client.submit(train, task, key=key, pure=False) for key, task in by_key.items()]
    failed = 0
    for number, future in enumerate(as_completed(futures), 1):
        task = by_key[future.key]
        name = f"{number}/{len(tasks)} {task.name}"
        if future.status == "finished":
            result = future.result()
            results.add(result)
            task.tidy()
            print(f"{name}: {_words(result)}", flush=True)
        else:
            failed += 1
            print(f"{name}: {_failure(future)}", file=sys.stderr, flush=True)
    for folder in {task.folder for task in tasks}:
        with suppress(OSError):  # failed trainings leave files there
            folder.rmdir()
    return failed


def _words(result: Result) -> str:
    return (
        f"{result['misread_clean']} of {result['count_clean']} clean digits misread, "
        f"{result['seconds']:.0f} s"
    )


def _failure(future: "Future") -> str:
    """Why a task has no result."""
    if future.status == "cancelled":
        return "the scheduler has gone"
    return reason_of(future.exception())


if __name__ == "__main__":
    sys.exit(main())
