from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox, QWidget

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.network_json import CUSTOM
from mnist_desktop.widgets.training.settings import TrainingSettings
from tests.fake_learning import data_set

OWN_NETWORK = Architecture(CUSTOM, ARCHITECTURES["mlp"].layers)
CLOTHES = tuple(f"cloth {number}" for number in range(10))
FASHION = Path("/somewhere/fashion")


@pytest.fixture
def settings(shown):
    return shown(TrainingSettings())


@pytest.fixture
def told(settings):
    told = []
    settings.config_changed.connect(lambda: told.append(settings.config()))
    return told


def find(settings, name, kind=QWidget):
    return settings.findChild(kind, name)


def note(settings):
    label = find(settings, "presetNote", QLabel)
    return label.text() if label.isVisible() else ""


def click(settings, name):
    QTest.mouseClick(find(settings, name, QAbstractButton), Qt.MouseButton.LeftButton)


def test_quick_at_first_and_a_preset_comes_back_exactly(settings):
    assert settings.config() == PRESETS["quick"].config
    changed = replace(
        PRESETS["quick"].config,
        epochs=77,
        samples=123,
        loss="squared_error",
        patience=4,
        seed=5,
        mixed_precision=True,
        weight_decay=0.3,
        class_weights=(3.0,) * 10,
        augmentation=Augmentation(rotation=1.23),
    )
    for name, preset in PRESETS.items():
        settings.set_config(changed)
        settings.set_preset(name)
        assert settings.config() == preset.config
        assert find(settings, "presetCombo", QComboBox).currentData() == name
        assert note(settings) == ""


def test_the_preset_is_chosen_by_keys(settings, told):
    combo = find(settings, "presetCombo")
    for _ in range(len(PRESETS) - 1):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert told == [preset.config for preset in list(PRESETS.values())[1:]]


def test_a_change_keeps_the_name_of_the_preset_and_says_so(settings, told):
    settings.set_preset("tutorial1")
    QTest.keyClick(find(settings, "epochsSpin"), Qt.Key.Key_Up)
    assert told[-1] == replace(PRESETS["tutorial1"].config, epochs=6)
    assert find(settings, "presetCombo", QComboBox).currentData() == "tutorial1"
    assert note(settings) == "changed"
    QTest.keyClick(find(settings, "epochsSpin"), Qt.Key.Key_Down)
    assert settings.config() == PRESETS["tutorial1"].config
    assert note(settings) == ""


def test_the_same_preset_again_sets_everything_back(settings):
    QTest.keyClick(find(settings, "epochsSpin"), Qt.Key.Key_Up)
    combo = find(settings, "presetCombo", QComboBox)
    combo.activated.emit(combo.currentIndex())
    assert settings.config() == PRESETS["quick"].config


ADVANCED = [
    ("batchSizeSpin", Qt.Key.Key_Down, "batch_size", 128),
    ("optimizerField", Qt.Key.Key_Home, "optimizer", "adam"),
    ("learningRateField", Qt.Key.Key_Up, "learning_rate", 0.01),
    ("scheduleField", Qt.Key.Key_End, "schedule", "cosine"),
    ("lossField", Qt.Key.Key_Down, "loss", "smoothed_cross_entropy"),
    ("patienceField", Qt.Key.Key_Up, "patience", 1),
    ("averagingField", Qt.Key.Key_Space, "averaging", 0.0),
    ("seedField", Qt.Key.Key_Up, "seed", 1),
    ("deviceField", Qt.Key.Key_Down, "device", "cpu"),
    ("augmentationCheck", Qt.Key.Key_Space, "augmentation", Augmentation()),
    ("classWeight9", Qt.Key.Key_Up, "class_weights", (1.0,) * 9 + (1.5,)),
]


def test_each_advanced_control_reaches_the_settings(settings, told):
    start = replace(PRESETS["quick"].config, batch_size=256, learning_rate=8e-3, averaging=0.99)
    click(settings, "advancedButton")
    assert find(settings, "advancedSettings").isVisible()
    for name, key, field, value in ADVANCED:
        settings.set_config(start)
        told.clear()
        QTest.keyClick(find(settings, name), key)
        assert told == [replace(start, **{field: value})]
        assert note(settings) == "changed"


def test_advanced_folds_and_unfolds(settings):
    assert not find(settings, "advancedSettings").isVisible()
    click(settings, "advancedButton")
    assert find(settings, "advancedSettings").isVisible()
    QTest.keyClick(find(settings, "advancedButton"), Qt.Key.Key_Space)
    assert not find(settings, "advancedSettings").isVisible()


def test_an_own_network_is_told_beside_the_preset(settings, told):
    settings.set_architecture(OWN_NETWORK)
    assert told == [replace(PRESETS["quick"].config, architecture=OWN_NETWORK)]
    assert note(settings) == "custom"
    settings.set_preset("quick")
    assert note(settings) == ""
    settings.set_architecture(ARCHITECTURES["mlp"])
    assert note(settings) == "changed"


def test_settings_of_no_preset(settings):
    config = replace(PRESETS["tutorial4"].config, preset="", epochs=9)
    settings.set_config(config)
    assert settings.config() == config
    assert find(settings, "presetCombo", QComboBox).currentIndex() == -1
    assert not find(settings, "presetInfoButton").isEnabled()


