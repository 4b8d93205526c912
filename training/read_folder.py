"""Runs `predict` on a folder by Dask: `python -m training.read_folder FOLDER [--scheduler tls://...]`.

Prints what `mnist-desktop predict --json` prints of the whole path, in the same order. Behind
`--scheduler` the folder and the model must be at the same paths on every computer.
"""

import argparse
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.doctor import usable_cores
from mnist_desktop.cli.main import print_answers
from mnist_desktop.cli.predict import OutputLine, cached_classifier, files_in, predict_files
from mnist_desktop.cli.predict_pool import CHUNKS_AHEAD, lines_in_order
from mnist_desktop.cli.terminal import OutputError, ProgressLine, give_up_output
from mnist_desktop.problem import AppError
from training.sweeps.sweep_workers import (
    INTERRUPTED,
    add_worker_options,
    is_dask_installed,
    reason_of,
    workers_of,
)

if TYPE_CHECKING:
    from distributed import Client


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and the folder; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.scheduler is None and options.workers is None:
        options.workers = usable_cores()
    folder = options.folder.resolve()
    model = None if options.model is None else options.model.resolve()
    try:
        workers = workers_of(options)
        cached_classifier(model)
    except (ValueError, AppError) as error:
        parser.exit(2, f"{parser.prog}: error: {reason_of(error)}\n")
    if not is_dask_installed():
        parser.exit(1, "Reading by workers needs Dask: pip install -e '.[cluster]'\n")
    try:
        with workers() as client:
            return _print_all(folder, model, client)
    except (BrokenPipeError, OutputError):
        give_up_output()
        return 1
    except (OSError, AppError) as error:
        parser.exit(1, f"The reading ended: {reason_of(error)}\n")
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.read_folder", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="pictures and drawings")
    parser.add_argument("--model", type=Path, metavar="FILE", help="instead of the built-in one")
    add_worker_options(parser, "one per core")
    return parser


def lines_by_workers(
    folder: Path, model: Path | None, client: "Client"
) -> Generator[OutputLine, None, None]:
    """The lines of a folder's files in their order, as JSON.

    Raises:
        AppError: "reading_process_ended"; the model cannot be read there.
    """
    from distributed import CancelledError, KilledWorker

    read = partial(predict_files, model=model, is_json=True)
    threads = max(1, sum(client.nthreads().values()))  # remote ones may be still to come
    submit = partial(client.submit, read, pure=False)
    try:
        yield from lines_in_order(files_in([folder]), submit, CHUNKS_AHEAD * threads)
    except (CancelledError, KilledWorker) as error:
        raise AppError("reading_process_ended") from error


def _print_all(folder: Path, model: Path | None, client: "Client") -> int:
    progress = ProgressLine(sys.stderr)
    total = sum(1 for _ in files_in([folder])) if progress.is_visible else 0
    with closing(lines_by_workers(folder, model, client)) as lines:
        _, failed = print_answers(lines, total, progress, is_json=True)
    progress.clear()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
