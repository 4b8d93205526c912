import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.__main__ import main
from mnist_desktop.assets import asset_path
from mnist_desktop.problem import PictureError
from mnist_desktop.recognition.ink import Ink
from tests.cli.command_process import BLOCKED, SEVEN, run
from tests.conftest import ROOT, rest_of


@pytest.fixture(scope="module")
def test_images():
    with np.load(asset_path("mnist.npz"), allow_pickle=False) as arrays:
        return arrays["x_test"][:10]


@pytest.fixture
def folder(tmp_path, test_images):
    """Pictures and drawings, good and bad, under names that strangers choose."""
    place = tmp_path / "their files"
    (place / "more.png").mkdir(parents=True)
    Image.fromarray(test_images[0]).save(place / "seven.png")
    Image.fromarray(255 - test_images[1]).resize((300, 300)).save(place / "二.jpg")
    Image.fromarray(test_images[2]).save(place / "more.png" / "one.BMP")
    Image.new("L", (50, 50), 255).save(place / "white.gif")
    (place / "drawn.digitink").write_text(json.dumps({"strokes": SEVEN}))
    (place / "blank.json").write_text('{"strokes": []}')
    (place / "text.png").write_text("no picture")
    (place / "zero.tif").touch()
    (place / ".hidden.png").touch()
    (place / "notes.txt").touch()
    return place


def test_predict_reads_folders_and_goes_on_after_bad_files(folder):
    done = run("predict", folder)
    told = [line.replace(str(folder) + os.sep, "") for line in done.stdout.splitlines()]
    assert [line.split(" (")[0] for line in told] == [
        "blank.json: nothing drawn",
        "drawn.digitink: 7",
        f"more.png{os.sep}one.BMP: 1",
        "seven.png: 7",
        "white.gif: nothing drawn",
        "二.jpg: 2",
    ]
    errors = done.stderr.splitlines()
    assert len(errors) == 2
    assert "text.png: This is not a picture" in errors[0]
    assert "zero.tif: This file is empty." in errors[1]
    assert done.returncode == 1


