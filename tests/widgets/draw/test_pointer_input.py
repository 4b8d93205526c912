import math

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest

from mnist_desktop.widgets.draw.pointer_input import MAX_STROKE_POINTS, StrokePoints
from tests.pointers import (
    LEFT,
    MIDDLE,
    NO_BUTTON,
    RIGHT,
    Finger,
    Move,
    Press,
    Release,
    eraser_end,
    mouse_move,
    mouse_press,
    mouse_release,
    mouse_stroke,
    send_mouse,
    send_proximity,
    send_tablet,
)


def xy(canvas):
    """The strokes as lists of whole points."""
    return [np.rint(stroke[:, :2]).astype(int).tolist() for stroke in canvas.ink().strokes]


def draws_on(canvas):
    """Whether a further move with a button down adds to the last stroke."""
    before = xy(canvas)
    mouse_move(canvas, 333, 311)
    return xy(canvas) != before


class TestMouse:
    def test_press_move_release_is_one_stroke(self, canvas):
        mouse_stroke(canvas, [(10, 20), (30, 40), (50, 70)])
        assert xy(canvas) == [[[10, 20], [30, 40], [50, 70]]]

    def test_a_click_is_a_dot(self, canvas):
        mouse_stroke(canvas, [(10, 20)])
        assert xy(canvas) == [[[10, 20]]]

    def test_a_double_click_is_two_dots(self, canvas):
        mouse_stroke(canvas, [(10, 20)])
        QTest.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(90, 20))
        assert xy(canvas)[0] == [[10, 20]]
        assert [[90, 20]] in xy(canvas)[1:]

    def test_positions_are_floats(self, canvas):
        send_mouse(canvas, QEvent.Type.MouseButtonPress, 10.25, 20.5, button=LEFT, buttons=LEFT)
        assert canvas.ink().strokes[0][0, :2].tolist() == [10.25, 20.5]

    def test_time_starts_at_zero_and_grows(self, canvas):
        mouse_stroke(canvas, [(10, 20), (30, 40), (50, 70)])
        seconds = canvas.ink().strokes[0][:, 2]
        assert seconds[0] == 0
        assert (np.diff(seconds) >= 0).all()

    def test_hovering_draws_nothing(self, canvas):
        mouse_move(canvas, 50, 50)
        assert canvas.ink().is_blank

    def test_the_right_button_erases(self, canvas):
        mouse_stroke(canvas, [(100, 50), (100, 350)])
        mouse_stroke(canvas, [(100, 200)], RIGHT)
        upper, lower = canvas.ink().strokes
        assert upper[:, 1].max() < 200 < lower[:, 1].min()

    def test_the_middle_button_does_nothing(self, canvas):
        mouse_stroke(canvas, [(10, 20), (30, 40)], MIDDLE)
        QTest.mouseDClick(canvas, MIDDLE, Qt.KeyboardModifier.NoModifier, QPoint(90, 20))
        assert canvas.ink().is_blank

    def test_the_middle_button_does_not_end_a_stroke(self, canvas):
        mouse_press(canvas, 10, 20)
        both = LEFT | MIDDLE
        send_mouse(canvas, QEvent.Type.MouseButtonPress, 20, 20, button=MIDDLE, buttons=both)
        send_mouse(canvas, QEvent.Type.MouseButtonRelease, 20, 20, button=MIDDLE, buttons=LEFT)
        send_mouse(canvas, QEvent.Type.MouseMove, 60, 20, buttons=LEFT)
        assert xy(canvas)[-1][-1] == [60, 20]
        mouse_release(canvas, 60, 20)
        assert len(xy(canvas)) == 1

    @pytest.mark.parametrize(
        "source",
        [
            Qt.MouseEventSource.MouseEventSynthesizedByQt,
            Qt.MouseEventSource.MouseEventSynthesizedBySystem,
        ],
    )
    def test_synthesised_events_are_ignored(self, canvas, source):
        kinds = QEvent.Type
        for kind in (kinds.MouseButtonPress, kinds.MouseMove, kinds.MouseButtonRelease):
            send_mouse(canvas, kind, 10, 20, button=LEFT, buttons=LEFT, source=source)
        assert canvas.ink().is_blank

    def test_a_lost_release_is_made_up_for_by_a_move_without_button(self, canvas):
        mouse_press(canvas, 10, 20)
        send_mouse(canvas, QEvent.Type.MouseMove, 50, 50)
        send_mouse(canvas, QEvent.Type.MouseMove, 90, 50, buttons=LEFT)
        assert xy(canvas) == [[[10, 20]]]

    def test_a_new_press_closes_the_open_stroke(self, canvas):
        mouse_press(canvas, 10, 20)
        mouse_press(canvas, 60, 70)
        mouse_release(canvas, 80, 90)
        assert xy(canvas) == [[[10, 20]], [[60, 70], [80, 90]]]


