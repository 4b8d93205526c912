import json

import pytest

from training.benchmark.pen_to_canvas import drawing_of


def test_as_many_points_as_asked_for():
    drawing = drawing_of(50_000)
    assert sum(len(stroke) for stroke in drawing.strokes) == 50_000


@pytest.mark.slow
def test_every_event_is_painted_on_a_large_window(run_python):
    done = run_python(
        "import sys; sys.argv[1:] = ['--seconds', '2', '--size', '1920x1080'];"
        " from training.benchmark.pen_to_canvas import main; main()",
        QT_SCALE_FACTOR="2",
    )
    pen = json.loads(done.stdout.splitlines()[-1])
    assert pen["pixels_wide"] == 3840
    assert 0 < pen["median_ms"] <= pen["p99_ms"]
    assert 0 <= pen["late_share"] <= 1
