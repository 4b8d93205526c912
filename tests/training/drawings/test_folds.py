import numpy as np
import pytest

from training.drawings.folds import FOLDS, NO_FOLD, donor, folds_of, people_of


@pytest.mark.parametrize(
    ("writer", "name"),
    [("apa/apa00/1", "ap"), ("app/2", "ap"), ("cea/x", "ce"), ("uci/tra", "uci"), ("art/a", "art")],
)
def test_donors(writer, name):
    assert donor(writer) == name


def test_every_donor_has_one_fold_and_nobody_has_none():
    writers = np.array(["ibm/1", "syn/1", "gmd/1", "apb/1", "ced/1", "imp/1", "uci/1"])
    assert folds_of(writers).tolist() == ["ibm", "syn", "gmd", "ap", "rest", "rest", "uci"]
    assert set(folds_of(writers)) == set(FOLDS)
    assert folds_of(np.array(["invented/0"])).tolist() == [NO_FOLD]


def test_where_people_are_not_known_each_digit_is_its_own():
    names = people_of(np.array(["uci/tra", "uci/tra", "apa/1", "apa/1", "ibm/r", "ibm/r"]))
    assert len(set(names)) == 5
    assert names[2] == names[3]
