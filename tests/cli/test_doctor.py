import os
import re
import shutil
import sys

import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.cli import doctor
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.window.settings import WindowSettings


@pytest.fixture
def choose(kept):
    """Makes the window remember a model, as the Models menu does."""

    def choose(path):
        kept.mkdir(exist_ok=True)
        settings = WindowSettings(kept / "settings.ini")
        settings.model = path
        settings.save()

    return choose


def test_the_built_in_model_is_in_use_until_another_is_chosen():
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["model"]["built_in"]
    assert findings["model"]["path"] == str(asset_path("best.digitmodel"))
    assert findings["model"]["instead_of"] is None


def test_the_chosen_model_is_in_use(choose, tmp_path):
    mine = tmp_path / "我的, mine.digitmodel"
    shutil.copy(asset_path("best.digitmodel"), mine)
    choose(mine)
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["model"]["path"] == str(mine)
    assert not findings["model"]["built_in"]
    assert f"{mine}: {Classifier.load().architecture.name}," in doctor.in_words(findings)


def test_a_chosen_model_that_cannot_be_read_is_told_and_the_built_in_one_used(choose, tmp_path):
    choose(tmp_path / "gone.digitmodel")
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["model"]["built_in"]
    assert findings["model"]["error"] is None
    told = doctor.in_words(findings)
    assert f"built-in: {Classifier.load().architecture.name}," in told
    assert "The model gone.digitmodel does not exist." in told


def test_devices_and_folders_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "gpu_names", lambda: ["Some GPU"])
    findings, _ = doctor.check_up()
    assert findings["devices"]["gpus"] == ["Some GPU"]
    assert findings["devices"]["cpu"]
    assert "Some GPU" in doctor.in_words(findings)
    findings["devices"]["gpus"] = []
    assert "none found" in doctor.in_words(findings)


def test_why_nothing_can_be_trained_is_told(monkeypatch):
    from mnist_desktop.learning import tensorflow_requirements

    assert doctor.check_up()[0]["devices"]["no_training"] is None
    assert "TensorFlow found" in doctor.in_words(doctor.check_up()[0])
    monkeypatch.setattr(tensorflow_requirements, "has_avx", lambda: False)
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["devices"]["tensorflow"]
    assert "has no AVX" in doctor.in_words(findings)


def test_the_edition_is_told(monkeypatch):
    from mnist_desktop.learning import tensorflow_requirements

    findings, _ = doctor.check_up()
    assert findings["edition"] == "installed"
    assert re.search("^tensorflow +[0-9]", doctor.in_words(findings), re.M)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(tensorflow_requirements, "find_spec", lambda _: None)
    findings, problem = doctor.check_up()
    told = doctor.in_words(findings)
    assert problem is None
    assert findings["edition"] == "small"
    assert "small, without TensorFlow" in told
    assert "missing" not in told


def test_a_folder_that_cannot_be_is_no_reason_to_fail(monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_HOME", "/" + "x" * 300)
    findings, problem = doctor.check_up()
    assert problem is None
    assert not findings["folders"]["data"]["exists"]


def test_a_folder_beside_the_program_that_is_not_used_is_told():
    findings, _ = doctor.check_up()
    assert findings["refused"] is None
    findings["refused"] = "/media/stick/data"
    assert "instead of /media/stick/data" in doctor.in_words(findings)


@pytest.fixture(autouse=True)
def _no_driver(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "_NVIDIA", tmp_path / "gpus")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))


def write_tool(folder, script):
    tool = folder / "nvidia-smi"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_the_processor_has_a_name():
    assert doctor.cpu_name()


def test_none_is_found_without_a_driver_or_a_tool():
    assert doctor.gpu_names() == []


def test_the_driver_names_its_gpus(tmp_path):
    for number in (0, 1):
        place = tmp_path / "gpus" / f"0000:0{number}:00.0"
        place.mkdir(parents=True)
        (place / "information").write_text(f"Model: \t\t NVIDIA RTX {number}\nIRQ: 5\n")
    assert doctor.gpu_names() == ["NVIDIA RTX 0", "NVIDIA RTX 1"]


@pytest.mark.skipif(os.name != "posix", reason="a shell script as the tool")
def test_the_tool_names_its_gpus(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "_TIMEOUT", 60)
    write_tool(tmp_path, 'echo "GPU 0: NVIDIA GeForce RTX 3080 (UUID: GPU-1-2)"; echo more')
    assert doctor.gpu_names() == ["NVIDIA GeForce RTX 3080"]


@pytest.mark.skipif(os.name != "posix", reason="a shell script as the tool")
@pytest.mark.parametrize("script", ["exit 9", "exec /bin/sleep 60", 'echo "no devices"'])
def test_a_tool_that_fails_or_hangs_finds_none(tmp_path, monkeypatch, script):
    monkeypatch.setattr(doctor, "_TIMEOUT", 0.2)
    write_tool(tmp_path, script)
    assert doctor.gpu_names() == []


@pytest.mark.parametrize(("machine", "names"), [("arm64", ["Apple GPU (Metal)"]), ("x86_64", [])])
def test_macs_have_metal_on_their_own_chips(monkeypatch, machine, names):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert doctor.gpu_names() == names
