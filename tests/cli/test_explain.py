"""Asking on the command line why a drawing or a picture is read so."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.__main__ import main
from mnist_desktop.assets import asset_path
from mnist_desktop.cli import explain, nearest_images
from mnist_desktop.cli.explain_report import WeighedPatch, WeighedPiece, strongest_runs
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.insight.changed_parts import ChangedPart
from mnist_desktop.insight.changes import InkChange
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import write_model
from mnist_desktop.recognition.preprocessing import (
    PEN_WIDTH,
    coverage,
    image_from_ink,
    segments_of,
    strokes_in_image,
)
from tests.cli.command_process import BLOCKED
from tests.conftest import ROOT
from tests.digit_strokes import DIGITS
from tests.insight.template_reader import template_reader

KEYS = (
    *("file", "digit", "probabilities", "evidence", "changes", "sentences", "nearest", "layers"),
)
FOUR = [(stroke * 300 + 50).round(1).tolist() for stroke in DIGITS[4]]
SHORT = "--no-changes", "--no-nearest"


@pytest.fixture(scope="module")
def reader():
    """A network of one layer, without a confidence branch."""
    return template_reader()


@pytest.fixture
def model(tmp_path, reader):
    path = tmp_path / "small.digitmodel"
    write_model(path, reader.model)
    return str(path)


@pytest.fixture
def named_model(tmp_path, reader):
    names = ("zero", "one", "two", "three", "四", "five", "six", "seven", "eight", "nine")
    metadata = replace(reader.metadata, classes=names)
    path = tmp_path / "named.digitmodel"
    write_model(path, replace(reader.model, metadata=metadata))
    return str(path)


@pytest.fixture
def four(tmp_path):
    """A 4 with an empty stroke before it and between its two, which begin with a doubled point."""
    strokes = [[], [FOUR[0][0], *FOUR[0]], [], [FOUR[1][0], *FOUR[1]]]
    path = tmp_path / "four.digitink"
    path.write_text(json.dumps({"strokes": strokes}))
    return str(path)


@pytest.fixture
def explained(capsys):
    """Runs the command; returns what it has printed as JSON."""

    def run(*arguments):
        assert main(["explain", "--json", *arguments]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return json.loads(told.out)

    return run


def test_a_drawing(explained, four, model, reader):
    found = explained(four, "--model", model, *SHORT)
    assert tuple(found) == KEYS
    assert (found["file"], found["digit"]) == (four, 4)
    assert sum(found["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert (found["changes"], found["nearest"]) == ({}, [])
    for sentence in found["sentences"]:
        assert sentence.keys() == {"text", "change", "digit"}
        assert sentence["text"].startswith("Read as 4. ")
    flatten, scores = found["layers"]
    assert flatten == {
        **{"name": "flatten", "kind": "flatten", "shape": [784], "parameters": 0},
        "largest": pytest.approx(1),
    }
    logits = reader.logits(image_from_ink(Ink.load(four))[None])
    assert (scores["shape"], scores["parameters"]) == ([10], 7850)
    assert scores["largest"] == pytest.approx(float(logits.max()), rel=1e-4)


def test_evidence_names_strokes_and_points_as_the_file_has_them(explained, four, model):
    pieces = explained(four, "--model", model, *SHORT)["evidence"]
    assert {piece["stroke"] for piece in pieces} == {1, 3}
    for number, points in ((1, FOUR[0]), (3, FOUR[1])):
        of_stroke = [piece for piece in pieces if piece["stroke"] == number]
        cuts = [piece["from"] for piece in of_stroke] + [of_stroke[-1]["to"]]
        assert (cuts[0], cuts[-1]) == (0, len(points))  # one more than without the doubled one
        assert cuts[1:] == [piece["to"] for piece in of_stroke]
        assert cuts == sorted(set(cuts))


def test_the_weights_predict_what_a_removal_costs(explained, four, model, reader):
    pieces = explained(four, "--model", model, *SHORT)["evidence"]
    ink = Ink.load(four)
    whole = _lead_of_four(reader, image_from_ink(ink))
    measured, predicted = [], []
    for start in range(len(pieces) - 2):
        run = pieces[start : start + 3]
        measured.append(whole - _lead_of_four(reader, _image_without(ink, run)))
        predicted.append(sum(piece["weight"] for piece in run))
    assert np.corrcoef(predicted, measured)[0, 1] > 0.85


def _lead_of_four(reader, image):
    (scores,) = reader.logits(image[None])
    return scores[4] - np.delete(scores, 4).max()


def _image_without(ink, pieces):
    """The lines between the other points of the file, drawn where they are in the whole drawing."""
    kept = []
    for place, stroke in zip((1, 3), strokes_in_image(ink), strict=True):
        lines = segments_of([stroke])
        is_kept = np.ones(len(lines), bool)
        for piece in pieces:
            if piece["stroke"] == place:
                is_kept[piece["from"] : piece["to"]] = False
        kept.append(lines[is_kept])
    return coverage(np.concatenate(kept), PEN_WIDTH).astype(np.float32)


def test_a_picture(explained, tmp_path, model):
    page = np.full((300, 400), 255, np.uint8)
    seven = 255 - (image_from_ink(Ink(tuple(DIGITS[7]))) * 255).astype(np.uint8)
    page[50:218, 200:368] = np.kron(seven, np.ones((6, 6), np.uint8))
    path = tmp_path / "seven.png"
    Image.fromarray(page).save(path)
    found = explained(str(path), "--model", model, "--no-nearest")
    assert tuple(found) == KEYS
    assert (found["digit"], found["changes"], found["sentences"]) == (7, {}, [])
    boxes = np.array([patch["box"] for patch in found["evidence"]])
    assert set(found["evidence"][0]) == {"box", "weight"}
    assert boxes[:, 2:] == pytest.approx(18, abs=2)
    middles = boxes[:, :2] + boxes[:, 2:] / 2
    drawn = np.argwhere(page < 128)[:, ::-1]
    assert middles.min(axis=0) == pytest.approx(drawn.min(axis=0), abs=18)
    assert middles.max(axis=0) == pytest.approx(drawn.max(axis=0), abs=18)


def test_a_dot_has_no_evidence_but_an_answer(explained, tmp_path, model):
    path = tmp_path / "dot.json"
    path.write_text('{"strokes": [[[5, 5]]]}')
    found = explained(str(path), "--model", model, *SHORT)
    assert (found["evidence"], found["changes"], found["sentences"]) == ([], {}, [])
    assert len(found["layers"]) == 2


@pytest.fixture
def asked(monkeypatch):
    """Notes the digits to which a change is looked for; only the one to 9 is found."""
    digits = []

    def change_to(ink, digit, _model, _referee):
        digits.append(digit)
        if digit != 9:
            return None
        added = np.array([[80.0, 60.0], [230.0, 60.0]])
        part = ChangedPart("closed", np.zeros((0, 2)), added)
        return InkChange(9, Ink((*ink.strokes, added)), 0.93, 0.2, (part,))

    monkeypatch.setattr(explain, "change_to", change_to)
    return digits


def test_changes_are_drawings_again(explained, four, model, asked, tmp_path):
    found = explained(four, "--model", model, "--no-nearest", "--digit", "9", "--digit", "1")
    assert set(asked) == {1, 9}
    assert list(found["changes"]) == ["9"]
    change = found["changes"]["9"]
    assert (change.keys(), change["probability"]) == ({"strokes", "probability", "changed"}, 0.93)
    changed = Ink.from_json(json.dumps(change))
    assert changed.strokes[0].tolist()[1:] == FOUR[0]
    assert changed.strokes[-1].tolist() == [[80, 60], [230, 60]]


@pytest.mark.parametrize(
    ("options", "count"),
    [(["--digit", "all"], 9), (["--digit", "4"], 0)],
    ids=["all others", "the answer itself"],
)
def test_which_changes_are_looked_for(explained, four, model, asked, options, count):
    found = explained(four, "--model", model, "--no-nearest", *options)
    assert len(asked) == count
    likely = np.argsort(-np.array(found["probabilities"]))
    assert asked == likely[1 : count + 1].tolist()


def test_without_digit_the_likeliest_are_tried_until_one_is_found(explained, four, model, asked):
    found = explained(four, "--model", model, "--no-nearest")
    likely = np.argsort(-np.array(found["probabilities"])).tolist()
    assert likely[:2] == [4, 9]
    assert (asked, list(found["changes"])) == ([9], ["9"])


def test_without_digit_three_are_tried_at_most(explained, four, model, monkeypatch):
    asked = []
    monkeypatch.setattr(explain, "change_to", lambda _ink, digit, *_: asked.append(digit))
    assert explained(four, "--model", model, "--no-nearest")["changes"] == {}
    assert len(asked) == 3


@pytest.mark.usefixtures("asked")
def test_in_words(four, model, capsys, monkeypatch):
    _with_few_images(monkeypatch)
    options = ["--digit", "9", "--digit", "1"]
    assert main(["explain", four, "--model", model, *options]) == 0
    answer, *lines = capsys.readouterr().out.splitlines()
    assert answer.startswith(f"{four}: 4 (")
    text = "\n".join(lines)
    assert "for 4 " in text
    assert "stroke 2, points " in text  # an empty one counts too
    assert "9             closed at the top (93 % sure, 20 % of the ink altered)" in text
    assert "1             none found" in text
    assert text.count(", cosine 0.") == 5
    assert "7,850  10      scores: dense" in text
    assert "100.0 %" not in answer + text


def _with_few_images(monkeypatch):
    """The first 600 of MNIST's training images; returns how often the network has read them."""
    data = load_mnist()
    few = replace(data, train=data.train[slice(600)], fingerprint="few")
    monkeypatch.setattr(nearest_images, "load_mnist", lambda: few)
    built, read = [], nearest_images.NeighbourReading

    def reading(*arguments):
        built.append(1)
        return read(*arguments)

    monkeypatch.setattr(nearest_images, "NeighbourReading", reading)
    return built