def test_predict_json_has_one_object_a_file(folder):
    files = ["seven.png", "drawn.digitink", "blank.json", "text.png", "missing.png"]
    done = run("predict", "--json", *files, cwd=folder)
    seven, drawn, blank, text, missing = map(json.loads, done.stdout.splitlines())
    assert seven.keys() == {"file", "text", "digits"}
    (digit,) = seven["digits"]
    assert digit.keys() == {"digit", "confidence", "probabilities", "accepted", "box"}
    assert (seven["file"], seven["text"], digit["digit"]) == ("seven.png", "7", 7)
    assert digit["accepted"] is True
    assert digit["confidence"] == max(digit["probabilities"]) > 0.5
    assert sum(digit["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert digit["box"] == pytest.approx([6, 7, 16, 20], abs=1.5)
    assert drawn["digits"][0]["box"] == [100, 100, 200, 300]
    assert blank == {"file": "blank.json", "text": "", "digits": []}
    assert text.keys() == missing.keys() == {"file", "error"}
    assert missing["error"] == "There is no such file."
    assert done.stderr == "mnist-desktop: 2 of 5 could not be read\n"
    assert done.returncode == 1


def test_predict_takes_weird_names(tmp_path, test_images, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ["-x.png", "a b.png"] + (
        ["new\nline.png", "bad\udcff.png"] if os.name == "posix" else []
    )
    for name in names:
        with Path(name).open("wb") as file:
            Image.fromarray(test_images[0]).save(file, "PNG")
    assert main(["predict", "--", *names]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(names)
    assert lines[0].startswith("-x.png: 7")
    if os.name == "posix":
        assert lines[2].startswith("new\\nline.png: 7")
        assert lines[3].startswith("bad\\udcff.png: 7")


def test_output_is_utf8_whatever_the_locale(folder):
    done = run("predict", "二.jpg", cwd=folder, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.stdout.startswith("二.jpg: 2")


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_predict_of_loops_pipes_and_closed_folders(tmp_path, capsys):
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    os.mkfifo(tmp_path / "pipe.png")
    os.mkfifo(tmp_path / "pipe.digitink")
    assert main(["predict", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize("command", [["predict"], ["predict", "--model"], ["evaluate", "--ink"]])
def test_a_name_that_is_too_long_is_one_line(command, folder, capsys):
    command = [*command, "x" * 300 + ".png"]
    assert main(command if "--model" not in command else [*command, str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
def test_a_path_inside_a_closed_folder_is_one_line(folder, capsys, monkeypatch):
    def refuse(self, **_options):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "stat", refuse)  # the tests may run as root, to whom all is open
    from mnist_desktop.cli.predict import files_in, predict_file

    with pytest.raises(PictureError, match="Permission denied"):
        predict_file(folder / "seven.png", None)
    assert list(files_in([folder / "seven.png"])) == [(folder / "seven.png", None)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["predict", "seven.png"], ["doctor"], ["--help"]])
def test_a_full_output_is_one_line(command, folder):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", BLOCKED, *command],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=folder,
            encoding="utf-8",
            timeout=230,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        )
    assert done.returncode == 1
    assert done.stderr.startswith("mnist-desktop: Nothing can be written to standard output: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["predict", "seven.png"], ["doctor", "--json"]])
def test_a_closed_output_is_one_line(command, folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdout", None)
    assert main(command) == 1
    assert capsys.readouterr().err == (
        "mnist-desktop: Nothing can be written to standard output: it is closed.\n"
    )


def test_an_empty_folder_is_an_error(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["predict", str(tmp_path / "empty")]) == 1
    assert "no picture and no drawing" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["predict", "evaluate"])
def test_a_bad_model_is_one_line(command, tmp_path, capsys):
    model = tmp_path / "x.digitmodel"
    model.write_bytes(b"no model")
    files = ["a.png"] if command == "predict" else []
    for path in (model, tmp_path / "none.digitmodel"):
        assert main([command, "--model", str(path), *files]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["predict"],
        ["predict", "--jso", "x"],
        ["evaluate", "more"],
        ["evaluate", "--ink", "a.npz", "--data", "b.npz"],
        ["evaluate", "--turn"],
        ["evaluate", "--data", "a.npz", "--turn", "round"],
        ["doctor", "--model", "x"],
        ["--nonsense"],
        ["one", "two"],
        ["--lang", "fr"],
    ],
)
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: mnist-desktop" in capsys.readouterr().err


def test_help_and_version(capsys):
    for arguments, text in (
        (["--help"], "doctor"),
        (["--version"], "0."),
        (["predict", "-h"], "box"),
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        assert text in capsys.readouterr().out


def test_no_progress_in_a_pipe_and_some_on_a_terminal(folder, capsys, monkeypatch):
    files = [str(folder / "seven.png"), str(folder / "white.gif")]
    assert main(["predict", *files]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["predict", *files]) == 0
    assert "1 of 2" in capsys.readouterr().err


def test_predict_says_the_names_of_the_classes(folder, named_model):
    done = run("predict", "--model", named_model, "seven.png", cwd=folder)
    assert done.stdout.startswith("seven.png: 七 (")
    read = json.loads(
        run("predict", "--model", named_model, folder, "--json").stdout.split("\n")[1]
    )
    assert (read["text"], read["digits"][0]["digit"]) == ("七", 7)


def test_doctor_without_qt_and_tensorflow(tmp_path):
    done = run("doctor", "--json", env={"MNIST_DESKTOP_HOME": str(tmp_path / "kept")})
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found["versions"]["numpy"] == np.__version__
    assert found["folders"]["models"]["path"] == str(tmp_path / "kept" / "models")
    assert found["devices"]["cpus"] >= 1
    assert found["model"]["error"] is None
    assert not (tmp_path / "kept").exists()
    assert found["versions"]["python"] in run("doctor").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="displays of X and Wayland")
@pytest.mark.parametrize("display", ["", ":4711", "nonsense"])
def test_no_display_is_one_sentence(display):
    env = {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = run(env=env)
    assert done.returncode == 1
    assert done.stderr.startswith("mnist-desktop: There is no display")
    assert done.stderr.count("\n") == 1


def test_a_missing_qt_is_one_sentence():
    done = run(env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 1
    assert "PySide6 must not be imported" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_leaves_whole_lines(folder):
    files = ["seven.png"] * 20_000  # relative: Linux takes 2 MB of arguments
    with subprocess.Popen(
        [sys.executable, "-c", BLOCKED, "predict", "--json", *files],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the readers too
        rest, errors = rest_of(process)
    assert process.returncode == 130
    assert errors == ""
    assert rest == "" or rest.endswith("\n")
    for line in [first, *rest.splitlines()]:
        json.loads(line)


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_reader_that_goes_away_is_no_error(folder):
    with subprocess.Popen(
        [sys.executable, "-c", BLOCKED, "predict", *[str(folder / "seven.png")] * 3000],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_ink_is_read_like_its_drawing(folder):
    ink = Ink.load(folder / "drawn.digitink")
    assert ink.box == (100, 100, 200, 300)