def test_a_continued_run_is_set_as_a_new_one(settings):
    settings.set_config(PRESETS["tutorial5"].config.continued(5))
    assert settings.config() == PRESETS["tutorial5"].config


def test_a_data_set_and_back(settings, told):
    settings.set_config(replace(PRESETS["quick"].config, samples=20_000))
    settings.set_data(data_set(FASHION, "Fashion-MNIST", CLOTHES, 12_000))
    assert (settings.config().data, settings.config().samples) == (FASHION, None)
    assert find(settings, "samplesSpin", QSpinBox).text() == "12,000"
    assert find(settings, "dataLabel", QLabel).text() == "Data: Fashion-MNIST"
    assert find(settings, "classWeight3").accessibleName() == "Importance of cloth 3"
    settings.set_preset("tutorial2")
    assert settings.config() == replace(PRESETS["tutorial2"].config, data=FASHION)
    assert note(settings) == ""
    settings.set_data(data_set())
    assert settings.config() == PRESETS["tutorial2"].config
    assert find(settings, "classWeight3").accessibleName() == "Importance of 3"


def test_batches_follow_the_size_of_the_data_set(settings):
    settings.set_data(data_set(FASHION, "Mine", (), 2750))
    assert settings.config().batch_size == 110
    assert note(settings) == ""  # it is the preset as it is meant
    settings.set_preset("tutorial1")
    assert settings.config().batch_size == 32
    settings.set_preset("quick")
    assert settings.config().batch_size == 110
    settings.set_data(data_set())
    assert settings.config() == PRESETS["quick"].config
    settings.set_config(replace(PRESETS["quick"].config, batch_size=64))
    settings.set_data(data_set(FASHION, "Mine", (), 2750))
    assert settings.config().batch_size == 64  # set by hand
    assert note(settings) == "changed"


def test_buttons_report_requests(settings, qtbot):
    settings.set_data(data_set(FASHION, "Fashion-MNIST", CLOTHES, 60_000))
    click(settings, "advancedButton")
    for button, requested in (
        ("networkButton", settings.network_requested),
        ("openDataButton", settings.open_data_requested),
        ("mnistButton", settings.mnist_requested),
    ):
        with qtbot.waitSignal(requested):
            click(settings, button)


def test_examples_are_asked_for_once_they_are_seen(settings, qtbot):
    settings.set_preset("best")
    with qtbot.waitSignal(settings.examples_requested):
        click(settings, "advancedButton")
    with qtbot.assertNotEmitted(settings.examples_requested):  # they come with the data set
        settings.set_data(data_set(FASHION, "Fashion-MNIST", CLOTHES, 60_000))


def test_without_a_gpu_the_device_is_automatic(settings):
    settings.set_config(replace(PRESETS["quick"].config, device="gpu"))
    assert settings.config().device == "gpu"
    settings.set_devices([])
    assert settings.config().device == "auto"
    settings.set_config(replace(PRESETS["quick"].config, device="gpu"))
    assert settings.config().device == "auto"


def test_nothing_can_be_set_while_a_run_is_on(settings, told):
    settings.set_preset("best")
    click(settings, "advancedButton")
    tips = {widget: widget.statusTip() for widget in settings.findChildren(QWidget)}
    settings.set_running(True)
    for name in ("presetCombo", "samplesSpin", "epochsSpin", "seedField"):
        assert not find(settings, name).isEnabled()
        assert "in training" in find(settings, name).statusTip()
    assert "in training" in find(settings, "batchSizeSpin").statusTip()
    for name in ("presetInfoButton", "networkButton"):
        assert find(settings, name).isEnabled()
        assert "in training" not in find(settings, name).statusTip()
    QApplication.sendEvent(settings, QEvent(QEvent.Type.LanguageChange))
    assert "in training" in find(settings, "epochsSpin").statusTip()
    settings.set_running(False)
    assert {widget: widget.statusTip() for widget in settings.findChildren(QWidget)} == tips
    assert find(settings, "seedField").isEnabled()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_i_opens_the_description_even_while_a_run_is_on(settings):
    settings.set_preset("tutorial3")
    settings.set_running(True)
    click(settings, "presetInfoButton")
    description = find(settings, "presetDescription")
    assert description.isVisible()
    assert find(settings, "presetTitle", QLabel).text() == "3  LeNet-style CNN"
    description.close()


def test_a_text_that_is_being_typed_is_left_alone(settings):
    click(settings, "advancedButton")
    rate = find(settings, "learningRateField", QWidget)
    rate.selectAll()
    QTest.keyClicks(rate, "0.0")
    assert rate.text() == "0.0"
    QTest.keyClicks(rate, "02")
    assert settings.config().learning_rate == pytest.approx(0.002)


def test_another_language_is_no_change(settings, told):
    before = settings.config()
    settings.set_estimate(40)
    settings.retranslate()
    assert told == []
    assert settings.config() == before


def test_fits_a_column_of_380_with_its_margins_and_scroll_bar(settings):
    settings.set_architecture(OWN_NETWORK)
    settings.set_data(data_set(FASHION, "Fashion-MNIST", CLOTHES, 60_000))
    settings.set_preset("best")
    settings.set_architecture(OWN_NETWORK)
    settings.set_estimate(3_000)
    click(settings, "advancedButton")
    assert settings.minimumSizeHint().width() <= 380 - 24 - 16
