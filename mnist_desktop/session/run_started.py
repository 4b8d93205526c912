"""The start of a run, as whoever watches runs hears of it."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.learning.events import EpochSummary, SavedRun, TrainingConfig


@dataclass(frozen=True, eq=False)
class RunStarted:
    """A run that starts or goes on.

    Attributes:
        config: what is trained, and how.
        history: the epochs that are done.
        curve: (epochs done, loss, accuracy) of what is done.
        film: name of its film.
        title: of its model; empty for one that is made of its result.
        is_queued: whether it is one of several, after which nobody is asked: its model is kept, and
            the model in use answers alone.
    """

    config: TrainingConfig
    history: tuple[EpochSummary, ...] = ()
    curve: tuple[tuple[float, float, float], ...] = ()
    film: str = ""
    title: str = ""
    is_queued: bool = False

    @classmethod
    def of_saved(cls, saved: SavedRun, film: str) -> RunStarted:
        """A run that an earlier start did not end, in a film of that name."""
        curve = tuple((float(one.epoch), one.loss, one.accuracy) for one in saved.history)
        return cls(saved.config, saved.history, curve, film)
