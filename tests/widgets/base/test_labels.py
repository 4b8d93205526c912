import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets.base.labels import ElidedLabel, Heading, named, plain_tool_tip


def test_needs_little_room_and_tells_all(owned):
    label = owned(ElidedLabel())
    label.setText("A very long name of a data set that nobody would give")
    assert label.minimumSizeHint().width() < 80
    assert label.toolTip() == label.text()
    label.resize(60, 20)
    narrow = label.grab().toImage()
    label.setText(label.text()[:30])
    assert label.grab().toImage() == narrow  # both end in the same ellipsis


def test_a_short_text_is_shown_whole(owned):
    label = owned(ElidedLabel())
    label.setText("7")
    assert label.minimumSizeHint().width() <= label.sizeHint().width()


@pytest.fixture
def heading(owned):
    return owned(Heading())


def test_stands_out(heading, owned):
    text = owned(QLabel())
    assert heading.font().bold()
    assert heading.font().pointSizeF() > text.font().pointSizeF()


@pytest.mark.parametrize("scale", [1.5, 1.0, 0.5])
def test_the_scale_is_of_the_usual_size_however_often_it_is_set(heading, scale):
    usual = heading.font().pointSizeF()
    for _ in range(3):
        heading.set_scale(scale)
    assert heading.font().pointSizeF() == pytest.approx(usual * scale)
    assert heading.font().bold()


def test_tags_are_only_text():
    assert plain_tool_tip('<img src="x">&') == "<p>&lt;img src=&quot;x&quot;&gt;&amp;</p>"


def test_nothing_is_no_tool_tip():
    assert plain_tool_tip("") == ""


def test_the_thing_itself_can_be_found_by_its_name(qapp):
    parent = QObject()
    thing = QObject(parent)
    assert named("seven", thing) is thing
    assert parent.findChild(QObject, "seven") is thing


def test_nothing_else_is_changed(owned):
    label = owned(QLabel("7"))
    named("seven", label)
    assert label.text() == "7"
    assert label.accessibleName() == ""
