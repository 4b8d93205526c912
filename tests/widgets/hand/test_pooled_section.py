import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget

from mnist_desktop.samples.pooled_reading import WriterCount
from mnist_desktop.widgets.hand.pooled_section import MAX_ROWS, PooledSection


@pytest.fixture
def section(qtbot):
    section = PooledSection()
    qtbot.addWidget(section)
    return section


def hint(section):
    return section.findChild(QLabel, "pooledHint").text()


def test_a_class_is_listed_and_the_thousands_that_a_file_may_name_are_counted(section):
    table = section.findChild(QTableWidget, "pooledTable")
    section.show_counts([WriterCount(f"w{n}", 1, 0) for n in range(30)], "built-in")
    assert table.rowCount() == 30
    assert "not listed" not in hint(section)
    section.show_counts([WriterCount(f"w{n}", 1, 0) for n in range(20_000)], "built-in")
    assert table.rowCount() == MAX_ROWS
    assert hint(section).endswith("Writers that are not listed: 19,800.")
    table.selectRow(MAX_ROWS - 1)
    assert not section.findChild(QPushButton, "moveWriterDown").isEnabled()
