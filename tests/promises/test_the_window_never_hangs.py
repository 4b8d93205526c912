"""The window never hangs or aborts, whatever happens to it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import median

import pytest

from tests.conftest import ROOT

A_PROCESS = 10_000  # events; then another window with another seed
SETTLING = 20  # windows
LIMIT = 900  # s; within, the process ends itself where its window hangs


@dataclass
class Ending:
    """How a process ended: its status, what it said, and the end of its errors."""

    status: int
    said: list[dict]
    errors: str

    def __str__(self):
        return f"status {self.status}\n{self.errors[-6000:]}"


@pytest.fixture
def play(tmp_path):
    """Runs a module of this folder with settings, in a home of its own."""

    def run(module, **settings):
        home = tmp_path / f"{module}{settings.get('seed', '')}"
        home.mkdir()
        process = subprocess.run(
            [sys.executable, "-m", f"tests.promises.{module}", json.dumps(settings)],
            cwd=ROOT,
            env=os.environ | {"HOME": str(home), "MNIST_DESKTOP_HOME": str(home / "kept")},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
            check=False,
        )
        lines = [json.loads(line) for line in process.stdout.splitlines()]
        return Ending(process.returncode, lines, process.stderr)

    return run


@pytest.mark.long
@pytest.mark.timeout(4000)
def test_random_events(play, attempts, measured, is_full):
    """Mouse, touch, pen (with NaN and infinite), keys, wheel, drops, menus, tabs, dialogs."""
    if not is_full and "CI" in os.environ:
        pytest.skip("what it finds depends on the time that events take: it runs by command")
    count = attempts(20_000, 100_000)
    endings = [
        play("random_events", seed=seed, events=A_PROCESS, raises=False)
        for seed in range(count // A_PROCESS)
    ]
    bad = [one for one in endings if one.status or not one.said]
    sys.stderr.writelines(map(str, bad))
    measured(f"aborts and hangs in {count:,} random events", len(bad), "", 0)
    told = sorted({text for one in endings for text in one.said[0]["told"]})
    sys.stderr.writelines(told)
    measured("kinds of errors that nobody caught", len(told), "", 0)
    longest = max(one.said[0]["longest"] for one in endings)
    measured("longest work on the window's thread between two events", longest, "s", 3)


@pytest.mark.long
@pytest.mark.timeout(4000)
def test_errors_in_overrides_and_slots(play, attempts, measured):
    """Each raises once in Python and once in C when it is next called, 100 of them at a time."""
    endings = [
        play("random_events", seed=seed, events=5_000, raises=True)
        for seed in range(100, 100 + attempts(1, 6))
    ]
    bad = [one for one in endings if one.status or not one.said]
    sys.stderr.writelines(map(str, bad))
    raised = {name for one in endings for line in one.said for name in line["raised"]}
    measured("aborts and hangs while overrides and slots raised", len(bad), "", 0)
    measured("overrides and slots that raised", len(raised), "", attempts(100, 200), more=True)


@pytest.mark.long
@pytest.mark.timeout(4000)
@pytest.mark.skipif(sys.platform != "linux", reason="measures memory by /proc")
def test_open_train_close(play, attempts, measured):
    """In one process; the run is a fake one, so that it is the window that is measured.

    The first windows are not counted: the blocks between which malloc finds room settle then.
    """
    count = attempts(15, 200)
    ending = play("open_train_close", count=count)
    assert ending.status == 0, str(ending)
    assert len(ending.said) == count
    warm = ending.said[min(count // 2, SETTLING) :]
    part = len(warm) // 2
    first, last = (
        {name: median(line[name] for line in lines) for name in lines[0]}
        for lines in (warm[:part], warm[-part:])
    )
    grown = {name: last[name] - first[name] for name in first}
    each = len(warm) - part  # from the middle of one part to that of the other
    what = f"opened, trained and closed {count} times"
    # In the few windows of CI caches still fill, and growth cannot be told from the room between
    # malloc's blocks
    goal, of_process = attempts((0.3, None), (0.1, 0.1))
    measured(f"{what}: memory handed out, each time", grown["handed_out"] / each, "MB", goal)
    each_time = grown["megabytes"] / each
    measured(f"{what}: memory of the process, each time", each_time, "MB", of_process)
    measured(f"{what}: files left open", grown["descriptors"], "", 0)
