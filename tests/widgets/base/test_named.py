from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets.base.labels import named


def test_the_thing_itself_can_be_found_by_its_name(qapp):
    parent = QObject()
    thing = QObject(parent)
    assert named("seven", thing) is thing
    assert parent.findChild(QObject, "seven") is thing


def test_nothing_else_is_changed(qtbot):
    label = QLabel("7")
    qtbot.addWidget(label)
    named("seven", label)
    assert label.text() == "7"
    assert label.accessibleName() == ""
