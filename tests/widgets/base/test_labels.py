from mnist_desktop.widgets.base.labels import ElidedLabel


def test_needs_little_room_and_tells_all(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("A very long name of a data set that nobody would give")
    assert label.minimumSizeHint().width() < 80
    assert label.toolTip() == label.text()
    label.resize(60, 20)
    narrow = label.grab().toImage()
    label.setText(label.text()[:30])
    assert label.grab().toImage() == narrow  # both end in the same ellipsis


def test_a_short_text_is_shown_whole(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("7")
    assert label.minimumSizeHint().width() <= label.sizeHint().width()
