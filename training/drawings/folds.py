"""Six folds of the pen digits, by donor; each is read by a network trained on the other five."""

import numpy as np
from numpy.typing import NDArray

FOLDS = ("ibm", "syn", "gmd", "ap", "rest", "uci")
"""`ap`: apa, apb and app, one donor; `rest`: the small institutes and cea, ceb and ced."""

REST = "rest"
INVENTED = "invented"
"""The donor of generated digits, which are in no fold and in every training set."""
NO_FOLD = ""

NOT_PEOPLE = ("ibm", "gmd", "uci")
"""Donors whose writer names do not stand for one person."""


def donor(writer: str) -> str:
    """The donor of a writer's digits: apa, apb and app are one, cea, ceb and ced another."""
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
    """(n,) names to resample people by; where people are unknown each digit has its own."""
    names = [
        f"{writer} {place}" if donor(writer) in NOT_PEOPLE else writer
        for place, writer in enumerate(writers.tolist())
    ]
    return np.array(names)
