import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.widgets.training.buttons import TrainingButtons

NAMES = ("train", "pause", "stop", "slow", "oneBatch", "oneEpoch", "more")


@pytest.fixture
def row(qtbot):
    row = TrainingButtons()
    qtbot.addWidget(row)
    row.resize(380, row.sizeHint().height())
    row.show()
    qtbot.waitExposed(row)
    return row


def button_of(row, name):
    return row.findChild(QPushButton, f"{name}Button")


def shown(row):
    return {name for name in NAMES if button_of(row, name).isVisible()}


def click(row, name):
    QTest.mouseClick(button_of(row, name), Qt.MouseButton.LeftButton)


def test_train_and_slow_motion_at_first(row):
    assert shown(row) == {"train", "slow"}
    assert button_of(row, "train").height() == 44
    assert row.width() == 380


def test_pause_and_stop_take_the_place_of_train(row):
    row.set_more(5)
    row.set_running(True)
    assert shown(row) == {"pause", "stop", "slow"}
    row.set_running(False)
    assert shown(row) == {"train", "slow", "more"}


@pytest.mark.parametrize(
    ("name", "signal", "is_running"),
    [
        ("train", "train_requested", False),
        ("stop", "stop_requested", True),
        ("more", "more_requested", False),
    ],
)
def test_what_is_pressed_is_requested(row, qtbot, name, signal, is_running):
    row.set_more(5)
    row.set_running(is_running)
    with qtbot.waitSignal(getattr(row, signal)):
        click(row, name)
    with qtbot.waitSignal(getattr(row, signal)):
        QTest.keyClick(button_of(row, name), Qt.Key.Key_Return)


def test_pause_and_go_on(row):
    said = []
    row.pause_toggled.connect(said.append)
    row.set_running(True)
    pause = button_of(row, "pause").text()
    click(row, "pause")
    assert button_of(row, "pause").text() != pause
    click(row, "pause")
    assert button_of(row, "pause").text() == pause
    assert said == [True, False]


def test_a_run_that_is_paused_goes_on_by_one_batch_or_to_the_end_of_its_epoch(row, qtbot):
    row.set_running(True)
    click(row, "pause")
    assert shown(row) == {"pause", "stop", "oneBatch", "oneEpoch"}
    assert row.width() == 380
    with qtbot.waitSignal(row.batch_requested):
        click(row, "oneBatch")
    with qtbot.waitSignal(row.epoch_requested):
        QTest.keyClick(button_of(row, "oneEpoch"), Qt.Key.Key_Return)
    click(row, "pause")
    assert shown(row) == {"pause", "stop", "slow"}


def test_slow_motion_can_be_chosen_before_the_run(row):
    said = []
    row.slow_toggled.connect(said.append)
    click(row, "slow")
    row.set_running(True)
    assert said == [True]
    assert button_of(row, "slow").isChecked()


def test_the_next_run_is_not_paused(row):
    row.set_running(True)
    pause = button_of(row, "pause").text()
    click(row, "pause")
    row.set_running(False)
    row.set_running(True)
    assert button_of(row, "pause").text() == pause


def test_slow_motion_ends_with_the_run(row):
    said = []
    row.slow_toggled.connect(said.append)
    row.set_running(True)
    usual = button_of(row, "slow").text()
    click(row, "slow")
    assert button_of(row, "slow").text() != usual  # not by its colour alone
    row.set_running(False)
    assert said == [True, False]


def test_nothing_to_press_while_it_stops(row):
    row.set_running(True)
    row.set_stopping(True)
    assert not any(button_of(row, name).isEnabled() for name in ("pause", "stop", "slow"))
    row.set_running(False)
    row.set_running(True)
    assert button_of(row, "stop").isEnabled()


def test_says_why_no_training_is_possible(row):
    train, reason = button_of(row, "train"), row.findChild(QLabel, "trainReason")
    assert reason.isHidden()
    row.set_reason("TensorFlow is missing.")
    assert not train.isEnabled()
    assert reason.isVisible()
    assert reason.text() == train.statusTip() == "TensorFlow is missing."
    row.set_reason(None)
    assert train.isEnabled()
    assert reason.isHidden()
    assert train.statusTip() != "TensorFlow is missing."


def test_how_the_last_run_can_go_on(row):
    more = button_of(row, "more")
    row.set_more(5)
    assert more.text() == "5 more epochs"
    row.set_more(1)
    assert more.text() == "1 more epoch"
    row.set_more(3, is_stopped=True)
    assert more.text() == "Resume"
    row.set_more(None)
    assert more.isHidden()


def test_the_keyboard_stays_with_the_run(row, qtbot):
    row.activateWindow()
    button_of(row, "train").setFocus()
    qtbot.waitUntil(button_of(row, "train").hasFocus)
    row.set_running(True)
    assert button_of(row, "pause").hasFocus()
    row.set_stopping(True)
    assert row.hasFocus()
    row.set_running(False)
    assert button_of(row, "train").hasFocus()


def test_all_fit_into_the_narrowest_column(row, qtbot):
    row.set_more(5)
    for is_running in (True, False, True):
        row.set_running(is_running)
        button_of(row, "slow").setChecked(is_running)
        assert row.width() == 380
        qtbot.waitUntil(lambda: row.minimumSizeHint().width() <= 380)


def test_everything_stays_in_another_language(row):
    row.set_reason("No.")
    row.set_more(5)
    before = [button_of(row, name).text() for name in NAMES]
    row.retranslate()
    assert [button_of(row, name).text() for name in NAMES] == before
    assert all(button_of(row, name).statusTip() for name in NAMES)


def test_keys_press_train_only_where_it_can_be_pressed(row, qtbot):
    possible = []
    row.train_possible_changed.connect(possible.append)
    row.set_train_keys("Ctrl+T")
    assert "Ctrl+T" in button_of(row, "train").toolTip()
    with qtbot.waitSignal(row.train_requested):
        row.press_train()
    row.set_running(True)
    with qtbot.assertNotEmitted(row.train_requested):
        row.press_train()
    row.set_running(False)
    row.set_reason("TensorFlow is missing.")
    with qtbot.assertNotEmitted(row.train_requested):
        row.press_train()
    assert possible == [False, True, False]
