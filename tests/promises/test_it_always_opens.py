"""It always opens, and says what was wrong.

Times leave out what other work on the computer takes, and are compared with a start in a folder
where nothing is wrong.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest

from mnist_desktop.folders import Folders
from tests.conftest import ROOT
from tests.promises.left_behind import ALTOGETHER, MODELS, SAMPLES, STATES

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="pipes, mounts and their times are Linux's"),
]
LATER = 2.0  # s than a usual start
ON_CI = {
    *ALTOGETHER,
    *(f"kept drawings: {SAMPLES}", f"models: {MODELS}", "lock: of another computer"),
    *("models: names that are not UTF-8", "settings: of other kinds"),
}
ALONE = ("unshare", "--mount", "--map-root-user")


def opened(folder, *before):
    """Opens the window on a data folder, uses it and closes it; what it says of that."""
    environment = os.environ | {"MNIST_DESKTOP_HOME": str(folder), "STARTED": str(time.monotonic())}
    process = subprocess.run(
        [*before, sys.executable, "-m", "tests.promises.starts"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=380,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    assert "Traceback" not in process.stderr
    lines = [json.loads(line) for line in process.stdout.splitlines()]
    told = {"failures": [], "closing": 0.0} | lines[0] | lines[-1]
    assert told["failures"] == []
    return told | {"errors": process.stderr}


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """A second start, in a folder where nothing is wrong."""
    folder = tmp_path_factory.mktemp("usual")
    opened(folder)
    return opened(folder)


@pytest.fixture
def check(usual, measured):
    """Compares a start with the usual one, and looks for words in what was said."""

    def compare(name, told, words=""):
        assert any(words in one for one in (*told["said"], told["errors"])), told["said"]
        measured(f"{name}: opens later than usual", told["painted"] - usual["painted"], "s", LATER)
        answering = told["answering"] - usual["answering"]
        measured(f"{name}: answers later than usual", answering, "s", LATER)
        measured(f"{name}: stands still longer", told["stall"] - usual["stall"], "s", LATER)
        measured(f"{name}: closes later than usual", told["closing"] - usual["closing"], "s", LATER)

    return compare


@pytest.mark.parametrize("name", [*ALTOGETHER, *STATES])
def test_whatever_lies_in_the_data_folder(name, check, attempts, tmp_path):
    if not attempts(name in ON_CI, True):
        pytest.skip("CI tries all of its kind in one start")
    make, words = (ALTOGETHER | STATES)[name]
    folders = Folders.at(tmp_path / "kept")
    folders.create()
    make(folders)
    check(name, opened(folders.data), words)


def test_the_menu_of_many_models(measured, tmp_path):
    folders = Folders.at(tmp_path)
    folders.create()
    STATES[f"models: {MODELS}"][0](folders)
    told = opened(tmp_path)
    assert str(MODELS) in told["models"]
    measured(f"menu of {MODELS} models, the first time", told["menu"], "s", 0.5)


@pytest.fixture
def mounted(tmp_path):
    """Opens the window on a file system of its own, made by a line of the shell."""
    if shutil.which("unshare") is None or subprocess.run([*ALONE, "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a file system of their own")
    (tmp_path / "disk").mkdir()

    def open_on(make):
        script = f'{make.format(tmp_path / "disk")} && exec "$@"'
        return opened(tmp_path / "disk" / "kept", *ALONE, "sh", "-c", script, "sh")

    return open_on


def test_a_full_disk(mounted, check):
    told = mounted(
        "mount -t tmpfs -o size=100k none {0} && mkdir -p {0}/kept/models {0}/kept/samples"
        " {0}/kept/logs && (cat /dev/zero > {0}/rest 2> /dev/null || true)"
    )
    check("a full disk", told, "The disk is full, so drawing.digitink was not saved")


def test_a_disk_that_is_read_only(mounted, check):
    told = mounted("mkdir {0}/kept && mount -t tmpfs -o ro none {0}")
    check("a disk that is read-only", told, "Read-only file system")


def test_where_the_folder_should_be_there_is_a_file(check, tmp_path):
    (tmp_path / "kept").touch()
    check("no folder but a file", opened(tmp_path / "kept"), "cannot be written to")
