"""The drawing is never lost: at most two seconds of ink, whatever ends the program."""

import json
import os
import random
import subprocess
import sys
import time
from threading import Timer

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from mnist_desktop.folders import Folders
from mnist_desktop.problem import InkError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import MAX_POINTS, Ink
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.conftest import ROOT
from tests.pointers import RIGHT, Move, Press, Release, eraser_end, mouse_stroke, send_tablet

ODD = (float("nan"), float("inf"), -float("inf"), 1e308, -1e308, 1e12, -1e12, 5e-324, -0.0)


@pytest.fixture
def canvas(qtbot):
    canvas = DrawingCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 400)
    return canvas


def odd_file(chance):
    """The text of a drawing in which some numbers are as no pen makes them."""

    def number():
        return chance.choice(ODD) if chance.random() < 0.1 else chance.uniform(-50, 450)

    columns = chance.randint(2, 4)
    strokes = [
        [[number() for _ in range(columns)] for _ in range(chance.choice((0, 1, 2, 50, 900)))]
        for _ in range(chance.randint(0, 4))
    ]
    return json.dumps({"strokes": strokes})


def open_odd_file(canvas, chance):
    """Opens it, unless it is refused as the program refuses it."""
    try:
        canvas.replace(Drawing.of_ink(Ink.from_json(odd_file(chance))))
    except InkError:
        return


def scribble(canvas, chance):
    """Back and forth over the whole canvas: a rub of the eraser cuts every line."""
    places = [(20 + 360 * (i % 2), 200 + i % 90) for i in range(chance.choice((3, 40, 400)))]
    mouse_stroke(canvas, places)


def odd_pen(canvas, chance):
    """A pen whose driver sends anything, with either end."""
    device = chance.choice((QPointingDevice.primaryPointingDevice(), eraser_end()))
    for kind in (Press, *[Move] * 12, Release):
        x, y, pressure = (chance.choice((chance.uniform(0, 400), *ODD[:5])) for _ in range(3))
        send_tablet(canvas, kind, x, y, pressure=pressure, device=device)


def rub(canvas, chance):
    places = [(chance.randint(-20, 420), chance.randint(-20, 420)) for _ in range(4)]
    mouse_stroke(canvas, places, RIGHT)


def undo_and_redo(canvas, chance):
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        chance.choice((canvas.undo, canvas.redo))()


def is_same(one, other):
    """Whether both have the same strokes, to the bit."""
    return len(one.strokes) == len(other.strokes) and all(
        np.array_equal(*pair) for pair in zip(one.strokes, other.strokes, strict=True)
    )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_whatever_is_drawn_and_erased_can_be_saved(canvas, attempts, measured, tmp_path):
    """After each act the journal and a file take the drawing, and give it back as it was."""
    chance = random.Random(21)
    journal, path = DrawingJournal(tmp_path / "journal.digitink"), tmp_path / "saved.digitink"
    acts = (open_odd_file, scribble, odd_pen, rub, rub, undo_and_redo)
    count, lost = attempts(400, 4000), 0
    for _ in range(count):
        chance.choice(acts)(canvas, chance)
        drawing = canvas.drawing()
        journal.write(drawing)
        drawing.ink.save(path)
        lost += not (is_same(journal.read(), drawing) and is_same(Ink.load(path), drawing))
        assert sum(map(len, drawing.strokes)) <= MAX_POINTS
    measured(f"drawings that could not be saved, of {count}", lost, "drawings", 0)


RUBBED = """
import json, resource, sys, time
from pathlib import Path
import numpy as np
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import MAX_POINTS, Ink
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.widgets.draw.eraser import erased

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

count, kind = int(sys.argv[1]), sys.argv[2]
rows = np.arange(count)
points = np.stack([10 + 380.0 * (rows % 2), 200 + rows % 50, rows / 1.0, rows % 2], axis=1)
if kind == "huge":
    points[:, 2:] = np.where(rows % 2, 1e308, -1e308)[:, None]
strokes, way = (points,), ((200, 200), (201, 201))
if kind == "dots":  # each is a stroke, and all on the left are rubbed out
    strokes, way = tuple(points[:, None, :2]), ((10, 200), (10, 249))
drawing = Drawing.of_ink(Ink(strokes))
before, start = peak(), time.process_time()
after = erased(drawing, *way, 15)
seconds, more = time.process_time() - start, peak() - before
path = Path(sys.argv[3])
DrawingJournal(path).write(after)
same = DrawingJournal(path).read()
for one, other in zip(same.strokes, after.strokes, strict=True):
    assert np.array_equal(one, other)
assert sum(map(len, after.strokes)) <= MAX_POINTS
print(json.dumps([seconds, more]))
"""


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="measures a child's memory")
@pytest.mark.timeout(600)
def test_one_rub_of_the_eraser_over_the_longest_drawing(run_python, measured, tmp_path):
    seconds, megabytes = [], []
    for count in (1_200, 20_000, MAX_POINTS):
        for kind in ("plain", "huge", "dots"):
            process = run_python(RUBBED, count, kind, tmp_path / "drawing.digitink")
            assert process.returncode == 0, process.stderr
            one, more = json.loads(process.stdout)
            seconds.append(one)
            megabytes.append(more)
    measured(f"one rub over {MAX_POINTS:,} points, longest", max(seconds), "s", 3)
    measured("memory that it takes, most", max(megabytes), "MB", 150)


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("points", "on_ci", "in_full"), [(0, 6, 40), (100_000, 1, 4)])
def test_killed_while_drawing(attempts, measured, tmp_path, points, on_ci, in_full):
    chance, lost, torn = random.Random(points), [], 0
    count = attempts(on_ci, in_full)
    for number in range(count):
        folders = Folders.at(tmp_path / str(number))
        ends, at = killed_while_drawing(folders, points, chance.uniform(0.3, 5.0))
        try:
            saved = sum(map(len, DrawingJournal(folders.journal).read().strokes))
        except InkError:
            torn, saved = torn + 1, 0
        unsaved = [seconds for total, seconds in ends if total > saved]
        lost.append(at - min(unsaved, default=at))
    what = f"a drawing of {points:,} points and more" if points else "a drawing"
    measured(f"{what}, killed {count} times: torn", torn, "drawings", 0)
    measured(f"{what}, killed {count} times: ink lost, longest", max(lost), "s", 2)


def killed_while_drawing(folders, points, seconds):
    """Kills the window after so many seconds of drawing; ((points, time) of all ink, its end)."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.promises.endless_drawing", str(points)],
        cwd=ROOT,
        env=os.environ | {"MNIST_DESKTOP_HOME": str(folders.data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    ) as process:
        assert process.stdout.readline() == "READY\n"
        at = []

        def kill():
            at.append(time.monotonic())
            process.kill()

        Timer(seconds, kill).start()
        lines = [line.split() for line in process.stdout if line.endswith("\n")]
    return [(int(total), float(moment)) for total, moment in lines], at[0]
