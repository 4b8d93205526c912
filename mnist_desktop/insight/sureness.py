"""What a confidence is worth: how many drawings of which a network was as sure were misread."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.insight.intervals import wilson_interval
from mnist_desktop.json_records import json_object, list_of, number, record, text, whole
from mnist_desktop.problem import Message
from mnist_desktop.recognition.model_file import Model

FILE = "sureness.json"
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
"""Borders of the bins; the last bin has its upper border."""
MIN_COUNT = 100
"""Drawings in a bin about which something is said."""


@dataclass(frozen=True)
class SurenessBin:
    """Drawings of about the same confidence.

    Attributes:
        count: how many there were.
        misread: how many of them were misread.
    """

    count: int
    misread: int

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the misread share."""
        return wilson_interval(self.misread, self.count)


@dataclass(frozen=True)
class SurenessTable:
    """A bin for each interval of EDGES.

    Attributes:
        bins: by rising confidence.
        is_by_others: whether people drew what was counted whom the network had not learned from;
            otherwise it was the validation images of its own data set.
    """

    bins: tuple[SurenessBin, ...]
    is_by_others: bool

    @classmethod
    def counted(
        cls,
        confidences: NDArray[np.floating],
        is_correct: NDArray[np.bool_],
        *,
        is_by_others: bool = False,
    ) -> "SurenessTable":
        """From (n,) confidences in [0, 1] and whether each answer was right."""
        places = bin_of(confidences)
        counts = np.bincount(places, minlength=len(EDGES) - 1)
        wrong = np.bincount(places, ~is_correct, len(EDGES) - 1).astype(int)
        pairs = zip(counts.tolist(), wrong.tolist(), strict=True)
        return cls(tuple(SurenessBin(*pair) for pair in pairs), is_by_others)

    def message(self, confidence: float) -> Message | None:
        """What is said of an answer of this confidence; None where too little is known.

        "Of 1,204 validation images that this network was this sure of (99.5–99.9 %), it misread 3."
        """
        place = self._place(confidence)
        if place is None:
            return None
        low, high = (f"{100 * edge:g}" for edge in EDGES[place : place + 2])
        is_last = place == len(self.bins) - 1  # never "100 %": a network is not that sure
        return Message(
            "sureness_by_others" if self.is_by_others else "sureness_of_validation",
            range=f"\u2265 {low} %" if is_last else f"{low}\u2013{high} %",
            count=f"{self.bins[place].count:,}",
            misread=f"{self.bins[place].misread:,}",
        )

    def interval_message(self, confidence: float) -> Message | None:
        """How far chance may have moved the count of `message`."""
        place = self._place(confidence)
        if place is None:
            return None
        low, high = (f"{10_000 * share:,.0f}" for share in self.bins[place].interval)
        return Message("sureness_interval", low=low, high=high)

    def _place(self, confidence: float) -> int | None:
        """The bin of a confidence, if enough was counted in it."""
        place = int(bin_of(np.array([confidence]))[0])
        return place if self.bins[place].count >= MIN_COUNT else None

    # On disk

    def to_json(self, model: str, source: str) -> bytes:
        """The content of a file that `from_json` reads.

        Args:
            model: names the model that it is of.
            source: how it was counted, in a sentence.
        """
        bins = [asdict(one) for one in self.bins]
        content = {"model": model, "source": source, "edges": EDGES, "bins": bins}
        return json.dumps(content, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes, model: str, *, is_by_others: bool) -> "SurenessTable | None":
        """The table in a file; None if it is of another model or has other bins.

        Raises:
            ValueError: the file is no table.
        """
        content = record(json_object(data), _FIELDS)
        if content["model"] != model or content["edges"] != EDGES:
            return None
        return cls(tuple(SurenessBin(**one) for one in content["bins"]), is_by_others)


def bin_of(confidences: NDArray[np.floating]) -> NDArray[np.intp]:
    """(n,) the bin of each confidence."""
    places = np.searchsorted(EDGES, confidences, side="right") - 1
    return np.asarray(np.clip(places, 0, len(EDGES) - 2))


def built_in_table(model: Model) -> SurenessTable | None:
    """The table that ships with the built-in model; None for any other model.

    It was counted on networks of the same recipe, each on the drawings of people whom it had not
    learned from (`python -m training.judging.sureness`).
    """
    path = asset_path(FILE)
    if not path.exists():
        return None
    return SurenessTable.from_json(path.read_bytes(), model.metadata.date, is_by_others=True)


def _bin(value: object) -> Mapping[str, int]:
    return record(value, {"count": whole(), "misread": whole()})


_FIELDS = {
    "model": text(40),
    "source": text(400),
    "edges": list_of(number(0, 1), most=50),
    "bins": list_of(_bin, least=len(EDGES) - 1, most=len(EDGES) - 1),
}
