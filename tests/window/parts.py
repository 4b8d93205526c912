"""What tests of the window look for in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QToolBar, QWidget


def part(window, name):
    return window.findChild(QWidget, name)


def click(window, name):
    widget = part(window, name)
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def label(window, name):
    return window.findChild(QLabel, name).text()


def digit(window):
    return label(window, "digitLabel")


def strip(window):
    return window.findChild(QWidget, "messageStrip").text()


def action(window, name):
    return window.findChild(QAction, name)


def canvas_of(window):
    return window.findChild(QWidget, "drawingCanvas")


def all_actions(window):
    """Every action of ours that a person can reach, separators apart."""
    actions = [
        one for one in window.findChildren(QAction) if not one.objectName().startswith("_q_")
    ]
    return [
        one
        for one in actions
        if not one.isSeparator() and one.menu() is None and not isinstance(one.parent(), QToolBar)
    ]


def entry_of(window, text):
    """The one menu entry with the text, after every menu was opened as by a click."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    (found,) = (one for one in all_actions(window) if text in one.text())
    return found
