import json
import subprocess

import pytest

from training.benchmark import __main__ as benchmark
from training.benchmark.figures import Figure, Line

LINE = Line("a : b", ours=2.0, other=8.0, p99=3.0, goal=0.4)


def test_a_line_tells_the_ratio():
    assert LINE.ratio == 0.25
    assert "0.250" in str(LINE)


def test_a_figure_tells_its_goal():
    assert "goal 25 ms" in str(Figure("late", 20.0, "ms", 25))
    assert "no goal" in str(Figure("late", 20.0, "ms"))


def test_goals_are_met_from_below_or_from_above():
    assert str(LINE).endswith(" met")
    assert Line.of("a : b", [3, 4, 5, 4], [1], 0.4).is_met is False
    assert Line.of("a : b", [3, 4, 5, 4], [1], 0.4).spread == pytest.approx(0.125)
    assert Line.of("a : b", [1], [1], None).is_met is None
    assert str(Figure("late", 26.0, "ms", 25)).endswith("NOT MET")
    assert Figure("right", 99.4, "%", 99.3, more=True).is_met


@pytest.fixture
def parts(monkeypatch):
    """Which parts were measured, of three that take no time."""
    measured = []

    def part(name, line):
        return lambda rounds: measured.append(name) or [line]

    figure = Figure("late", 20.0, "ms", 25)
    made = {"start": part("start", LINE), "pen": part("pen", figure), "quick": part("quick", LINE)}
    monkeypatch.setattr(benchmark, "_parts", lambda _: made)
    return measured


def test_json_is_one_line(parts, capsys):
    benchmark.main(["--json"])
    line, figure = json.loads(capsys.readouterr().out)
    told = {"what": "a : b", "ours": 2, "other": 8, "p99": 3, "goal": 0.4, "spread": 0}
    assert line == told | {"ratio": 0.25, "met": True}
    assert figure == {
        **{"what": "late", "value": 20, "unit": "ms", "goal": 25},
        **{"more": False, "met": True},
    }


def test_a_part_that_cannot_be_measured_does_not_keep_the_others_from_it(
    parts, capsys, monkeypatch
):
    def fails(_):
        raise subprocess.CalledProcessError(1, ["pip"])

    made = benchmark._parts(None)
    monkeypatch.setattr(benchmark, "_parts", lambda _: {"rivals": fails} | made)
    assert benchmark.main(["--only", "rivals", "--only", "pen"]) == 1
    told = capsys.readouterr()
    assert "late" in told.out
    assert told.err.startswith("rivals was not measured: Command")
    assert benchmark.main(["--only", "pen"]) == 0


def test_ratios_are_drawn_beside_their_goals(parts, tmp_path):
    benchmark.main(["--plot", str(tmp_path / "ratios.png")])
    assert (tmp_path / "ratios.png").read_bytes().startswith(b"\x89PNG")


def test_slow_parts_are_measured_when_they_are_asked_for(parts, capsys):
    benchmark.main([])
    assert parts == ["start", "pen"]
    benchmark.main(["--slow"])
    assert parts[2:] == ["start", "pen", "quick"]
    benchmark.main(["--only", "quick", "--only", "pen"])
    assert parts[5:] == ["quick", "pen"]
    assert "late" in capsys.readouterr().out


def test_the_built_in_network_by_itself():
    parameters, median, p99 = benchmark.network_figures(rounds=1)
    assert 10_000 < parameters.value < 600_000 == parameters.goal
    assert 0 < median.value <= p99.value


def test_pen_to_bars_measures_every_event_of_a_stroke(run_python):
    done = run_python(
        "import sys; sys.argv[1:] = ['--seconds', '0.5'];"
        " from training.benchmark.pen_to_bars import main; main()"
    )
    figures = json.loads(done.stdout)
    assert 0 < figures["events"] == figures["sent"] <= 110
    assert 0 < figures["median_ms"] <= figures["p99_ms"] <= figures["largest_ms"]
