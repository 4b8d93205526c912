import shutil

import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.cli import doctor
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
    assert f"{mine}: best" in doctor.in_words(findings)


def test_a_chosen_model_that_cannot_be_read_is_told_and_the_built_in_one_used(choose, tmp_path):
    choose(tmp_path / "gone.digitmodel")
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["model"]["built_in"]
    assert findings["model"]["error"] is None
    told = doctor.in_words(findings)
    assert "built-in: best" in told
    assert "The model gone.digitmodel is not there." in told


def test_devices_and_folders_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "gpu_names", lambda: ["Some GPU"])
    findings, _ = doctor.check_up()
    assert findings["devices"]["gpus"] == ["Some GPU"]
    assert findings["devices"]["cpu"]
    assert "Some GPU" in doctor.in_words(findings)
    findings["devices"]["gpus"] = []
    assert "none found" in doctor.in_words(findings)


def test_why_nothing_can_be_trained_is_told(monkeypatch):
    from mnist_desktop.learning import devices

    assert doctor.check_up()[0]["devices"]["no_training"] is None
    assert "TensorFlow found" in doctor.in_words(doctor.check_up()[0])
    monkeypatch.setattr(devices, "has_avx", lambda: False)
    findings, problem = doctor.check_up()
    assert problem is None
    assert findings["devices"]["tensorflow"]
    assert "has no AVX" in doctor.in_words(findings)


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
