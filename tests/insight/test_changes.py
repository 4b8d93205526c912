"""A drawing is changed into another digit: found, checked, repeatable, and given up in time."""

import numpy as np
import pytest

from mnist_desktop.insight.change_search import SearchSettings
from mnist_desktop.insight.changed_parts import KINDS
from mnist_desktop.insight.changes import change_to
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.insight.template_reader import template_reader
from tests.insight.traced import ink_of

SHORT = SearchSettings(budget=1500)


@pytest.fixture(scope="module")
def model():
    return template_reader()


@pytest.fixture(scope="module")
def referee():
    return template_reader(pen_width=3.0)


def test_a_one_becomes_a_seven(model, referee):
    ink = ink_of(1)
    change = change_to(ink, 7, model, referee, settings=SHORT)
    image = image_from_ink(change.ink)
    assert change.probability == pytest.approx(model.predict(image[None])[0, 7], abs=1e-6)
    assert change.probability >= 0.9
    assert referee.read(image).digit == 7
    assert 0 < change.changed < 1
    assert change.parts
    assert {part.kind for part in change.parts} <= set(KINDS)


def test_the_same_change_is_found_again(model, referee):
    hurried = SearchSettings(budget=500, first_price=1)
    first, second = (change_to(ink_of(4), 9, model, referee, settings=hurried) for _ in range(2))
    for one, other in zip(first.ink.strokes, second.ink.strokes, strict=True):
        assert np.array_equal(one, other)


def test_without_a_referee_the_model_decides_alone(model):
    change = change_to(ink_of(1), 7, model, None, settings=SHORT)
    assert change.probability >= 0.9


def test_a_search_can_be_stopped(model, referee):
    asked = []

    def should_stop():
        asked.append(True)
        return len(asked) == 2

    assert change_to(ink_of(1), 8, model, referee, should_stop=should_stop) is None
    assert len(asked) == 2


def test_some_drawings_cannot_be_changed(model, referee):
    scribble = Ink((np.random.default_rng(0).uniform(0, 400, (300, 2)),))
    many = Ink(tuple(np.array([[i % 11, i // 11], [i % 11 + 0.5, i // 11]]) for i in range(101)))
    for ink in (Ink(), scribble, many):
        assert change_to(ink, 3, model, referee) is None
    assert change_to(ink_of(3), 3, model, referee) is None  # is read so already


def test_a_dot_is_no_hindrance(model, referee):
    dot = Ink((np.array([[200.0, 200.0]]),))
    change_to(dot, 1, model, referee, settings=SearchSettings(budget=200))


def test_a_class_that_the_model_does_not_have(model, referee):
    with pytest.raises(ValueError, match="no class 10"):
        change_to(ink_of(1), 10, model, referee)
