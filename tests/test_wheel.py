"""The program as a wheel in a fresh environment, started from another folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


def run(*command, cwd, **environment):
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": "", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Somewhere else."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def environment(folder):
    """The folder of a fresh environment's programs, ours installed among them.

    What ours depends on is seen through a .pth file instead of being installed again.
    """
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    built = run(*build, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    paths = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    scheme = sysconfig.get_preferred_scheme("prefix")
    packages = Path(sysconfig.get_path("purelib", scheme, paths))
    programs = Path(sysconfig.get_path("scripts", scheme, paths))
    (packages / "outer.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    install = (python, "-m", "pip", "install", "--no-deps", "--ignore-installed", "--no-index")
    installed = run(*install, wheel, cwd=folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert (packages / "mnist_desktop").is_dir()
    return programs


@pytest.fixture(scope="module")
def picture(folder):
    """A 1 as a photo would show it."""
    grey = np.full((80, 60), 235, np.uint8)
    grey[15:65, 27:32] = 20
    Image.fromarray(grey).save(folder / "one.png")
    return folder / "one.png"


def test_says_its_version(environment, folder):
    from mnist_desktop import __version__

    process = run(environment / "mnist-desktop", "--version", cwd=folder)
    assert process.returncode == 0, process.stderr
    assert __version__ in process.stdout


def test_its_assets_are_inside_the_package(environment, folder):
    script = """
from mnist_desktop.assets import asset_path
for name in ("best.digitmodel", "mnist.npz", "icons/app.svg", "icons/pen.svg", "README.md"):
    path = asset_path(name)
    assert path.is_file(), path
    assert path.parts[-2 - name.count("/")] == "assets"
    assert path.parts[-3 - name.count("/")] == "mnist_desktop"
print(asset_path(""))
"""
    process = run(environment / "python", "-c", script, cwd=folder)
    assert process.returncode == 0, process.stderr
    assert Path(process.stdout.strip()).is_relative_to(folder)


def test_reads_a_picture(environment, folder, picture):
    process = run(environment / "mnist-desktop", "predict", picture, cwd=folder)
    assert process.returncode == 0, process.stderr
    assert "1" in process.stdout.replace(picture.name, "")


def test_reads_a_picture_without_qt(environment, folder, picture):
    (folder / "blocked").mkdir()
    (folder / "blocked" / "PySide6.py").write_text("raise ImportError('blocked')\n")
    process = run(
        environment / "mnist-desktop",
        "predict",
        picture,
        cwd=folder,
        PYTHONPATH=str(folder / "blocked"),
    )
    assert process.returncode == 0, process.stderr
    assert "1" in process.stdout.replace(picture.name, "")


def test_opens_its_window(environment, folder):
    script = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.app.startup import create_window
window = create_window()
window.session.model_changed.connect(application.quit)
window.show()
window.start()
application.exec()
window.close()
print(window.session.classifier.metadata.title is not None)
"""
    process = run(environment / "python", "-c", script, cwd=folder)
    assert process.returncode == 0, process.stderr
    assert process.stdout.strip() == "True"
