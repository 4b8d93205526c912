from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLabel, QSpinBox

from mnist_desktop.learning.config import DEVICES, LOSSES, OPTIMIZERS, SCHEDULES
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.widgets.training.advanced_settings import AdvancedSettings
from tests.fake_learning import data_set

OTHER = Path("elsewhere.npz")


@pytest.fixture
def advanced(owned):
    advanced = owned(AdvancedSettings())
    advanced.show_config(PRESETS["tutorial1"].config)
    advanced.show()
    return advanced


@pytest.fixture
def told(advanced):
    told = []
    advanced.setting_changed.connect(lambda *setting: told.append(setting))
    return told


def test_every_choice_has_a_text_of_its_own(advanced):
    choices = {"optimizer": OPTIMIZERS, "schedule": SCHEDULES, "loss": LOSSES, "device": DEVICES}
    for name, values in choices.items():
        combo = advanced.findChild(QComboBox, f"{name}Field")
        assert [combo.itemData(row) for row in range(combo.count())] == list(values)
        assert not {combo.itemText(row) for row in range(combo.count())} & set(values)


def test_averaging_comes_back_as_it_was(advanced, told):
    advanced.show_config(PRESETS["quick"].config)
    check = advanced.findChild(QCheckBox, "averagingField")
    assert check.isChecked()
    QTest.keyClick(check, Qt.Key.Key_Space)
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert told == [("averaging", 0.0), ("averaging", PRESETS["quick"].config.averaging)]


def test_early_stopping_in_words(advanced):
    patience = advanced.findChild(QSpinBox, "patienceField")
    assert patience.text() == "never"
    patience.setValue(3)
    assert patience.text() == "3 without a better epoch"


def test_showing_is_silent(advanced, told):
    for preset in PRESETS.values():
        advanced.show_config(preset.config)
    advanced.show_data(data_set(OTHER, "KMNIST"))
    advanced.set_devices(["GeForce"])
    advanced.retranslate()
    assert told == []


def test_without_a_gpu_it_cannot_be_chosen(advanced, told):
    combo = advanced.findChild(QComboBox, "deviceField")
    advanced.set_devices([])
    advanced.retranslate()
    assert combo.itemText(2) == "GPU (none found)"
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert told == [("device", "cpu")]
    advanced.set_devices(["GeForce"])
    assert combo.itemText(2) == "GPU: GeForce"
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert told[-1] == ("device", "gpu")


def test_every_control_is_named_explained_and_has_a_label(advanced):
    buddies = {label.buddy() for label in advanced.findChildren(QLabel) if label.buddy()}
    for kind in (QAbstractSpinBox, QComboBox):
        for control in advanced.findChildren(kind):
            assert control.objectName()
            assert control.accessibleName()
            assert control.statusTip().endswith(".")
            assert control in buddies


def test_the_tab_key_goes_in_reading_order(advanced):
    order, widget = [], advanced
    for _ in range(200):
        widget = widget.nextInFocusChain()
        if widget is advanced:
            break
        if widget.objectName().endswith(("Spin", "Field", "Button")):
            order.append(widget.objectName())
    shown = [name for name in order if name != "qt_spinbox_lineedit"]
    assert shown[:4] == ["mnistButton", "openDataButton", "openDataFolderButton", "turnDataButton"]
    assert shown[4:7] == ["batchSizeSpin", "optimizerField", "learningRateField"]
    assert shown.index("deviceField") < shown.index("rotationSpin") < shown.index("noiseSpin")
    assert shown[-1] == "resetWeightsButton"
