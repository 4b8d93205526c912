import json

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from training import cross_validate, evaluate
from training.drawings.folds import FOLDS
from training.drawings.ink_distortions import INK_CELLS
from training.drawings.not_digit_images import BLANK, KINDS
from training.drawings.picture_distortions import PICTURE_CELLS
from training.drawings.stranger_pictures import SEVERAL_CELL, STRANGER_CELLS
from training.judging.held_out import HeldOut
from training.recipe.fold_models import FoldModels


def held_out(right, folds=("ibm", "uci")):
    """Answers of two folds, all equally sure; those that are not right are one too high."""
    count = len(right)
    labels = (np.arange(count) % 10).astype(np.uint8)
    logits = np.zeros((count, 10))
    logits[np.arange(count), np.where(right, labels, (labels + 1) % 10)] = 3.0
    names = np.resize(np.array(folds), count)
    writers = np.array([f"{name}/{place % 7}" for place, name in enumerate(names)])
    no, blank = np.zeros(count, bool), np.zeros((count, 28, 28), np.uint8)
    return HeldOut(labels, logits, no, blank, writers, names, no.copy())


def test_fifteen_labels_are_known_to_be_wrong():
    assert len(set(evaluate.WRONG_LABELS)) == 15
    labels = load_mnist().test.labels
    assert [labels[index] for index in (947, 2462, 2597, 6651)] == [8, 2, 5, 0]


def test_scores_of_held_out_digits():
    right = np.arange(200) % 10 != 0
    digits = held_out(right)
    assert (digits.is_correct == right).all()
    scores = digits.scores()
    assert (scores["misread"], scores["count"], scores["accuracy"]) == (20, 200, 0.9)
    least, most = scores["interval"]
    assert least < 0.9 < most


def test_the_temperature_of_a_fold_is_fitted_on_the_others():
    right = np.arange(2000) // 2 % 10 != 0  # as often in both folds
    digits = held_out(right)
    digits.logits[digits.folds == "ibm"] *= 2
    temperatures = digits.temperatures()
    ibm, uci = (set(temperatures[digits.folds == fold]) for fold in ("ibm", "uci"))
    assert len(ibm) == len(uci) == 1
    assert uci.pop() == pytest.approx(2 * ibm.pop(), rel=0.05)


def test_what_is_read_as_what():
    counts = held_out(np.arange(100) % 10 != 3).confusion
    assert counts[3, 4] == 10
    assert counts[3, 3] == 0
    assert (np.delete(counts.diagonal(), 3) == 10).all()
    assert counts.sum() == 100


def test_excluded_ones_are_left_out():
    digits = held_out(np.arange(100) % 10 != 0)
    digits.excluded[:10] = True
    assert digits.clean.scores()["count"] == 90
    assert digits.clean.scores()["misread"] == 9


@pytest.mark.long
def test_an_evaluation_from_training_to_report(recipe_arguments, tmp_path, capsys):
    folder = tmp_path / "folds"
    cross_validate.main([*recipe_arguments, "--out", str(folder)])
    assert all(FoldModels.load(folder).has(fold) for fold in FOLDS)
    data = recipe_arguments[: recipe_arguments.index("--set")]
    figures, page = tmp_path / "figures.json", tmp_path / "page.html"
    sheet = tmp_path / "mistakes.png"
    capsys.readouterr()
    evaluate.main(
        [
            *data,
            *("--folds", str(folder), "--digits", "20"),
            *("--json", str(figures), "--html", str(page), "--mistakes", str(sheet)),
        ]
    )
    table = capsys.readouterr().out
    told = json.loads(figures.read_text())
    assert set(told) == set(evaluate.PARTS)
    mnist = told["mnist"]
    assert mnist["accuracy"] == 1 - mnist["misread"] / 10_000 > 0.995
    assert set(mnist["misread with a wrong label"]) <= set(evaluate.WRONG_LABELS)
    assert told["folds"]["pooled, raw"]["count"] == 140
    assert {"1 as 7", "7 as 1"} <= set(told["folds"]["confused, clean"])
    assert set(told["grid"]["ink"]) == {"as it is", *INK_CELLS}
    assert set(told["grid"]["pictures"]) == set(PICTURE_CELLS)
    assert set(told["grid"]["strangers' pictures"]) == {*STRANGER_CELLS, SEVERAL_CELL}
    assert {cell["count"] for cell in told["grid"]["pictures"].values()} == {20}
    assert set(told["refusal"]["kinds"]) == {*KINDS, BLANK}
    assert (
        told["refusal"]["right digits said to be none"]
        <= told["refusal"]["refused right digits"]
        < 1
    )
    assert 0.3 <= told["confidence"]["temperature"] <= 3
    assert "squared paper" in table
    shown = page.read_text()
    assert shown.count("<figure>") == min(evaluate.WORST, told["folds"]["pooled, clean"]["misread"])
    assert shown.count('src="data:image/png;base64,') == shown.count("<figure>")
    assert "Misread digits" in shown
    assert sheet.read_bytes().startswith(b"\x89PNG")


@pytest.mark.long
def test_folds_that_are_not_trained_are_left_out(recipe_arguments, tmp_path, capsys):
    cross_validate.main([*recipe_arguments, "--out", str(tmp_path), "--folds", "uci"])
    data = recipe_arguments[: recipe_arguments.index("--set")]
    figures = tmp_path / "figures.json"
    evaluate.main(
        [
            *data,
            *("--folds", str(tmp_path), "--digits", "5", "--json", str(figures)),
            *("--only", "folds", "confidence", "refusal", "grid"),
        ]
    )
    told = json.loads(figures.read_text())
    parts = {f"{of}, {how}" for of in ("pooled", "uci") for how in ("raw", "clean")}
    assert set(told["folds"]) == {*parts, "confused, clean"}
    assert told["refusal"]["kinds"]["scribble"]["count"] == 12
    assert told["refusal"]["kinds"]["halved"]["count"] == 2


def test_no_networks_are_told(recipe_arguments, tmp_path, capsys):
    data = recipe_arguments[: recipe_arguments.index("--set")]
    with pytest.raises(SystemExit) as stopped:
        evaluate.main([*data, "--folds", str(tmp_path)])
    assert stopped.value.code == 2
    assert "training.cross_validate" in capsys.readouterr().err
