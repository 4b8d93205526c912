"""`mnist-desktop --smoke` as a process, with the real TensorFlow, wherever it may be started."""

from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.app.self_test import is_answer_to
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer

pytest.importorskip("tensorflow")

PLAIN = "import sys; from mnist_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
NO_STREAMS = f"import sys; sys.stdout = sys.stderr = None\n{PLAIN}"
NO_TENSORFLOW = f"import sys; sys.modules['tensorflow'] = sys.modules['keras'] = None\n{PLAIN}"
IMPATIENT = (
    "import sys; from pathlib import Path; from mnist_desktop.app.self_test import run_smoke;"
    " sys.exit(run_smoke(Path(sys.argv[2]), limit=0.01))"
)


@pytest.fixture
def smoke(run_python, tmp_path):
    """Runs a program with `--smoke REPORT`; gives the process and what the report says."""

    def run(program, **environment):
        report = tmp_path / "reason.txt"
        process = run_python(program, "--smoke", report, **environment)
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


def test_what_takes_too_long_fails(smoke):
    process, reason = smoke(IMPATIENT)
    assert process.returncode == 1
    assert "have passed while waiting for" in reason


def drawn(*shifts):
    return tuple(np.array([[1.0, 2.0], [3.0, 4.0]]) + shift for shift in shifts)


@pytest.mark.parametrize(
    ("answered", "asked", "is_its"),
    [
        (drawn(0), drawn(0), True),  # equal, but other arrays
        (drawn(0, 1), drawn(0, 1), True),
        (drawn(0), drawn(1), False),  # compared by == these would be an error
        (drawn(0, 1), drawn(0), False),
        (drawn(0), drawn(0, 1), False),
        ((np.zeros((3, 2)),), (np.zeros((2, 2)),), False),
        ((), drawn(0), False),
    ],
)
def test_an_answer_is_known_by_its_strokes(answered, asked, is_its):
    empty = np.zeros((28, 28), np.float32)
    prediction = Prediction(empty, empty[0, :10], empty[0, :10], accepted=False)
    assert is_answer_to(Answer(Drawing(answered), prediction, 0.0), asked) is is_its
    assert not is_answer_to(Answer(Drawing(answered), None, 0.0), asked)
