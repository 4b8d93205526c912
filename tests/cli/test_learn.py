import json
import zipfile

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.cli import learn
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import read_model, write_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.samples.copies import images_with_copies
from mnist_desktop.samples.hand_result import HandResult
from tests.cli.command_process import BLOCKED
from tests.recognition.random_weights import SMALL, random_weights
from tests.samples.hands import hand
from tests.training.small_corpus import write_corpus


@pytest.fixture
def own(tmp_path):
    """Two rounds as single drawings, one in a `.digits` file; the nines are mirrored."""
    folder = tmp_path / "my hand"
    (folder / "second").mkdir(parents=True)
    inks, _ = hand()
    for number, ink in enumerate(inks[:20]):
        place = folder / ("second" if number >= 10 else ".")
        ink.save(place / f"{number}.digitink")
    with zipfile.ZipFile(folder / "third.digits", "w") as archive:
        archive.writestr("drawings.jsonl", "\n".join(ink.to_json() for ink in inks[20:]))
    return folder


def test_a_folder_is_learned_without_qt_or_tensorflow(own, tmp_path, run_python):
    out = tmp_path / "mine.digitmodel"
    done = run_python(BLOCKED, "learn", own, "--out", out, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    names = "file samples before after mnist_before mnist_after seconds"
    assert list(told) == names.split()
    assert (told["file"], told["samples"], told["before"]) == (str(out), 30, 27)
    assert 29 <= told["after"] <= 30
    assert told["mnist_before"] - told["mnist_after"] <= 0.001
    inks, labels = hand(seed=77)
    images = images_with_copies(inks, 0)[:, 0]
    assert (Classifier.load(out).predict(images).argmax(axis=1) == labels).all()


def test_a_corpus_is_learned_by_another_model(tmp_path, capsys):
    base, out = tmp_path / "base.digitmodel", tmp_path / "new.digitmodel"
    model = Classifier.from_weights(SMALL, random_weights(SMALL), ModelMetadata("my first")).model
    write_model(base, model)
    pens = write_corpus(tmp_path / "pens.npz", 40)
    assert main(["learn", str(pens), "--base", str(base), "--out", str(tmp_path / "new")]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert f"saved: {out} (40 drawings" in told.out
    assert "letters" not in told.out
    assert read_model(out).metadata.settings["hand_base"] == "my first"


def test_what_cannot_be_learned_is_said_and_the_rest_is_learned(own, tmp_path, capsys):
    (own / "0.digitink").write_text("no drawing")
    Ink([[[0, 0], [1, 1]]], "seven").save(own / "1.digitink")
    Ink([], "3").save(own / "2.digitink")
    assert main(["learn", str(own), "--out", str(tmp_path / "mine.digitmodel")]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 3
    assert "1.digitink holds no drawing with a digit" in told.err
    assert "nothing is drawn in 1 of the drawings" in told.err
    assert "of your 27 were right before" in told.out


@pytest.mark.parametrize(
    ("arguments", "status", "error"),
    [
        (["none.digitink", "--out", "a.digitmodel"], 1, "no such file"),
        (["1.digitink", "--out", "a.digitmodel"], 1, "too few drawings"),
        (["1.digitink", "--out", "none/a.digitmodel"], 1, "no folder"),
        (["second", "--base", "1.digitink", "--out", "a.digitmodel"], 1, "not a complete model"),
        (["second", "--base", "none.digitmodel", "--out", "a.digitmodel"], 1, "does not exist"),
        (["second", "--base", "shoes.digitmodel", "--out", "a.digitmodel"], 1, "reads digits"),
    ],
)
def test_an_error_is_one_line_and_nothing_is_saved(
    arguments, status, error, own, capsys, monkeypatch
):
    monkeypatch.chdir(own)
    classes = ModelMetadata(classes=("shoe", "shirt"))
    write_model(
        own / "shoes.digitmodel",
        Classifier.from_weights(SMALL, random_weights(SMALL), classes).model,
    )
    assert main(["learn", *arguments]) == status
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert error in told.err
    assert not (own / "a.digitmodel").exists()


def test_without_a_destination_the_usage_is_wrong(own, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["learn", str(own)])
    assert ended.value.code == 2
    assert "--out" in capsys.readouterr().err


def result(before, gained, lost=0, scale=1.0):
    return HandResult(30, before, gained, lost, 5000, 4966, 4965, 500, 446, 440, scale)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (result(27, 2), "27 of your 30 were right before, 29 now"),
        (result(27, 2), "That could be luck: write ten new ones."),
        (result(27, 2), "4,966 of 5,000 right before, 4,965 now"),
        (result(27, 2), "letters refused: 446 of 500 before, 440 now"),
        (result(27, 0, scale=0.0), "nothing was learned"),
    ],
)
def test_in_words(found, said, tmp_path):
    assert said in learn.in_words(tmp_path / "mine.digitmodel", found, 0.25)


def test_a_clear_gain_or_none_is_not_called_luck(tmp_path):
    for found in (result(20, 8), result(27, 0)):
        assert "luck" not in learn.in_words(tmp_path / "mine.digitmodel", found, 0.25)


def test_a_base_that_has_learned_a_hand_before_is_told(tmp_path):
    found = HandResult(30, 27, 2, 0, 5000, 4966, 4965)
    told = learn.in_words(tmp_path / "mine.digitmodel", found, 0.25, has_learned=True)
    assert "29 now; but it may have learned some of them before" in told
    assert "judged" not in told
