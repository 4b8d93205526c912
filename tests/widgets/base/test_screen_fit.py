import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.base.screen_fit import ScreenFit


@pytest.fixture
def window(owned):
    return owned(QWidget())


def available(window):
    return window.screen().availableGeometry()


@pytest.mark.parametrize(
    "place", [(5000, 5000, 400, 300), (-4000, -10, 400, 300), (0, 0, 3000, 2000)]
)
def test_before_it_is_shown_and_when_the_screen_changes(window, qtbot, place):
    fit = ScreenFit(window)
    window.setGeometry(QRect(*place))
    fit.fit()
    window.show()
    assert available(window).contains(window.frameGeometry())
    fit.watch()
    window.setGeometry(QRect(*place))
    window.screen().availableGeometryChanged.emit(available(window))
    qtbot.waitUntil(lambda: available(window).contains(window.frameGeometry()))


def test_a_dialog_that_has_no_place_yet_is_not_given_one(window):
    window.resize(400, 3000)
    ScreenFit(window).fit()
    assert window.height() <= available(window).height()
    assert not window.testAttribute(Qt.WidgetAttribute.WA_Moved)


def test_what_fits_stays_as_it_is(window):
    window.setGeometry(120, 90, 400, 300)
    ScreenFit(window).fit()
    assert window.geometry() == QRect(120, 90, 400, 300)


def test_no_smaller_than_it_can_be(window):
    window.setMinimumSize(3000, 100)
    window.resize(3100, 2000)
    ScreenFit(window).fit()
    assert window.width() == 3100
    assert window.height() <= available(window).height()
