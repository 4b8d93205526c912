import pytest
from PySide6.QtWidgets import QLabel, QTableWidget

from mnist_desktop.widgets.network_panel import NetworkPanel
from tests.fake_classifier import FakeClassifier


@pytest.fixture
def panel(qtbot):
    panel = NetworkPanel()
    qtbot.addWidget(panel)
    return panel


def rows(panel):
    table = panel.findChild(QTableWidget, "layerTable")
    return [
        [table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())
    ]


def test_empty_before_a_network_answers(panel):
    assert rows(panel) == []


def test_shows_every_layer_with_its_output_and_parameters(panel):
    classifier = FakeClassifier(3)
    panel.show_network(classifier)
    architecture = classifier.architecture
    shown = rows(panel)
    assert len(shown) == len(architecture.layers)
    counted = sum(int(count.replace(",", "")) for _, _, count in shown if count)
    assert counted == architecture.parameters
    assert shown[-1][1] == "10"


def test_says_how_well_it_reads(panel):
    panel.show_network(FakeClassifier(3))
    assert "90.00" in panel.findChild(QLabel, "networkSummary").text()


def test_another_network_takes_the_place_of_the_last(panel):
    panel.show_network(FakeClassifier(3))
    before = rows(panel)
    panel.show_network(FakeClassifier(4))
    assert rows(panel) == before


@pytest.mark.parametrize("name", ["cnn", "lenet", "wide", "mlp", "quick", "best"])
def test_every_network_of_ours(panel, name):
    from mnist_desktop.recognition.architectures import ARCHITECTURES

    classifier = FakeClassifier(3)
    classifier.architecture = ARCHITECTURES[name]
    panel.show_network(classifier)
    assert all(layer and output for layer, output, _ in rows(panel))
