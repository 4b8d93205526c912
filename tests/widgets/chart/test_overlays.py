"""Curves of several runs on one chart."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QToolButton

from mnist_desktop.widgets.chart.chart_pair import ChartedRun, ChartPair
from mnist_desktop.widgets.chart.legend import line_pen
from mnist_desktop.widgets.chart.overlays import (
    LETTERS,
    MAX_OVERLAID,
    OverlaidRun,
    overlay_color,
    overlay_pen,
)
from mnist_desktop.widgets.chart.series import History, Quantity
from mnist_desktop.window.theme import palette


def run(name, *accuracies):
    accuracy = tuple((float(n), value) for n, value in enumerate(accuracies, 1))
    return OverlaidRun(name, tuple((n, 1 - value) for n, value in accuracy), accuracy)


@pytest.fixture
def pair(qtbot):
    pair = ChartPair()
    qtbot.addWidget(pair)
    pair.resize(600, 300)
    pair.show()
    return pair


def legend(pair):
    labels = pair.findChild(object, "overlayLegend").findChildren(QLabel)
    return [label.text() for label in labels if not label.parent().isHidden()]


def test_the_run_before_stays_when_a_new_one_starts(pair, qtbot):
    pair.set_run(ChartedRun("first"))
    for chart in pair.charts:
        chart.begin(2)
        for epoch in (1, 2):
            chart.add_validation_point(epoch, epoch / 4)
    pair.overlay_shown()
    pair.set_run(ChartedRun("second"))
    for chart in pair.charts:
        chart.begin(3)
    qtbot.waitUntil(lambda: legend(pair) == ["A  first"])
    assert pair.accuracy.overlaid == (((1.0, 0.25), (2.0, 0.5)),)
    assert pair.accuracy.has_points
    pair.overlay_shown()  # the second has no curve yet
    assert [one.name for one in pair.overlaid] == ["first"]


def test_six_runs_at_most_each_with_a_letter_and_dashes_of_its_own(pair, qtbot):
    pair.set_overlaid([run(f"run {n}", 0.9, 0.95) for n in range(7)])
    expected = [f"{letter}  run {n}" for n, letter in enumerate(LETTERS, 2)]
    qtbot.waitUntil(lambda: legend(pair) == expected)
    patterns = {tuple(overlay_pen(slot, QPalette()).dashPattern()) for slot in range(MAX_OVERLAID)}
    assert len(patterns) == MAX_OVERLAID
    pair.findChild(QToolButton, "removeOverlayB").click()
    assert [one.name for one in pair.overlaid] == ["run 2", "run 4", "run 5", "run 6"]
    pair.rename_overlaid("run 4", "best")  # and the others keep their letters
    left = ["A  run 2", "C  best", "D  run 5", "E  run 6"]
    qtbot.waitUntil(lambda: legend(pair) == left)


def test_what_was_chosen_stays_with_its_letter_while_runs_follow_each_other(pair):
    chosen = [replace(run(name, 0.8, 0.9), is_chosen=True) for name in ("mine", "other")]
    pair.add_overlaid([run("before", 0.7)])
    pair.add_overlaid(chosen)
    for number in range(5):
        pair.set_run(ChartedRun(f"seed {number}"))
        for chart in pair.charts:
            chart.show_history([], [(1.0, 0.9)], 1)
        pair.overlay_shown()
    assert [one.name for one in pair.overlaid] == ["mine", "other", "seed 2", "seed 3", "seed 4"]
    assert pair.accuracy.overlaid[1:3] == tuple(one.accuracy for one in chosen)  # still B and C
    pair.add_overlaid([replace(run(f"more {n}", 0.9), is_chosen=True) for n in range(3)])
    pair.overlay_shown()
    names = [one.name for one in pair.overlaid]
    assert names == ["mine", "other", "more 0", "more 1", "more 2"]


def test_the_scale_shows_all_of_them(pair):
    history = History.of_points([(1.0, 0.99), (2.0, 0.995)], [(1.0, 0.98), (2.0, 0.99)], 2)
    alone = history.value_range(Quantity.ACCURACY)

    low, _ = history.value_range(Quantity.ACCURACY, [np.array([[1.0, 2.0], [0.7, 0.72]])])
    assert low < 0.72 < alone[0]


def test_values_are_told_by_letter_and_the_picture_names_them(pair):
    pair.set_run(ChartedRun("now"))
    pair.accuracy.show_history([(1.0, 0.9), (2.0, 0.92)], [(1.0, 0.91), (2.0, 0.93)], 2)
    pair.set_overlaid([run("old", 0.8, 0.85)])
    pair.accuracy.load()
    pair.accuracy.retranslate()
    assert pair.accuracy.accessibleDescription().endswith("validation 93.00 %; A 85.00 %")
    before = pair.picture(QPalette())
    pair.set_overlaid([])
    assert before != pair.picture(QPalette())


def test_charts_are_vector_graphics_too(pair):
    pair.set_run(ChartedRun("now"))
    pair.accuracy.show_history([(1.0, 0.9), (2.0, 0.92)], [(1.0, 0.91), (2.0, 0.93)], 2)
    svg = pair.svg(QPalette()).decode()
    assert "<svg" in svg
    assert "<title>now</title>" in svg
    assert "<image" not in svg  # nothing is pixels
    assert ">epoch<" in svg


def test_vector_graphics_have_nothing_outside_of_the_axes(pair):
    pair.set_run(ChartedRun("now"))
    shares = [(0.01, 0.1), (1.0, 0.9), (2.0, 0.93), (3.0, 0.95)]
    pair.accuracy.show_history(shares, shares[1:], 2)  # "starts at 85 %"
    svg = pair.svg(QPalette()).decode()
    heights = [
        float(y)
        for points in re.findall(r'<polyline[^>]*points="([^"]*)"', svg)
        for y in re.findall(r"[^ ,]+,([^ ,]+)", points)
    ]
    assert heights
    assert min(heights) > -10  # marks are drawn around their own middle
    assert max(heights) < 440  # where the numbers of the epochs are


def test_a_picture_without_a_run_of_its_own_says_so(pair):
    pair.set_run(ChartedRun("gone"))
    pair.set_overlaid([run("old", 0.8, 0.85)])
    svg = pair.svg(QPalette()).decode()
    assert "gone" not in svg
    assert ">training<" not in svg
    assert "A: old" in svg


def test_colours_are_those_for_what_is_drawn_on():
    dark, light = palette(is_dark=True), palette(is_dark=False)
    assert overlay_color(0, dark).lightness() > overlay_color(0, light).lightness()
    assert line_pen(dark, is_dashed=False).color() != line_pen(light, is_dashed=False).color()
