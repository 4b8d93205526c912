import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from mnist_desktop.widgets.base.translated import Translated


class Named(Translated, QFrame):
    """Notes in which order texts are updated."""

    def __init__(self, name, updated, parent=None):
        super().__init__(parent)
        self.setObjectName(name)
        self._updated = updated

    def retranslate(self):
        self._updated.append(self.objectName())


def test_a_language_change_reaches_every_widget_once_and_parents_first(qtbot):
    updated = []
    parent = QWidget()
    qtbot.addWidget(parent)
    outer = Named("outer", updated, parent)
    Named("inner", updated, QLabel(parent=outer))
    QApplication.sendEvent(parent, QEvent(QEvent.Type.LanguageChange))
    assert updated == ["outer", "inner"]


@pytest.mark.parametrize("kind", ["FontChange", "PaletteChange"])
def test_other_changes_update_no_text(qtbot, kind):
    updated = []
    widget = Named("one", updated)
    qtbot.addWidget(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type[kind]))
    assert updated == []
