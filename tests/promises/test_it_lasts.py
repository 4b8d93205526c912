"""It lasts: after hours of drawing, training and opening it takes no more memory than at first."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from tests.conftest import ROOT

SLOPE = 1.0  # MB an hour
ENOUGH = 10  # looks; fewer tell no slope


@pytest.mark.lasting
@pytest.mark.timeout(5 * 3600)
@pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are looked up in /proc")
def test_two_hours_of_use(request, measured, tmp_path):
    minutes = request.config.getoption("--minutes")
    process = subprocess.run(
        [sys.executable, "-m", "tests.promises.lasting", str(minutes)],
        cwd=ROOT,
        env=os.environ | {"MNIST_DESKTOP_HOME": str(tmp_path / "kept")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stderr
    looks = [json.loads(line) for line in process.stdout.splitlines()]
    hours = np.array([look["seconds"] for look in looks]) / 3600
    memory = np.array([look["MB"] for look in looks])
    handles = [look["handles"] for look in looks]
    measured("time", hours[-1], "h")
    measured("rounds of draw, open, explain and train", looks[-1]["rounds"], "rounds")
    measured("memory", memory[-1], "MB")
    slope = np.polyfit(hours, memory, 1)[0] if len(looks) >= ENOUGH else np.nan
    measured("memory grows", slope, "MB an hour", SLOPE if len(looks) >= ENOUGH else None)
    measured("handles more at the end than at first", handles[-1] - handles[0], "handles", 0)
