"""Which samples of the store are meant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mnist_desktop.samples.sample import Origin


@dataclass(frozen=True)
class Selection:
    """The samples that have all of these; None means any.

    Attributes:
        label: of the samples.
        writer: pseudonym; the empty one is that of whoever uses the program.
        series: of one *Write thirty*.
        origins: one of these.
        ids: one of these.
    """

    label: str | None = None
    writer: str | None = None
    series: str | None = None
    origins: tuple[Origin, ...] | None = None
    ids: Sequence[int] | None = None

    def condition(self) -> tuple[str, list[str | int]]:
        """The condition in SQL on `samples` joined with `writers`, and the values in it."""
        terms, values = ["NOT removed"], list[str | int]()
        for column, value in (
            ("label", self.label),
            ("writers.name", self.writer),
            ("series", self.series),
        ):
            if value is not None:
                terms.append(f"{column} = ?")
                values.append(value)
        for column, several in (("origin", self.origins), ("samples.id", self.ids)):
            if several is not None:
                # One value, a JSON list: SQLite takes a limited number of them
                terms.append(f"{column} IN (SELECT value FROM json_each(?))")
                values.append(as_json(several))
        return " AND ".join(terms), values


def as_json(values: Sequence[int] | Sequence[str]) -> str:
    """The values as a JSON list, for `json_each` in SQL."""
    return json.dumps([*values])


EVERYTHING = Selection()
