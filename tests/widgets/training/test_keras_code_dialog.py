import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from mnist_desktop.widgets.training.keras_code_dialog import NOTEBOOK, SCRIPT, KerasCodeDialog
from mnist_desktop.window import theme

CODE = "# <b>why</b> it's so\nx = 'a # b'  # é\nprint(x)\n"


@pytest.fixture
def dialog(owned):
    dialog = owned(KerasCodeDialog(CODE, '{"cells": []}'))
    dialog.open()
    return dialog


def click(dialog, name):
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def code(dialog):
    return dialog.findChild(QPlainTextEdit, "kerasCode")


def colours(dialog, line):
    """(start, length, role) of each coloured piece of a line."""
    palette = dialog.palette()
    roles = {
        palette.color(role).name(): role
        for role in (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link)
    }
    block = code(dialog).document().findBlockByNumber(line)
    return [
        (piece.start, piece.length, roles[piece.format.foreground().color().name()])
        for piece in block.layout().formats()
    ]


def test_shows_the_script_as_it_is(dialog):
    assert code(dialog).toPlainText() == CODE
    assert code(dialog).isReadOnly()
    assert dialog.isModal()


def test_copy_puts_the_script_on_the_clipboard_and_stays_open(dialog):
    click(dialog, "copyCode")
    assert QGuiApplication.clipboard().text() == CODE
    assert dialog.isVisible()


@pytest.mark.parametrize(("name", "kind"), [("saveScript", SCRIPT), ("saveNotebook", NOTEBOOK)])
def test_saving_is_asked_for(dialog, qtbot, name, kind):
    with qtbot.waitSignal(dialog.save_requested) as asked:
        click(dialog, name)
    assert asked.args == [kind]
    assert dialog.isVisible()


def test_has_the_text_of_each_kind(dialog):
    assert dialog.text(SCRIPT) == CODE
    assert dialog.text(NOTEBOOK) == '{"cells": []}'


def test_escape_closes_it(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_in_the_code_does_not_save(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.save_requested, wait=0):
        QTest.keyClick(code(dialog), Qt.Key.Key_Return)


def test_the_keyboard_selects(dialog):
    QTest.keyClick(code(dialog), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert code(dialog).textCursor().selectedText().startswith("# <b>why")
    code(dialog).moveCursor(QTextCursor.MoveOperation.Start)


@pytest.mark.parametrize("is_dark", [False, True])
def test_comments_and_strings_are_coloured_by_the_theme(dialog, is_dark):
    dialog.setPalette(theme.palette(is_dark=is_dark))
    comment, string = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link
    assert colours(dialog, 0) == [(0, 20, comment)]
    assert colours(dialog, 1) == [(4, 7, string), (13, 3, comment)]
    assert colours(dialog, 2) == []


def test_says_what_each_button_does(dialog):
    for name in ("copyCode", "saveScript", "saveNotebook"):
        button = dialog.findChild(QPushButton, name)
        assert button.statusTip()
        assert button.toolTip() == button.statusTip()


def test_retranslate_sets_the_texts_again(dialog):
    dialog.setWindowTitle("")
    dialog.changeEvent(QEvent(QEvent.Type.LanguageChange))
    dialog.retranslate()
    assert dialog.windowTitle() == "Keras code"
