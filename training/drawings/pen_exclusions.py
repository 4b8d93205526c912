"""Samples of the pen corpora that do not show the digit of their label: `pen_exclusions.csv`.

Half digits (mostly strokes of ibm's that were cut apart), several digits in one sample, and wrong
labels; found by looking at pictures, before any comparison of models. Samples that are merely hard,
flagged, footed or slashed are not on the list.
"""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_suffix(".csv")


def excluded(corpus: str, count: int) -> NDArray[np.bool_]:
    """(count,) bool, the excluded samples of a corpus; `corpus` is its file name without .npz."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        samples = [int(row["sample"]) for row in csv.DictReader(rows) if row["corpus"] == corpus]
    mask = np.zeros(count, bool)
    mask[samples] = True
    return mask
