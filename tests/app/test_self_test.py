"""`mnist-desktop --smoke` as a process, with the real TensorFlow, wherever it may be started."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

# Found, not imported: that would take seconds of every collection
pytestmark = [
    pytest.mark.skipif(find_spec("tensorflow") is None, reason="needs TensorFlow"),
    pytest.mark.timeout(420),  # longer than its own limit, after which it says why
]

PLAIN = "import sys; from mnist_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
NO_STREAMS = f"import sys; sys.stdout = sys.stderr = None\n{PLAIN}"
NO_TENSORFLOW = f"import sys; sys.modules['tensorflow'] = sys.modules['keras'] = None\n{PLAIN}"
SMALL = f"""
import os, sys
sys.frozen, sys.executable = True, os.environ["PROGRAM"]
{NO_TENSORFLOW}
"""
IMPATIENT = (
    "import sys; from pathlib import Path; from mnist_desktop.app.self_test import run_smoke;"
    " sys.exit(run_smoke(Path(sys.argv[2]), limit=0.01))"
)

HUNG = f"""
import threading
from mnist_desktop.session import session
from mnist_desktop.session.training_backend import TrainingBackend
session.CLOSING_MS = 100
TrainingBackend.train = lambda *_, **__: threading.Event().wait(60)
{IMPATIENT.replace("0.01", "5")}
"""


@pytest.fixture
def smoke(run_python, tmp_path):
    """Runs a program with `--smoke REPORT`; gives the process and what the report says."""

    def run(program, **environment):
        report = tmp_path / "reason.txt"
        process = run_python(program, "--smoke", report, seconds=400, **environment)
        return process, report.read_text(encoding="utf-8") if report.exists() else ""

    return run


@pytest.mark.slow
def test_the_program_tries_itself_out(smoke, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    process, reason = smoke(PLAIN, HOME=str(home))
    assert (process.returncode, reason) == (0, ""), process.stderr
    assert list(home.rglob("*.digitmodel")) == []  # it has folders of its own


@pytest.mark.long
@pytest.mark.parametrize("name", ["测试 用户é", "missing"])
def test_homes_of_all_kinds(smoke, tmp_path, name):
    home = tmp_path / name
    if name != "missing":
        home.mkdir()
    process, reason = smoke(PLAIN, HOME=str(home))
    assert (process.returncode, reason) == (0, ""), process.stderr


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder nobody can write to")
def test_a_home_that_cannot_be_written(smoke):
    process, reason = smoke(PLAIN, HOME="/proc/self")  # not by root either
    assert (process.returncode, reason) == (0, ""), process.stderr


@pytest.mark.long
def test_without_output_streams(smoke):
    process, reason = smoke(NO_STREAMS)
    assert (process.returncode, reason) == (0, "")


@pytest.mark.slow
def test_a_failure_has_a_reason(smoke):
    process, reason = smoke(NO_TENSORFLOW)
    assert process.returncode == 1
    assert "TensorFlow" in reason
    assert "Traceback" not in reason
    assert reason.strip() in process.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the frozen program's stand-in is a script")
def test_the_small_edition_does_all_but_training(smoke, tmp_path):
    program = tmp_path / "mnist-desktop"  # that exports
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mnist_desktop "$@"\n')
    program.chmod(0o755)
    process, reason = smoke(SMALL, PROGRAM=str(program))
    assert (process.returncode, reason) == (0, ""), process.stderr
    assert "nothing is trained. This small edition" in process.stderr


def test_what_takes_too_long_fails(smoke):
    process, reason = smoke(IMPATIENT)
    assert process.returncode == 1
    assert "have passed while waiting for" in reason


@pytest.mark.long
def test_a_training_that_hangs_fails_though_its_thread_never_ends(smoke):
    process, reason = smoke(HUNG)
    assert process.returncode == 1
    assert "have passed while waiting for" in reason
