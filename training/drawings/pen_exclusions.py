"""Samples of the pen corpora that are no digit of their label: `pen_exclusions.csv`.

Half digits (most are ibm's strokes cut apart), several digits in one sample, and wrong labels;
found by looking at pictures, before any comparison of models. What is merely hard, flagged, footed
or slashed is not on the list.
"""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_suffix(".csv")


def excluded(corpus: str, count: int) -> NDArray[np.bool_]:
    """(count,) mask of the samples of a corpus, named as its file without .npz, that are out."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        samples = [int(row["sample"]) for row in csv.DictReader(rows) if row["corpus"] == corpus]
    mask = np.zeros(count, bool)
    mask[samples] = True
    return mask
