import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.widgets.training.preset_row import PresetCombo


@pytest.fixture
def combo(owned):
    combo = owned(PresetCombo())
    combo.show_preset("quick")
    combo.show()
    return combo


def test_two_groups_in_order_under_headings_that_cannot_be_chosen(combo):
    rows = [(combo.itemText(row), combo.itemData(row)) for row in range(combo.count())]
    assert [data for _, data in rows if data] == list(PRESETS)
    headings = [row for row, (_, data) in enumerate(rows) if not data]
    assert [rows[row][0] for row in headings] == ["This program", "Tutorials"]
    assert headings == [0, 4]  # below quick, tiny and best
    for row in headings:
        assert combo.model().item(row).flags() == Qt.ItemFlag.NoItemFlags
        assert combo.model().item(row).font().bold()
    assert all(text for text, _ in rows)


def test_the_keys_pass_over_the_headings(combo):
    chosen = []
    combo.preset_chosen.connect(chosen.append)
    for _ in range(10):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert list(dict.fromkeys(chosen)) == [*list(PRESETS)[1:], "quick"]


def test_showing_one_is_silent(combo, qtbot):
    with qtbot.assertNotEmitted(combo.preset_chosen):
        combo.show_preset("tutorial3")
        combo.retranslate()
    assert combo.preset() == "tutorial3"
    assert "LeNet" in combo.currentText()


def test_the_list_is_wide_enough_for_every_title(combo):
    assert combo.view().minimumWidth() >= combo.view().sizeHintForColumn(0)