class TestClosing:
    @pytest.mark.parametrize("kind", ["UngrabMouse", "WindowDeactivate", "Hide", "TouchCancel"])
    def test_the_open_stroke_ends(self, canvas, kind):
        mouse_press(canvas, 10, 20)
        QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type[kind]))
        assert not draws_on(canvas)
        assert xy(canvas) == [[[10, 20]]]
        canvas.undo()
        assert canvas.ink().is_blank

    def test_hiding_the_window_ends_it(self, canvas):
        mouse_press(canvas, 10, 20)
        canvas.hide()
        canvas.show()
        assert not draws_on(canvas)

    def test_the_pen_going_away_ends_it(self, canvas, qtbot):
        send_tablet(canvas, Press, 10, 20)
        with qtbot.waitSignal(canvas.can_undo_changed):
            send_proximity(is_near=False)
        send_tablet(canvas, Move, 50, 60)
        assert xy(canvas) == [[[10, 20]]]


class TestPen:
    def test_draws_with_its_pressure(self, canvas):
        send_tablet(canvas, Press, 10.5, 20.25, pressure=0.25)
        send_tablet(canvas, Move, 30, 40, pressure=0.75)
        send_tablet(canvas, Release, 30, 40, pressure=0)
        (stroke,) = canvas.ink().strokes
        assert stroke[:, [0, 1, 3]].tolist() == [[10.5, 20.25, 0.25], [30, 40, 0.75]]

    def test_events_are_accepted_so_that_no_mouse_event_follows(self, canvas):
        assert send_tablet(canvas, Press, 10, 20).isAccepted()

    @pytest.mark.parametrize(("raw", "kept"), [(-1, 0), (7, 1), (math.nan, 1), (math.inf, 1)])
    def test_pressure_is_clamped(self, canvas, raw, kept):
        send_tablet(canvas, Press, 10, 20, pressure=raw)
        assert canvas.ink().strokes[0][0, 3] == kept

    def test_its_other_end_erases(self, canvas):
        mouse_stroke(canvas, [(100, 50), (100, 350)])
        for kind in (Press, Release):
            send_tablet(canvas, kind, 100, 200, device=eraser_end())
        assert len(xy(canvas)) == 2

    def test_its_barrel_button_erases(self, canvas):
        mouse_stroke(canvas, [(100, 50), (100, 350)])
        send_tablet(canvas, Press, 100, 200, button=RIGHT, buttons=LEFT | RIGHT)
        send_tablet(canvas, Release, 100, 200, button=RIGHT)
        assert len(xy(canvas)) == 2

    def test_a_middle_barrel_button_does_nothing(self, canvas):
        for kind in (Press, Release):
            send_tablet(canvas, kind, 100, 200, button=MIDDLE)
        assert canvas.ink().is_blank

    def test_a_lost_release_is_made_up_for_by_a_move_without_button(self, canvas):
        send_tablet(canvas, Press, 10, 20)
        send_tablet(canvas, Move, 30, 40, buttons=NO_BUTTON)
        send_tablet(canvas, Move, 50, 60)
        assert xy(canvas) == [[[10, 20]]]

    def test_the_mouse_is_ignored_while_it_is_near(self, canvas):
        send_proximity(is_near=True)
        mouse_stroke(canvas, [(10, 20), (30, 40)])
        assert canvas.ink().is_blank
        send_proximity(is_near=False)
        mouse_stroke(canvas, [(10, 20), (30, 40)])
        assert len(xy(canvas)) == 1

    def test_the_hand_on_the_screen_is_ignored_while_it_is_near(self, canvas, finger):
        send_tablet(canvas, Press, 10, 20)
        finger.press(200, 300)
        finger.move(210, 300)
        send_tablet(canvas, Move, 30, 40)
        finger.release(210, 300)
        assert xy(canvas) == [[[10, 20], [30, 40]]]

    def test_it_takes_over_from_the_mouse(self, canvas):
        mouse_press(canvas, 100, 100)
        send_tablet(canvas, Press, 10, 20)
        mouse_move(canvas, 120, 100)
        send_tablet(canvas, Move, 30, 40)
        assert xy(canvas) == [[[100, 100]], [[10, 20], [30, 40]]]

    def test_a_pen_that_was_taken_away_unnoticed_does_not_lock_out_the_mouse(self, canvas):
        send_tablet(canvas, Press, 10, 20)
        QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.WindowDeactivate))
        mouse_stroke(canvas, [(100, 100), (200, 200)])
        assert xy(canvas) == [[[10, 20]], [[100, 100], [200, 200]]]


