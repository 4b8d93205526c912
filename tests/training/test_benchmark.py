import json

from training import benchmark
from training.benchmark import Line

LINE = Line("a : b", ours=2.0, other=8.0, p99=3.0, goal=0.4)


def test_a_line_tells_the_ratio():
    assert LINE.ratio == 0.25
    assert "0.250" in str(LINE)


def test_json_is_one_line(monkeypatch, capsys):
    monkeypatch.setattr(benchmark, "start_lines", lambda rounds: [LINE])
    monkeypatch.setattr(benchmark, "answer_lines", lambda rounds: [])
    monkeypatch.setattr(benchmark, "pen_figures", lambda: {"p99_ms": 20.0})
    benchmark.main(["--json"])
    figures = json.loads(capsys.readouterr().out)
    (line,) = figures["ratios"]
    assert line == {"what": "a : b", "ours": 2, "other": 8, "p99": 3, "goal": 0.4, "ratio": 0.25}
    assert figures["pen"] == {"p99_ms": 20.0}


def test_the_real_window_says_when_it_is_painted_and_has_answered(tmp_path):
    times = benchmark._start_window(str(tmp_path))
    assert 0 < times["painted"] < times["answered"]


def test_pen_to_bars_sees_nearly_every_event(run_python):
    done = run_python(
        "import sys; sys.argv[1:] = ['--seconds', '1'];"
        " from training.pen_to_bars import main; main()"
    )
    figures = json.loads(done.stdout)
    assert 150 <= figures["events"] <= 200
    assert 0 < figures["median_ms"] <= figures["p99_ms"] <= figures["largest_ms"]


def test_the_drawing_that_is_timed_is_read_as_it_is_meant():
    from mnist_desktop.recognition.classifier import Classifier
    from mnist_desktop.recognition.preprocessing import image_from_ink

    assert Classifier.load().read(image_from_ink(benchmark._three())).digit == 3
