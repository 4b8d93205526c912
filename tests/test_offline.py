"""Nothing is left in a home but our own folders. What leaves the computer: see `promises`."""

import os
import subprocess
import sys
from pathlib import Path

ANSWER = """
import numpy as np
from mnist_desktop.recognition import Classifier
Classifier.load().predict(np.zeros((1, 28, 28), np.float32))
"""


def test_onnx_runtime_makes_no_device_id_and_no_uploader(tmp_path):
    """Its telemetry, on by default since 1.29, begins by writing both into the home."""
    quieting = {"CI", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in quieting}
    subprocess.run(
        [sys.executable, "-c", ANSWER],
        cwd=Path(__file__).parent.parent,
        env=environment | {"HOME": str(tmp_path)},
        check=True,
    )
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []
