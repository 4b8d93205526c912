"""A run that broke off, as it is offered when the program starts again."""

from dataclasses import dataclass

from mnist_desktop.learning.events import EpochSummary, TrainingConfig


@dataclass(frozen=True)
class SavedRun:
    """What a checkpoint holds, without its weights.

    Attributes:
        config: what is trained, and how.
        history: the epochs that are done.
        batches: how many batches of the next epoch are done.
    """

    config: TrainingConfig
    history: tuple[EpochSummary, ...]
    batches: int

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return len(self.history) >= self.config.all_epochs
