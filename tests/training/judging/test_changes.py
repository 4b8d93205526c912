"""Changes are found on digits of the right people and read by judges who saw no search."""

import json

import pytest
from PIL import Image

from mnist_desktop.recognition.model_file import write_model
from tests.insight.template_reader import template_reader
from tests.training.small_corpus import write_corpus
from training.build_referee import HELD_OUT, JUDGES, judge_path
from training.drawings.folds import folds_of
from training.judging import changes
from training.judging.grid import clean_digits


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "digits.npz")


@pytest.fixture
def judges(tmp_path):
    folder = tmp_path / "judges"
    folder.mkdir()
    for part in ("final", "tuning"):
        for nth, name in enumerate(JUDGES):
            path = judge_path(folder, part, name).with_suffix(".digitmodel")
            write_model(path, template_reader(1.8 + nth / 2).model)
    return folder


def test_the_figures_of_a_few_digits(corpus, judges, tmp_path, capsys):
    model, figures, sheet = (tmp_path / name for name in ("m.digitmodel", "f.json", "s.png"))
    write_model(model, template_reader().model)
    changes.main(
        [
            *("--ink", str(corpus), "--judges", str(judges), "--digits", "2"),
            *("--model", str(model), "--referee", str(judges / "tuning-dense.digitmodel")),
            *("--prices", "2", "4", "--set", "budget=150"),
            *("--json", str(figures), "--sheet", str(sheet)),
        ]
    )
    found = json.loads(figures.read_text())
    assert list(found) == ["price 2", "price 4"]
    assert found["price 2"]["digits"] == 2
    assert 0 <= found["price 2"]["read as the target by two of three"] <= 1
    with Image.open(sheet) as picture:
        assert picture.size[0] > 200
    assert "price 4" in capsys.readouterr().out


def test_two_judges_have_no_majority(corpus, judges, capsys):
    (judges / "final-fold.digitmodel").unlink()
    with pytest.raises(SystemExit):
        changes.main(["--ink", str(corpus), "--judges", str(judges)])
    assert "holds 2 judges" in capsys.readouterr().err


def test_the_digits_are_by_people_of_the_folds(corpus):
    places, labels, writers = clean_digits([corpus])
    known = {
        tuple(ink.tobytes() for ink in changes.InkCorpus.load(corpus).ink(index).strokes)
        for (_, index), fold in zip(places, folds_of(writers), strict=True)
        if fold in HELD_OUT
    }
    assert len(labels) > len(known)
    for ink in changes.digits_of([corpus], HELD_OUT, 10, seed=1):
        assert tuple(stroke.tobytes() for stroke in ink.strokes) in known
