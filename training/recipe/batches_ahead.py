"""Batches of a recipe made in other processes, where a GPU learns faster than one can make them."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from mnist_desktop.learning.batches import Batch, Examples
from training.recipe.packed_data import unpack
from training.recipe.recipe import Recipe

AHEAD = 4
"""Batches in the making for each process."""


class BatchesAhead:
    """The same batches as `examples`, the next of which are already being made.

    A batch out of order, as the first of a resumed run is, begins a new row.
    """

    def __init__(self, examples: Examples, pool: ProcessPoolExecutor, ahead: int) -> None:
        self.batches, self.batch_size = examples.batches, examples.batch_size
        self._pool = pool
        self._ahead = ahead
        self._next = 0  # the batch that comes first in the row, counted from the run's first
        self._row: deque[Future[Batch]] = deque()

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`, both from 0."""
        wanted = epoch * self.batches + index
        if wanted != self._next:
            for waiting in self._row:
                waiting.cancel()
            self._row.clear()
            self._next = wanted
        while len(self._row) <= self._ahead:
            place = divmod(self._next + len(self._row), self.batches)
            self._row.append(self._pool.submit(_made, *place))
        self._next += 1
        return self._row.popleft().result()


@contextmanager
def batches_ahead(
    examples: Examples, workers: int, file: Path, recipe: Recipe, seed: int, without: str
) -> Iterator[Examples]:
    """The examples of a packed file, made by so many processes while the block runs."""
    task = (file, recipe, seed, without)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, task)
    try:
        yield BatchesAhead(examples, pool, AHEAD * workers)
    finally:
        pool.shutdown(cancel_futures=True)


_examples: list[Examples] = []  # of this process


def _begin(file: Path, recipe: Recipe, seed: int, without: str) -> None:
    _, data = unpack(file)
    _examples[:] = [data.sets(recipe, seed, without).examples]


def _made(epoch: int, index: int) -> Batch:
    return _examples[0].batch(epoch, index)
