"""What came of lessons, from one start of the program to the next."""

import json
import math
from dataclasses import replace

import pytest

from mnist_desktop.lessons.lesson_file import read_lesson, shipped_lessons
from mnist_desktop.window.lesson_progress import MAX_LESSONS, KeptProgress, Remark
from mnist_desktop.window.settings import WindowSettings


@pytest.fixture
def lesson():
    return read_lesson(shipped_lessons()[0])


@pytest.fixture
def start(tmp_path, qapp):
    """Reads what an earlier start has written."""
    started = []

    def start():
        for settings in started:
            settings.save()
        started.append(WindowSettings(tmp_path / "settings.ini"))
        return KeptProgress(started[-1])

    return start


def test_the_next_start_knows_what_was_done(start, lesson):
    kept = start()
    progress = kept.of(lesson)
    progress.done.add(0)
    step = next(at for at, one in enumerate(lesson.steps) if one.choices)
    progress.chosen[step] = 1
    progress.figures[1] = {"validation_accuracy": 0.85, "last_loss": math.nan}
    progress.remarks[1] = Remark.DIVERGED
    kept.save()
    again = start().of(lesson)
    assert (again.done, again.chosen) == ({0}, {step: 1})
    assert again.figures == {1: {"validation_accuracy": 0.85}}  # and not what is no number
    assert again.remarks == {1: Remark.DIVERGED}


@pytest.mark.parametrize("done", [set(), {0}])
def test_whether_it_was_begun_before(start, lesson, done):
    """Its end forgets what is done, and leaves the figures."""
    kept = start()
    progress = kept.of(lesson)
    progress.figures[1] = {"validation_accuracy": 0.85}
    progress.done |= done
    assert not progress.is_of_earlier_start
    kept.save()
    assert start().of(lesson).is_of_earlier_start == bool(done)


def test_a_changed_lesson_begins_anew(start, lesson):
    kept = start()
    kept.of(lesson).done.add(0)
    kept.save()
    assert start().of(replace(lesson, steps=lesson.steps[1:])).done == set()


def test_the_lessons_opened_last_are_kept(start, lesson):
    kept = start()
    lessons = [replace(lesson, name=f"copy{number}") for number in range(MAX_LESSONS + 1)]
    for one in (*lessons[:-1], lessons[0], lessons[-1]):
        kept.of(one).done.add(0)
    kept.save()
    again = start()
    assert again.of(lessons[0]).done == {0}
    assert again.of(lessons[1]).done == set()


@pytest.mark.parametrize(
    "written",
    ["", "no JSON", "[]", json.dumps({"x": {"done": [-1]}}), '{"x": {"chosen": {"one": 1}}}'],
)
def test_what_is_broken_counts_as_nothing(tmp_path, lesson, qapp, written):
    settings = WindowSettings(tmp_path / "settings.ini")
    settings.lesson_progress = written
    assert KeptProgress(settings).of(lesson).done == set()
