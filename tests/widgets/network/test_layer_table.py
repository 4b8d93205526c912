import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.network_draft import NetworkDraft
from mnist_desktop.widgets.network.layer_table import LayerTable
from mnist_desktop.window.theme import palette


@pytest.fixture
def table(owned):
    return owned(LayerTable())


@pytest.fixture
def table_with_settings(owned):
    return owned(LayerTable(has_settings=True))


def rows(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def color(table, row):
    return table.item(row, 0).data(Qt.ItemDataRole.ForegroundRole)


def test_every_network_of_ours_takes_the_place_of_the_last(table):
    for architecture in ARCHITECTURES.values():
        table.show_architecture(architecture)
        shown = rows(table)
        assert len(shown) == len(architecture.layers)
        counted = sum(int(count.replace(",", "")) for _, _, count in shown if count)
        assert counted == architecture.parameters
        assert shown[-1][:2] == ["Dense, 10 scores", "10"]
    table.show_architecture(ARCHITECTURES["mlp"])
    assert rows(table) == [
        ["Flatten", "784", ""],
        ["Dense, 512 units", "512", "401,920"],
        ["Activation: relu", "512", ""],
        ["Dense, 10 scores", "10", "5,130"],
    ]


def test_settings_have_a_column_where_they_are_asked_for(table_with_settings):
    draft = NetworkDraft().with_layer(0, "convolution").with_layer(1, "dropout")
    draft = draft.with_setting(0, "stride", 2).with_setting(0, "bias", False)
    table_with_settings.show_rows(draft.with_layer(2, "flatten").rows)
    settings = [row[1].replace("\u00a0", " ") for row in rows(table_with_settings)]
    assert settings == ["32 filters, 3 × 3, same, stride 2, no bias", "50 %", "", "always the last"]


def test_the_row_at_fault_is_marked_by_sign_words_and_colour(table_with_settings):
    table = table_with_settings
    draft = NetworkDraft().with_layer(0, "dense")
    table.show_rows(draft.rows, fault=draft.fault_row, problem="No image.")
    first, last = rows(table)
    assert first == ["⚠ Dense", "64 units", "does not fit", "–"]
    assert last == ["Dense, 10 scores", "always the last", "–", "–"]
    assert table.item(0, 2).toolTip() == "No image."
    assert color(table, 0) == table.palette().color(QPalette.ColorRole.BrightText)
    assert color(table, 1) is None
    table.show_rows(draft.with_layer(0, "flatten").rows)
    assert color(table, 0) is None
    assert table.item(0, 2).toolTip() == ""


def test_the_mark_follows_the_theme(table):
    table.show_rows(NetworkDraft().rows, fault=0, problem="No image.")
    for is_dark in (True, False):
        table.setPalette(palette(is_dark=is_dark))
        assert color(table, 0) == table.palette().color(QPalette.ColorRole.BrightText)
