import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.recognition.networks.layer_rules import NEW_LAYERS, RANGES, layer_settings
from mnist_desktop.recognition.networks.layers import Dense, Dropout
from mnist_desktop.widgets.network.layer_form import LayerForm


@pytest.fixture
def form(owned):
    form = owned(LayerForm())
    form.show()
    form.said = []
    form.setting_changed.connect(lambda name, value: form.said.append((name, value)))
    return form


def field(form, name):
    return form.findChild(QWidget, f"{name}Field")


def shown(form):
    names = (*RANGES, "padding", "function", "mode", "bias")
    return {name for name in names if field(form, name).isVisible()}


def test_the_fields_of_each_kind(form):
    for layer in NEW_LAYERS.values():
        form.show_layer(layer)
        assert shown(form) == set(layer_settings(layer))
        assert form.findChild(QLabel, "layerKind").text()
        assert form.findChild(QLabel, "layerExplanation").text().endswith(".")
    assert form.said == []


def test_the_scores_have_nothing_to_change(form):
    form.show_layer(Dense("scores", ("a",)), is_scores=True)
    assert shown(form) == set()
    assert form.findChild(QLabel, "layerKind").text() == "Dense, 10 scores"


def test_every_field_has_a_label_and_words(form):
    buddies = {label.buddy() for label in form.findChildren(QLabel)}
    for name in (*RANGES, "padding", "function", "mode", "bias"):
        assert field(form, name) in buddies
        assert field(form, name).accessibleName()
        assert field(form, name).toolTip()


@pytest.mark.parametrize("name", sorted(set(RANGES) - {"rate"}))
def test_numbers_stay_within_their_bounds(form, name):
    kind = next(kind for kind, layer in NEW_LAYERS.items() if name in layer_settings(layer))
    form.show_layer(NEW_LAYERS[kind])
    low, high = RANGES[name]
    assert (field(form, name).minimum(), field(form, name).maximum()) == (low, high)
    for _ in range(2):
        field(form, name).selectAll()
        QTest.keyClicks(field(form, name), "99999")
    assert all(said == name and low <= value <= high for said, value in form.said)


def test_typing_reports_every_number_on_the_way(form):
    form.show_layer(NEW_LAYERS["dense"])
    field(form, "units").selectAll()
    QTest.keyClicks(field(form, "units"), "128")
    assert form.said == [("units", 1), ("units", 12), ("units", 128)]


def test_a_share_is_shown_in_percent(form):
    form.show_layer(Dropout("", (), rate=1 / 3))
    assert field(form, "rate").text() == "33\u00a0%"
    assert form.said == []
    QTest.keyClick(field(form, "rate"), Qt.Key.Key_Up)
    assert form.said == [("rate", 0.38)]
    form.show_layer(Dropout("", (), rate=0.8))
    QTest.keyClick(field(form, "rate"), Qt.Key.Key_Up)
    assert len(form.said) == 1


def test_choices_by_key_and_check_by_click(form):
    form.show_layer(NEW_LAYERS["convolution"])
    QTest.keyClick(field(form, "padding"), Qt.Key.Key_Down)
    QTest.keyClick(field(form, "bias"), Qt.Key.Key_Space)
    form.show_layer(NEW_LAYERS["activation"])
    QTest.keyClicks(field(form, "function"), "t")
    form.show_layer(NEW_LAYERS["global_pooling"])
    QTest.keyClick(field(form, "mode"), Qt.Key.Key_End)
    assert form.said == [
        ("padding", "valid"),
        ("bias", False),
        ("function", "tanh"),
        ("mode", "average"),
    ]
