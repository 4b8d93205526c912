import json

import pytest


@pytest.mark.slow
def test_the_map_is_there_and_the_dot_follows_the_pen(run_python):
    done = run_python(
        "import sys; sys.argv[1:] = ['--seconds', '2'];"
        " from training.benchmark.map_figures import main; main()"
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert 0 < figures["map"]["first_s"] <= figures["map"]["whole_s"]
    assert 0 < figures["dot"]["median_ms"] <= figures["dot"]["p99_ms"]
