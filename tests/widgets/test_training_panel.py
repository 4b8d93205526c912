import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton

from mnist_desktop.widgets.training_panel import TrainingPanel
from tests.fake_learning import result_of


@pytest.fixture
def panel(qtbot):
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(560, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def are_beside_each_other(panel):
    return panel.loss.y() == panel.accuracy.y()


def test_charts_stand_over_each_other_where_there_is_room(panel, qtbot):
    assert not are_beside_each_other(panel)
    panel.resize(560, 400)
    qtbot.waitUntil(lambda: are_beside_each_other(panel))


def test_the_result_stands_above_them(panel, qtbot):
    panel.card.show_result(result_of(), can_go_back=True)
    qtbot.waitUntil(lambda: are_beside_each_other(panel))
    assert panel.card.y() < panel.loss.y()
    panel.card.hide_card()
    qtbot.waitUntil(lambda: not are_beside_each_other(panel))


@pytest.mark.parametrize("state", ["at rest", "running", "result", "broken off"])
def test_nothing_is_wider_than_the_narrowest_column(panel, qtbot, state):
    panel.resize(panel.minimumWidth(), 480)
    if state == "running":
        panel.buttons.set_running(True)
    elif state == "result":
        panel.buttons.set_more(5)
        panel.card.show_result(result_of(), can_go_back=True)
    elif state == "broken off":
        panel.broken_off.show_run(1, 5)
    scrolled = panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())
    assert scrolled.widget().minimumSizeHint().width() <= scrolled.viewport().width()


def test_larger_type_asks_for_a_wider_column(panel):
    before = panel.minimumWidth()
    panel.set_scale(1.5)
    assert panel.minimumWidth() == round(1.5 * before)


@pytest.mark.parametrize("height", [600, 380])
def test_train_stays_in_sight_under_advanced(panel, qtbot, height):
    panel.resize(420, height)
    QTest.mouseClick(panel.findChild(QToolButton, "advancedButton"), Qt.MouseButton.LeftButton)
    train = panel.findChild(QPushButton, "trainButton")
    viewport = panel.findChild(QScrollArea, "trainingScroll").viewport()

    advanced = panel.findChild(QScrollArea, "advancedScroll")

    def are_in_sight():
        corners = (train.rect().topLeft(), train.rect().bottomRight())
        has_train = all(viewport.rect().contains(train.mapTo(viewport, one)) for one in corners)
        return has_train and advanced.height() >= 6 * panel.fontMetrics().lineSpacing()

    qtbot.waitUntil(are_in_sight)
    assert advanced.widget().width() <= advanced.viewport().width()
