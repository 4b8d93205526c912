import cv2
import numpy as np

from mnist_desktop.recognition.pictures.enclosure import windows_within


def windows(page):
    _, labels, stats, _ = cv2.connectedComponentsWithStats(page.astype(np.uint8))
    return list(windows_within(labels, stats))


def paper():
    return np.zeros((100, 140), bool)


def box(page, left, top, right, bottom, line=3):
    page[top:bottom, left:right] = True
    page[top + line : bottom - line, left + line : right - line] = False


def test_a_box_encloses_its_inside_also_where_a_stroke_touches_it():
    page = paper()
    box(page, 20, 10, 120, 90)
    page[13:50, 60:66] = True
    ((window, is_panel, _, _),) = windows(page)
    assert not is_panel
    np.testing.assert_allclose(window, (23, 13, 117, 87), atol=2)


def test_two_axes_enclose_what_stands_in_their_corner():
    page = paper()
    page[10:90, 20:22] = page[88:90, 20:120] = True
    ((window, *_),) = windows(page)
    np.testing.assert_allclose(window, (22, 10, 120, 88), atol=2)


def test_a_filled_rectangle_is_a_panel_even_with_something_cut_out():
    page = paper()
    page[10:90, 20:120] = True
    page[30:70, 60:70] = False
    ((window, is_panel, _, _),) = windows(page)
    assert is_panel
    np.testing.assert_allclose(window, (20, 10, 120, 90), atol=3)


def test_lines_from_edge_to_edge_enclose_what_is_between_them():
    page = paper()
    page[:, 5:7] = page[92:94] = True
    (window, *_), *_ = windows(page)
    np.testing.assert_allclose(window, (7, 0, 140, 92), atol=2)


def test_a_thick_line_that_stops_before_the_edge_is_a_line_and_no_panel():
    page = paper()
    page[6:, 5:15] = True
    ((window, is_panel, _, _),) = windows(page)
    assert not is_panel
    np.testing.assert_allclose(window, (15, 0, 140, 100), atol=2)


def test_digits_are_no_frames():
    rows, columns = np.mgrid[:100, :140]
    distance = np.hypot((rows - 50) / 45, (columns - 70) / 30)
    zero = (distance < 1) & (distance > 0.75)
    seven = np.zeros((100, 140), np.uint8)
    cv2.polylines(seven, [np.array([[20, 5], [110, 5], [50, 95]])], False, 1, 9)
    leaning_one = np.zeros((100, 140), np.uint8)
    cv2.line(leaning_one, (12, 0), (4, 99), 1, 5)
    for page in (zero, seven > 0, leaning_one > 0):
        assert windows(page) == []


def test_a_lone_straight_line_is_no_panel_and_its_length_is_told():
    page = paper()
    page[5:96, 5:8] = True
    ((window, is_panel, _, line),) = windows(page)
    assert (is_panel, line) == (False, 91)
    np.testing.assert_allclose(window, (8, 0, 140, 100), atol=2)
