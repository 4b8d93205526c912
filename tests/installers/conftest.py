import shutil
import sys
from pathlib import Path

import pytest

# Where Python looks first when it runs a script of these folders.
INSTALLERS = Path(__file__).parents[2] / "installers"
sys.path[:0] = [str(INSTALLERS / one) for one in ("", "windows", "macos")]


@pytest.fixture
def said(capsys):
    """What was said since the last call."""
    return lambda: capsys.readouterr().err


@pytest.fixture
def programs_run(monkeypatch):
    """The commands that would have been run; all of them succeed."""
    import from_source
    import system_packages

    commands = []

    def run_quietly(command, folder=None, shows=None):
        commands.append([str(part) for part in command])

    for module in (from_source, system_packages):
        monkeypatch.setattr(module, "run_quietly", run_quietly)
    return commands


@pytest.fixture
def program():
    """Skips a test whose program is not there; on CI the test command has installed them all."""

    def needed(*names):
        for name in names:
            if not shutil.which(name):
                pytest.skip(f"{name} is not installed here (installers/system_packages.py)")

    return needed


@pytest.fixture(scope="session")
def frozen(tmp_path_factory):
    """A small folder of the form that the freezing leaves on Linux."""
    folder = tmp_path_factory.mktemp("dist") / "mnist-desktop"
    inner = folder / "_internal"
    assets = inner / "mnist_desktop" / "assets"
    assets.mkdir(parents=True)
    (assets / "mnist.npz").write_bytes(bytes(1000))
    shutil.copyfile(shutil.which("true"), folder / "mnist-desktop")
    (folder / "mnist-desktop").chmod(0o755)
    (inner / "tensorflow").mkdir()
    (inner / "tensorflow" / "__init__.pyi").touch()
    (inner / "libreal.so.1.2").write_bytes(b"no program")
    (inner / "libreal.so.1").symlink_to("libreal.so.1.2")
    (inner / "libreal.so.1.2").chmod(0o775)
    return folder


@pytest.fixture(scope="session")
def frozen_small(frozen, tmp_path_factory):
    """The same of the small edition."""
    folder = tmp_path_factory.mktemp("small") / "mnist-desktop"
    shutil.copytree(frozen, folder, symlinks=True)
    shutil.rmtree(folder / "_internal" / "tensorflow")
    return folder


@pytest.fixture
def frozen_on_windows(tmp_path):
    """A small folder of the form that the freezing leaves on Windows."""
    import visual_c_runtime

    folder = tmp_path / "教学软件" / "mnist-desktop"
    inner = folder / "_internal" / "mnist_desktop" / "assets" / "data"
    inner.mkdir(parents=True)
    (folder / "_internal" / "tensorflow").mkdir()
    (folder / "licences").mkdir()
    (folder / "licences" / "Qt.txt").write_text("LGPL")
    for name in ("MNIST Desktop.exe", "mnist-desktop.exe"):
        (folder / name).write_bytes(b"MZ" + bytes(1000))
    for name in visual_c_runtime.FILES:
        (folder / "_internal" / name.upper()).write_bytes(b"MZ")
    (inner / "笔迹.txt").write_text("A name in Chinese.")
    return folder
