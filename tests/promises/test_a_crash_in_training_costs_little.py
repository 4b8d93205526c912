"""A crash in training costs 30 seconds at most, and the resumed run learns what it would have."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="forks and kill -9"),
    pytest.mark.skipif(find_spec("tensorflow") is None, reason="needs TensorFlow"),
]


@pytest.fixture
def killed(tmp_path):
    """What became of runs that were killed again and again."""

    def run(**settings):
        process = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.promises.killed_runs",
                json.dumps(settings | {"folder": str(tmp_path)}),
            ],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=3500,
            check=False,
        )
        assert process.returncode == 0, process.stderr
        return [json.loads(line) for line in process.stdout.splitlines()]

    return run


@pytest.mark.parametrize(
    ("epochs", "batch_seconds", "after", "on_ci", "in_full"),
    [("short", 0.05, (0.2, 3.0), 4, 100), ("long", 2.2, (20.0, 44.0), 1, 3)],
)
def test_killed_and_resumed(
    killed, attempts, measured, epochs, batch_seconds, after, on_ci, in_full
):
    kills = attempts(on_ci, in_full)
    runs = killed(seed=7, kills=kills, batch_seconds=batch_seconds, after=after)
    lost = [seconds for run in runs for seconds in run["lost"]]
    assert len(lost) >= kills
    different = sum(not run["is_same"] for run in runs)
    what = f"{epochs} epochs, killed {len(lost)} times"
    measured(f"{what}: training lost, longest", max(lost), "s", 30)
    measured(f"{what}: runs that ended with other weights", different, "runs", 0)
