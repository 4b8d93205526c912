from dataclasses import replace

import numpy as np

from training.judging.held_out import misread_counts


def test_the_excluded_digits_are_counted_apart(small_data):
    class AlwaysThree:
        classes = ()

        def logits(self, images):
            return np.eye(10)[np.full(len(images), 3)]

    of_ibm = np.flatnonzero(np.char.startswith(small_data.pens.writers, "ibm"))
    excluded = np.isin(np.arange(len(small_data.pens)), of_ibm[:2])  # a 0 and a 1
    pens = replace(small_data.pens, excluded=excluded)
    assert misread_counts(AlwaysThree(), pens, "ibm") == {
        "misread": 18,
        "count": 20,
        "misread_clean": 16,
        "count_clean": 18,
    }
