"""What a confidence is worth: how many drawings of which a network was as sure were misread."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.json_records import json_object, list_of, number, record, text, whole
from mnist_desktop.problem import Message
from mnist_desktop.recognition.model_file import Model

FILE = "sureness.json"
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
"""Borders of the bins; the last bin has its upper border."""
MIN_COUNT = 100
"""Drawings in a bin about which something is said."""
_CERTAINTY = 1.96  # standard deviations: 95 %


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
        """95 % interval of the misread share (Wilson 1927, J. Am. Stat. Assoc. 22:209)."""
        if not self.count:
            return 0.0, 1.0
        share, square = self.misread / self.count, _CERTAINTY**2
        middle = share + square / (2 * self.count)
        reach = _CERTAINTY * sqrt(share * (1 - share) / self.count + square / (4 * self.count**2))
        scale = 1 + square / self.count
        return max((middle - reach) / scale, 0.0), min((middle + reach) / scale, 1.0)


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

        "of 1,000 drawings by other people that it was this sure of, about 4 were misread"
        """
        found = self.bins[int(bin_of(np.array([confidence]))[0])]
        if found.count < MIN_COUNT:
            return None
        low, high = (1000 * share for share in found.interval)
        key = "sureness_by_others" if self.is_by_others else "sureness_of_validation"
        return Message(
            key,
            misread=_rounded(1000 * found.misread / found.count),
            low=_rounded(low),
            high=_rounded(high),
            count=f"{found.count:,}",
        )


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
    content = record(json_object(path.read_bytes()), _FIELDS)
    if content["model"] != model.metadata.date or content["edges"] != EDGES:
        return None
    return SurenessTable(tuple(SurenessBin(**one) for one in content["bins"]), is_by_others=True)


def table_json(table: SurenessTable, model: Model, source: str) -> bytes:
    """The content of the file that `built_in_table` reads.

    Args:
        table: the counts.
        model: the built-in model.
        source: how they were counted, in a sentence.
    """
    content = {
        "model": model.metadata.date,
        "source": source,
        "edges": EDGES,
        "bins": [asdict(one) for one in table.bins],
    }
    return json.dumps(content, indent=1).encode()


def _rounded(per_thousand: float) -> str:
    """Whole, or with a decimal below ten; never a 0 or 1,000 that is only rounded to it."""
    if 0 < per_thousand < 0.1:
        return "<0.1"
    if per_thousand < 9.95:
        return f"{per_thousand:.1f}".removesuffix(".0")
    return f"{per_thousand:,.0f}"


def _bin(value: object) -> Mapping[str, int]:
    return record(value, {"count": whole(), "misread": whole()})


_FIELDS = {
    "model": text(40),
    "source": text(400),
    "edges": list_of(number(0, 1), most=50),
    "bins": list_of(_bin, least=len(EDGES) - 1, most=len(EDGES) - 1),
}