class TestTouch:
    def test_a_finger_draws(self, canvas, finger):
        finger.press(10, 20)
        finger.move(30, 40)
        finger.release(50, 60)
        assert xy(canvas) == [[[10, 20], [30, 40], [50, 60]]]

    def test_only_the_first_finger_draws(self, canvas, touch_screen):
        def touch(*points):
            sequence = QTest.touchEvent(canvas, touch_screen, False)
            for what, number, x, y in points:
                getattr(sequence, what)(number, QPoint(x, y), canvas)
            sequence.commit()

        touch(("press", 1, 10, 20))
        touch(("move", 1, 20, 20), ("press", 2, 200, 200))
        touch(("move", 1, 30, 20), ("move", 2, 210, 200))
        touch(("release", 1, 30, 20), ("move", 2, 220, 200))
        touch(("release", 2, 220, 200))
        assert xy(canvas) == [[[10, 20], [20, 20], [30, 20]]]

    def test_the_mouse_is_ignored_while_a_finger_draws(self, canvas, finger):
        finger.press(10, 20)
        send_mouse(canvas, QEvent.Type.MouseButtonPress, 90, 90, button=LEFT, buttons=LEFT)
        finger.release(30, 20)
        assert xy(canvas) == [[[10, 20], [30, 20]]]

    def test_a_finger_whose_end_the_pen_hid_does_not_lock_out_the_next(
        self, canvas, finger, touch_screen
    ):
        finger.press(200, 300)
        send_proximity(is_near=True)
        finger.release(210, 300)
        send_proximity(is_near=False)
        another = Finger(canvas, touch_screen, 5)
        another.press(10, 20)
        another.release(30, 20)
        assert xy(canvas) == [[[200, 300]], [[10, 20], [30, 20]]]
        mouse_stroke(canvas, [(100, 100), (150, 100)])
        assert xy(canvas)[-1] == [[100, 100], [150, 100]]

    def test_a_finger_that_moves_the_mouse_pointer_on_a_touch_pad_draws_nothing(self, canvas):
        pad = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)
        finger = Finger(canvas, pad)
        finger.press(10, 20)
        finger.move(30, 40)
        mouse_stroke(canvas, [(100, 100), (150, 100)])  # with its button pressed, it draws
        finger.release(50, 60)
        assert xy(canvas) == [[[100, 100], [150, 100]]]


class TestPlaces:
    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e30])
    @pytest.mark.parametrize("axis", [0, 1])
    def test_impossible_ones_are_refused(self, canvas, bad, axis):
        place = [50.0, 60.0]
        place[axis] = bad
        send_mouse(canvas, QEvent.Type.MouseButtonPress, *place, button=LEFT, buttons=LEFT)
        assert canvas.ink().is_blank
        send_mouse(canvas, QEvent.Type.MouseButtonPress, 10, 20, button=LEFT, buttons=LEFT)
        send_mouse(canvas, QEvent.Type.MouseMove, *place, buttons=LEFT)
        send_mouse(canvas, QEvent.Type.MouseMove, 30, 40, buttons=LEFT)
        send_tablet(canvas, Press, *place)
        assert xy(canvas) == [[[10, 20], [30, 40]]]

    def test_what_leaves_the_paper_goes_along_its_edge(self, canvas):
        mouse_stroke(canvas, [(300, 200), (700, 250), (200, -90)])
        assert xy(canvas) == [[[300, 200], [400, 250], [200, 0]]]

    def test_resizing_does_not_change_the_ink(self, canvas, qtbot):
        mouse_stroke(canvas, [(40, 80), (200, 360)])
        before = canvas.ink()
        canvas.resize(200, 200)
        qtbot.waitUntil(lambda: canvas.size() == QSize(200, 200))
        assert canvas.ink() is before
        mouse_stroke(canvas, [(20, 40), (100, 180)])
        assert xy(canvas)[0] == xy(canvas)[1]

    def test_over_20_000_points_go_on_as_another_stroke(self, canvas, monkeypatch):
        assert MAX_STROKE_POINTS == 20_000
        monkeypatch.setattr(
            "mnist_desktop.widgets.draw.canvas.MAX_STROKE_POINTS", 100
        )  # as true, and faster
        mouse_stroke(canvas, [(10 + number, 20 + number) for number in range(105)])
        first, second = canvas.ink().strokes
        assert len(first) == 100
        assert second[0, :2].tolist() == first[-1, :2].tolist()
        assert len(first) + len(second) == 106  # the joint is in both


def stroke_of(*points):
    stroke = StrokePoints()
    for point in points:
        stroke.append(*point)
    return stroke


def test_starts_empty():
    assert len(StrokePoints()) == 0
    assert StrokePoints().snapshot().shape == (0, 4)


@pytest.mark.parametrize("count", [1, 2, 255, 256, 257, 5000, MAX_STROKE_POINTS])
def test_grows_and_keeps_every_point(count):
    points = [(n, -2.0 * n, n / 100, 0.5) for n in range(count)]
    stroke = stroke_of(*points)
    assert len(stroke) == count
    np.testing.assert_array_equal(stroke.snapshot(), points)
    assert stroke.last == (count - 1, -2.0 * (count - 1))


def test_time_never_runs_backwards():
    stroke = stroke_of(*((0, 0, seconds, 1) for seconds in (0, 0.5, 0.2, -1, 0.6)))
    assert stroke.snapshot()[:, 2].tolist() == [0, 0.5, 0.5, 0.5, 0.6]


def test_a_snapshot_stays_as_it_was():
    stroke = stroke_of((1, 2, 0, 1))
    before = stroke.snapshot()
    stroke.append(3, 4, 0.1, 1)
    assert before.tolist() == [[1, 2, 0, 1]]
    with pytest.raises(ValueError, match="read-only"):
        before[0, 0] = 9
