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
    benchmark.main(["--json"])
    (line,) = json.loads(capsys.readouterr().out)
    assert line == {"what": "a : b", "ours": 2, "other": 8, "p99": 3, "goal": 0.4, "ratio": 0.25}


def test_what_the_window_says_is_read(monkeypatch):
    class Done:
        stderr = "a warning\npainted 0.25\nanswered 0.5\n"

    monkeypatch.setattr(benchmark.subprocess, "run", lambda command, **rest: Done())
    assert benchmark._start_window("home") == {"painted": 0.25, "answered": 0.5}


def test_the_drawing_that_is_timed_is_read_as_it_is_meant():
    from mnist_desktop.recognition.classifier import Classifier
    from mnist_desktop.recognition.preprocessing import image_from_ink

    assert Classifier.load().read(image_from_ink(benchmark._three())).digit == 3
