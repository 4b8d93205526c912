import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton

from mnist_desktop.widgets.training.training_panel import TrainingPanel
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


def place_after(panel, qtbot, width, height):
    panel.resize(width, height)
    panel.layout().activate()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return are_beside_each_other(panel)


def test_charts_stay_where_they_are_whatever_the_column_shows(panel, qtbot):
    assert are_beside_each_other(panel)
    for change in (
        lambda: panel.buttons.set_running(True),
        lambda: panel.loss.begin(3),
        lambda: panel.loss.add_training_point(0.1, 1.0),
        lambda: panel.card.show_result(result_of(), can_go_back=True),
        panel.card.hide_card,
        lambda: panel.buttons.set_running(False),
    ):
        change()
        assert place_after(panel, qtbot, 560, 600)


def test_charts_change_places_once_while_the_column_is_dragged(panel, qtbot):
    widths = [*range(560, 380, -10), 380, *range(380, 560, 10)]
    places = [place_after(panel, qtbot, width, 900) for width in widths]
    assert places[0]
    assert not places[len(places) // 2]  # narrow and tall: one over the other
    changes = [at for at in range(1, len(places)) if places[at] != places[at - 1]]
    assert len(changes) == 2
    there, back = (widths[at] for at in changes)
    assert back >= there + 50  # a column that rests near the border does not make them jump


def test_charts_of_a_low_column_stand_side_by_side_at_any_width(panel, qtbot):
    assert all(place_after(panel, qtbot, width, 480) for width in range(380, 600, 40))


def test_charts_can_be_kept_as_soon_as_there_is_something_on_them(panel):
    save, copy = (panel.findChild(QToolButton, f"{do}ChartsButton") for do in ("save", "copy"))
    assert not save.isVisible()
    panel.loss.begin(3)
    assert save.isVisible()
    assert not save.isEnabled()
    panel.loss.add_training_point(0.5, 1.0)
    assert save.isEnabled()
    assert copy.isEnabled()
    for chart in panel.charts:
        chart.clear()
    assert not save.isVisible()


@pytest.mark.parametrize("state", ["at rest", "running", "result", "broken off"])
def test_nothing_is_wider_than_the_narrowest_column(panel, qtbot, state):
    panel.resize(panel.minimumWidth(), 480)
    if state == "running":
        panel.buttons.set_running(True)
    elif state == "result":
        panel.buttons.set_more(5)
        panel.card.show_result(result_of(), can_go_back=True)
    elif state == "broken off":
        panel.resume_row.show_run(1, 5)
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
