import csv

import numpy as np

from training.drawings.pen_images import EXCLUSIONS, excluded

REASONS = {"half digit", "two digits", "wrong label"}
SIZES = {"pen_digits_dev": 12_460, "pen_digits_uci": 7_494}


def test_the_list_is_short_and_each_entry_has_a_reason():
    with EXCLUSIONS.open(encoding="utf-8", newline="") as rows:
        entries = list(csv.DictReader(rows))
    assert 0 < len(entries) <= 300
    assert {entry["reason"] for entry in entries} <= REASONS
    places = [(entry["corpus"], int(entry["sample"])) for entry in entries]
    assert len(set(places)) == len(places)
    assert all(0 <= sample < SIZES[corpus] for corpus, sample in places)


def test_a_mask_of_a_corpus():
    mask = excluded("pen_digits_dev", SIZES["pen_digits_dev"])
    assert mask[6442]
    assert not mask[0]
    assert excluded("pen_digits_uci", SIZES["pen_digits_uci"]).sum() == 1
    assert not excluded("another", 5).any()
    assert mask.dtype == np.bool_
