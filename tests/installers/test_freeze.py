"""The command that makes the program which needs no Python."""

import os
import subprocess
import sys
from pathlib import Path

import freeze
import pytest

ROOT = Path(__file__).parent.parent.parent


def test_tensorflow_is_the_one_for_this_system(monkeypatch):
    monkeypatch.setattr(freeze.sys, "platform", "linux")
    monkeypatch.setattr(freeze.platform, "machine", lambda: "x86_64")
    assert freeze.for_this_system("tensorflow==2.21.0") == "tensorflow-cpu==2.21.0"
    assert freeze.for_this_system("tensorflow-metal>=1") == "tensorflow-metal>=1"
    assert freeze.for_this_system("keras==3.15.1") == "keras==3.15.1"
    monkeypatch.setattr(freeze.platform, "machine", lambda: "aarch64")
    assert freeze.for_this_system("tensorflow>=2.18") == "tensorflow>=2.18"


def test_everything_is_of_the_versions_in_the_lock():
    lines = freeze.constraints().lower().replace("_", "-").splitlines()
    locked = {line.partition("==")[0] for line in lines}
    for requirement in freeze.requirements():
        name = requirement.partition(";")[0]
        for sign in "<>=!~[":
            name = name.partition(sign)[0]
        assert name.strip().lower() in locked, requirement


def test_a_program_that_fails_is_told(monkeypatch, tmp_path):
    program = tmp_path / "mnist-desktop"
    program.write_text('#!/bin/sh\necho "no display" > "$2"\nexit 3\n')
    program.chmod(0o755)
    monkeypatch.setattr(freeze, "FROZEN", tmp_path)
    monkeypatch.setattr(freeze, "BUILD", tmp_path)
    assert freeze.self_test() == "exit status 3. no display\n"
    program.write_text("#!/bin/sh\nexit 0\n")
    assert freeze.self_test() is None


@pytest.mark.parametrize(
    ("system", "has", "scripts"),
    [
        ("linux", ["dpkg-deb"], ["deb.py"]),
        ("linux", [], ["tarball.py"]),
        ("win32", [], ["portable.py"]),
        ("win32", ["makensis"], ["portable.py", "nsis.py"]),
    ],
)
def test_each_system_has_its_packages(monkeypatch, system, has, scripts):
    monkeypatch.setattr(freeze.sys, "platform", system)
    monkeypatch.setattr(freeze.shutil, "which", lambda name: name if name in has else None)
    packers = freeze.packers(Path("python"))
    assert [command[1].name for command in packers] == scripts
    assert all(command[1].is_file() for command in packers)


def test_macos_has_a_disk_image(monkeypatch, tmp_path):
    (tmp_path / "MNIST Desktop.app").mkdir()
    monkeypatch.setattr(freeze.sys, "platform", "darwin")
    monkeypatch.setattr(freeze, "DIST", tmp_path)
    [[script, app, _]] = freeze.packers(Path("python"))
    assert script.is_file()
    assert app == tmp_path / "MNIST Desktop.app"


def test_a_python_without_venv_is_given_a_folder_of_packages(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "")  # so that it is as before afterwards
    with pytest.raises(SystemExit, match="lacks PyInstaller"):
        freeze.main(["--packages", str(tmp_path)])
    (tmp_path / "PyInstaller").mkdir()
    used = []
    monkeypatch.setattr(freeze, "draw_icons", lambda python: used.append(python) or "stop here")
    assert freeze.main(["--packages", str(tmp_path)]) == 1
    assert used == [Path(sys.executable)]
    assert os.environ["PYTHONPATH"] == str(tmp_path)


@pytest.mark.frozen
@pytest.mark.timeout(2400)
@pytest.mark.skipif(sys.platform != "linux", reason="the release workflow runs it elsewhere")
def test_the_program_is_frozen_and_works():
    done = subprocess.run(
        # OpenCV's compiling is left out: it takes 12 minutes of one processor
        [sys.executable, ROOT / "installers" / "freeze.py", "--no-packing", "--whole-opencv"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
