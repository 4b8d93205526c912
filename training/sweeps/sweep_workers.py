"""The Dask workers that a sweep's trainings run in, here or behind a scheduler."""

import argparse
import logging
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.learning.tensorflow_setup import first_line
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from training.sweeps.sweep_task import THREADS

if TYPE_CHECKING:
    from distributed import Client


Workers = Callable[[], AbstractContextManager["Client"]]
"""A context of running workers."""

INTERRUPTED = 130
"""Exit status of a program ended by Ctrl-C."""
WORKERS = 2
TLS = re.compile(r"tls://[^\s/@]+:\d+")


@dataclass(frozen=True)
class Scheduler:
    """A remote scheduler; TLS only, as anybody who can talk to it can run any code.

    PEM files: the certificate of the authority that signed the scheduler's, and ours with its key.
    """

    address: str
    ca: Path
    cert: Path
    key: Path


def add_worker_options(parser: argparse.ArgumentParser, default: str = str(WORKERS)) -> None:
    """Adds the options for workers; `default` describes the default of `--workers`."""
    parser.add_argument("--workers", type=int, help=f"processes here, {default} by default")
    parser.add_argument("--scheduler", metavar="tls://HOST:PORT", help="instead of processes here")
    for name, what in (("ca", "its authority"), ("cert", "our certificate"), ("key", "its key")):
        parser.add_argument(f"--tls-{name}", type=Path, metavar="FILE", help=f"{what}, PEM")


def workers_of(options: argparse.Namespace) -> Workers:
    """The workers that the options ask for; ValueError if the options contradict each other."""
    files = (options.tls_ca, options.tls_cert, options.tls_key)
    if options.scheduler is None:
        count = WORKERS if options.workers is None else options.workers
        if count < 1:
            raise ValueError("--workers: at least 1")
        if any(files):
            raise ValueError("--tls-ca, --tls-cert and --tls-key go with --scheduler")
        return lambda: local_workers(count)
    if options.workers is not None:
        raise ValueError("--workers are processes here, --scheduler has its own")
    if not TLS.fullmatch(options.scheduler):
        raise ValueError(f"--scheduler takes tls://HOST:PORT only, not {options.scheduler}")
    if not all(files):
        raise ValueError("--scheduler needs --tls-ca, --tls-cert and --tls-key")
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise ValueError(f"there is no file {missing[0]}")
    scheduler = Scheduler(options.scheduler, *files)
    return lambda: remote_workers(scheduler)


def is_dask_installed() -> bool:
    """Whether the extra `cluster` is installed."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        return False
    return True


def reason_of(error: BaseException) -> str:
    """An error in one line."""
    return text_of(error) if isinstance(error, AppError) else first_line(error)


def threads_per_worker(count: int) -> int:
    """TensorFlow's threads in each of `count` workers that share this computer's cores."""
    return max(1, (os.cpu_count() or 1) // count)


@contextmanager
def local_workers(count: int) -> "Iterator[Client]":
    """Processes of this computer that share its cores; Dask replaces one that dies."""
    from distributed import Client, LocalCluster

    threads = threads_per_worker(count)
    with (
        LocalCluster(
            n_workers=count,
            host="127.0.0.1",
            dashboard_address=None,
            # For its health page instead of 8787
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            processes=True,
            threads_per_worker=1,
            memory_limit=None,  # else a share of the memory by threads: too little for TensorFlow
            env={THREADS: threads, "OMP_NUM_THREADS": threads},
            preload=[__name__],
            silence_logs=logging.ERROR,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def dask_setup(_: object) -> None:
    """Called by Dask in every local worker: leaves Ctrl-C to the sweep, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # the sweep reports failures


@contextmanager
def remote_workers(scheduler: Scheduler) -> "Iterator[Client]":
    """The workers of a remote scheduler.

    Raises:
        OSError: it does not answer, or the certificates do not fit.
    """
    from distributed import Client, Security

    security = Security(
        require_encryption=True,
        tls_ca_file=str(scheduler.ca),
        tls_client_cert=str(scheduler.cert),
        tls_client_key=str(scheduler.key),
    )
    with Client(scheduler.address, security=security) as client:
        yield client
