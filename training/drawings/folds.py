"""Six folds of the pen digits, by donor: each is read by a network that learned the five others."""

import numpy as np
from numpy.typing import NDArray

FOLDS = ("ibm", "syn", "gmd", "ap", "rest", "uci")
"""`ap`: apa, apb and app, one donor; `rest`: the small institutes with cea, ceb and ced."""

REST = "rest"
INVENTED = "invented"
"""The donor of digits that nobody wrote; they are in no fold, and may always be learned."""
NO_FOLD = ""

NOT_PEOPLE = ("ibm", "gmd", "uci")
"""Where a writer's name is not one person's."""


def donor(writer: str) -> str:
    """Who gave the digits: apa, apb and app are one donor, cea, ceb and ced another."""
    institute = writer.split("/")[0]
    return institute[:2] if institute[:2] in ("ap", "ce") else institute


def folds_of(writers: NDArray[np.str_]) -> NDArray[np.str_]:
    """(n,) the fold of each writer's digits, or NO_FOLD."""
    return np.array([_fold(donor(writer)) for writer in writers.tolist()], dtype="<U8")


def _fold(name: str) -> str:
    if name == INVENTED:
        return NO_FOLD
    return name if name in FOLDS else REST


def people_of(writers: NDArray[np.str_]) -> NDArray[np.str_]:
    """(n,) names to draw people by: where people are not known each digit is its own."""
    names = [
        f"{writer} {place}" if donor(writer) in NOT_PEOPLE else writer
        for place, writer in enumerate(writers.tolist())
    ]
    return np.array(names)