def test_without_mnist_all_else_is_explained(four, model, monkeypatch, capsys):
    def refuse():
        raise AppError("mnist_missing", name="mnist.npz")

    monkeypatch.setattr(nearest_images, "load_mnist", refuse)
    assert main(["explain", four, "--model", model, "--no-changes", "--json"]) == 1
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert (found["digit"], found["nearest"]) == (4, [])
    assert found["evidence"]
    assert len(told.err.splitlines()) == 1


def test_the_nearest_images_are_those_of_mnist_s_own_numbers(
    four, model, capsys, monkeypatch, folders
):
    built = _with_few_images(monkeypatch)
    command = ["explain", four, "--model", model, "--no-changes", "--json"]
    assert main(command) == 0
    told = capsys.readouterr()
    assert told.err.count("\n") == 1  # that it takes time
    nearest = json.loads(told.out)["nearest"]
    with np.load(asset_path("mnist.npz")) as arrays:
        labels = arrays["y_train"]
    assert [one["label"] for one in nearest] == [labels[one["index"]] for one in nearest]
    similarities = [one["similarity"] for one in nearest]
    assert len(similarities) == 5
    assert similarities == sorted(similarities, reverse=True)
    assert list(folders.cache.iterdir())
    assert main(command) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["nearest"], told.err) == (nearest, "")
    assert len(built) == 1


