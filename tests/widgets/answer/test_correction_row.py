import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from mnist_desktop.widgets.answer.correction_row import CorrectionRow


@pytest.fixture
def buttons(owned):
    row = owned(CorrectionRow())
    row.show()
    return row, [row.findChild(QAbstractButton, f"correction{digit}") for digit in range(10)]


def test_only_when_there_is_something_to_keep(buttons):
    row, ten = buttons
    assert not any(button.isEnabled() for button in ten)
    row.set_possible(True)
    assert all(button.isEnabled() for button in ten)


def test_reports_the_digit_by_mouse_and_by_keyboard(buttons, qtbot):
    row, ten = buttons
    row.set_possible(True)
    said = []
    row.corrected.connect(said.append)
    QTest.mouseClick(ten[4], Qt.MouseButton.LeftButton)
    QTest.mouseClick(ten[4], Qt.MouseButton.LeftButton)  # a second time, before it is kept
    row.set_possible(True)
    QTest.keyClick(ten[9], Qt.Key.Key_Space)
    assert said == [4, 9]


def test_can_be_undone_until_another_is_drawn(buttons, qtbot):
    row, ten = buttons
    undo = row.findChild(QAbstractButton, "undoCorrection")
    row.set_possible(True)
    row.show_kept(4)
    assert "4" in row.findChild(QLabel, "correctionLabel").text()
    with qtbot.waitSignal(row.undo_requested):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    row.show_not_kept()
    assert not undo.isVisible()
    assert all(button.isEnabled() for button in ten)
    row.show_kept(4)
    row.set_possible(True)
    assert not undo.isVisible()
    row.set_possible(False)  # the paper was cleared before the file was removed
    row.show_not_kept()
    assert not any(button.isEnabled() for button in ten)


def test_the_ten_are_one_tab_stop_with_arrow_keys(buttons, qtbot):
    row, ten = buttons
    row.set_possible(True)
    with qtbot.waitActive(row):
        row.activateWindow()
    ten[0].setFocus()
    keys = Qt.Key
    walked = []
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_End, keys.Key_Right, keys.Key_Left):
        QTest.keyClick(row.focusWidget(), key)
        walked.append(ten.index(row.focusWidget()))
        stops = [one for one in ten if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops == [row.focusWidget()]
    assert walked == [1, 2, 9, 0, 9]
    QTest.keyClick(row.focusWidget(), keys.Key_Space)
    row.show_kept(9)
    assert row.focusWidget().objectName() == "undoCorrection"
    row.show_not_kept()
    assert row.focusWidget() is ten[9]


def test_each_says_which_digit_it_is(buttons):
    _, ten = buttons
    for digit, button in enumerate(ten):
        assert str(digit) in button.accessibleName()
        assert str(digit) in button.statusTip()


FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker")


def test_names_fit_their_buttons_and_are_whole_in_the_tool_tips(buttons):
    row, ten = buttons
    row.resize(240, row.height())
    row.set_classes(FASHION)
    row.set_possible(True)
    row.layout().activate()
    assert [button.isVisible() for button in ten] == [True] * 8 + [False] * 2
    for name, button in zip(FASHION, ten, strict=False):
        assert name.startswith(button.text())
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
        assert name in button.toolTip()
        assert name in button.accessibleName()
        assert name in button.statusTip()
    assert ten[4].text() == "Coat"
    row.resize(900, row.height())
    assert [button.text() for button in ten[:8]] == list(FASHION)


def test_names_are_cut_again_for_larger_type(buttons):
    row, ten = buttons
    row.resize(240, row.height())
    row.set_classes(FASHION)
    before = [button.text() for button in ten[:8]]
    font = row.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    row.setFont(font)
    after = [button.text() for button in ten[:8]]
    assert sum(map(len, after)) < sum(map(len, before))


def test_names_report_their_number(buttons):
    row, ten = buttons
    row.set_classes(("no", "yes"))
    row.set_possible(True)
    said = []
    row.corrected.connect(said.append)
    QTest.mouseClick(ten[1], Qt.MouseButton.LeftButton)
    assert said == [1]
    row.show_kept(1)
    assert "yes" in row.findChild(QLabel, "correctionLabel").text()


def test_names_that_look_the_same_when_cut_are_numbers(buttons):
    row, ten = buttons
    row.resize(240, row.height())
    row.set_classes(tuple(f"a class with a long name {letter}" for letter in "abcdef"))
    assert [button.text() for button in ten[:6]] == list("012345")
    assert "name d" in ten[3].toolTip()


def test_a_strangers_name_is_only_text(buttons):
    row, ten = buttons
    row.resize(600, row.height())
    row.set_classes(("<b>a</b>", "R&D"))
    assert ten[0].text() == "<b>a</b>"
    assert ten[1].text() == "R&&D"
    assert "&lt;b&gt;" in ten[0].toolTip()


def test_digits_again(buttons):
    row, ten = buttons
    before = [(button.text(), button.accessibleName(), button.toolTip()) for button in ten]
    places = [button.geometry().top() for button in ten]
    row.set_classes(FASHION)
    row.set_classes(())
    row.layout().activate()
    assert all(button.isVisible() for button in ten)
    assert [(b.text(), b.accessibleName(), b.toolTip()) for b in ten] == before
    assert len({button.geometry().top() for button in ten}) == len(set(places)) == 1
