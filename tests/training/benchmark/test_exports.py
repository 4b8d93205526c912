"""Exports from the window are timed, with one kind and a window of its own."""

import json

SCRIPT = "import sys; from training.benchmark.exports import main; main()"


def test_an_export_is_timed_to_its_end_and_one_is_cancelled(run_python):
    finished = run_python(SCRIPT, "onnx")
    assert finished.returncode == 0, finished.stderr
    found = json.loads(finished.stdout.splitlines()[-1])
    assert found.keys() == {"s", "late_p99_ms", "cancelled_s"}
    assert found["s"] > 0.1
    assert found["cancelled_s"] < found["s"]