def test_a_model_of_named_things(explained, four, named_model, asked, capsys):
    found = explained(four, "--model", named_model, "--digit", "nine")
    assert (found["digit"], list(found["changes"]), found["nearest"]) == (4, ["9"], [])
    assert asked == [9]
    assert main(["explain", four, "--model", named_model, "--digit", "nine"]) == 0
    text = capsys.readouterr().out
    assert "for 四" in text
    assert "nine          closed" in text


def test_a_number_is_not_explained_and_what_to_do_is_said(tmp_path, model, capsys):
    path = tmp_path / "11.json"
    path.write_text('{"strokes": [[[0, 0], [0, 99]], [[60, 0], [60, 99]]]}')
    assert main(["explain", str(path), *SHORT]) == 1
    told = capsys.readouterr().err
    assert told.endswith(
        "There are 2 digits here, 11; one is explained at a time."
        " Save one of them in a file of its own.\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("blank.json", '{"strokes": [[]]}', "Nothing is drawn"),
        ("torn.digitink", '{"strokes"', "not a drawing"),
        ("text.png", "no picture", "not a picture"),
        ("none.png", None, "no such file"),
    ],
)
def test_what_cannot_be_explained_is_one_line(tmp_path, model, capsys, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert main(["explain", str(path), "--model", model]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert main(["explain", str(path), "--model", model, "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out).keys() == {"file", "error"}
    assert told.err.count("\n") == 1


def test_a_bad_model_is_one_line(tmp_path, four, capsys):
    assert main(["explain", four, "--model", str(tmp_path / "none.digitmodel")]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    "arguments",
    [[], ["a.png", "b.png"], ["a.png", "--digit", "9", "--no-changes"], ["a.png", "--digit", "x"]],
)
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(["explain", *arguments])
    assert left.value.code == 2
    assert "usage: mnist-desktop" in capsys.readouterr().err


def test_runs_of_evidence():
    weights = (2.0, 3.0, 0.1, -1.0, 2.0, 2.5)
    pieces = [
        WeighedPiece((0, 0, 1, 1), weight, number // 5, number, number + 1)
        for number, weight in enumerate(weights)
    ]
    firsts = [[piece.first for piece in run] for run in strongest_runs(pieces, 1)]
    assert firsts == [[0, 1], [5], [4]]  # the last two are in different strokes
    assert [run[0].weight for run in strongest_runs(pieces, -1)] == [-1.0]
    assert strongest_runs([WeighedPatch((0, 0, 1, 1), 0.01)], 1) == []


def test_the_built_in_model_without_qt_and_tensorflow(tmp_path):
    path = tmp_path / "seven.digitink"
    Ink(tuple(DIGITS[7])).save(path)
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, "explain", str(path), "--no-nearest", "--json"],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        timeout=230,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    classifier = Classifier.load()
    assert found["digit"] == 7
    assert len(found["evidence"]) > 20
    for digit, change in found["changes"].items():  # one that is quickly found
        image = image_from_ink(Ink.from_json(json.dumps(change)))
        assert classifier.read(image).digit == int(digit)
    assert [layer["name"] for layer in found["layers"]][-1] == "sure_scores"
    assert sum(one["parameters"] for one in found["layers"]) == classifier.architecture.parameters
