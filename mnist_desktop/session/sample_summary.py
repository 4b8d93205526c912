"""What the store of kept drawings holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mnist_desktop.samples.selection import EVERYTHING

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore


@dataclass(frozen=True)
class SampleSummary:
    """What the store in use holds.

    Attributes:
        counts: how many samples, by writer and then by label, both sorted.
        writers: pseudonyms of who has samples or taught a model, sorted; the empty one is that of
            whoever uses the program.
        last_writer: who wrote last.
    """

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    writers: tuple[str, ...] = ()
    last_writer: str = ""

    @classmethod
    def of(cls, store: SampleStore) -> SampleSummary:
        """That of a store; reads its file."""
        return cls(store.counts(EVERYTHING), tuple(store.writers.names()), store.writers.last())

    @property
    def total(self) -> int:
        """Of all writers and labels."""
        return sum(sum(labels.values()) for labels in self.counts.values())
