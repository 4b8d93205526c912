import os
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.window.menus import MAX_LISTED, ModelsMenu, RecentMenu
from mnist_desktop.window.settings import WindowSettings
from tests.recognition.random_weights import random_weights

ROOT = Path(Path.cwd().anchor)  # "/", or the drive of Windows


@pytest.fixture
def folder(tmp_path):
    return ModelFolder(tmp_path)


@pytest.fixture
def menu(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


@pytest.fixture
def models(menu, folder, qapp):
    return ModelsMenu(menu, folder, [QAction("Open model", qapp)])


def write(path, **metadata):
    network = ARCHITECTURES["mlp"]
    write_model(path, Model(network, random_weights(network), ModelMetadata(**metadata)))


def entries(menu):
    """What a person sees who opens the menu."""
    menu.aboutToShow.emit()
    return [(one.text(), one.isChecked()) for one in menu.actions() if not one.isSeparator()]


def test_the_built_in_one_is_always_there_and_marked(models, menu):
    for _ in range(3):
        (_, is_marked), *_, (last, _) = entries(menu)
        assert is_marked
        assert last == "Open model"
    assert len(entries(menu)) == 2


def test_ones_own_with_date_data_set_and_test_accuracy(models, menu, tmp_path):
    write(
        tmp_path / "Monday & Tuesday.digitmodel",
        title="never shown",
        date="2026-11-21T10:00:00",
        scores={"mnist_test": 0.98764, "mnist_validation": 0.5},
    )
    _, (text, is_marked), *_ = entries(menu)
    assert text == "Monday && Tuesday · 2026-11-21 · MNIST · test 98.76 %"
    assert not is_marked


def test_what_was_never_tested_says_so_and_a_date_is_said_once(models, menu, tmp_path):
    write(
        tmp_path / "quick 2026-11-24.digitmodel",
        date="2026-11-24T15:54:00",
        settings={"data": "fashion.npz"},
        scores={"validation": 0.9},
    )
    _, (text, _), *_ = entries(menu)
    assert text == "quick 2026-11-24 · fashion.npz · not tested"


def test_of_very_many_the_newest_and_a_way_to_all(models, menu, tmp_path, qtbot):
    network = ARCHITECTURES["mlp"]
    for number in range(MAX_LISTED + 3):
        path = tmp_path / f"model {number:02}.digitmodel"
        if number < 3:
            write_model(path, Model(network, random_weights(network), ModelMetadata()))
        else:
            path.write_bytes(b"x")
        os.utime(path, (1_700_000_000 - number,) * 2)
    texts = [text for text, _ in entries(menu)]
    assert texts[1:4] == [f"model {number:02} · not tested" for number in range(3)]
    assert len(texts) == 1 + MAX_LISTED + 2
    assert texts[-2] == f"All {MAX_LISTED + 3} models…"
    with qtbot.waitSignal(models.all_requested):
        menu.actions()[-2].trigger()


def test_a_broken_one_cannot_be_chosen(models, menu, tmp_path):
    (tmp_path / "broken.digitmodel").write_bytes(b"no model")
    entries(menu)
    assert not any("broken" in one.text() and one.isEnabled() for one in menu.actions())


def test_one_from_elsewhere_is_marked_too(models, menu, tmp_path):
    models.set_in_use(tmp_path / "elsewhere" / "theirs.digitmodel")
    assert [text for text, is_marked in entries(menu) if is_marked] == ["theirs"]


def test_choosing_a_model_is_reported(models, menu, tmp_path, qtbot):
    write(tmp_path / "a.digitmodel", title="mine")
    entries(menu)
    for action, path in zip(menu.actions(), (None, tmp_path / "a.digitmodel"), strict=False):
        with qtbot.waitSignal(models.model_chosen) as chosen:
            action.trigger()
        assert chosen.args == [path]


def test_opening_it_often_leaves_nothing_behind(models, menu, tmp_path, qtbot):
    write(tmp_path / "a.digitmodel")
    entries(menu)
    before = len(menu.findChildren(QAction))
    for _ in range(20):
        entries(menu)
    qtbot.waitUntil(lambda: len(menu.findChildren(QAction)) <= before)


@pytest.fixture
def settings(tmp_path):
    return WindowSettings(tmp_path / "settings.ini")


@pytest.fixture
def recent(menu, settings):
    return RecentMenu(menu, settings)


@pytest.fixture
def recent_files(menu, recent):
    """What a person sees who opens the menu."""

    def open_menu():
        menu.aboutToShow.emit()
        return menu.actions()

    return open_menu


def test_nothing_opened_yet_is_said_but_cannot_be_chosen(recent_files):
    for _ in range(2):
        (only,) = recent_files()
        assert only.text()
        assert not only.isEnabled()


def test_newest_first_by_name_the_place_explained(recent_files, settings):
    for path in ("a/one.png", "b/two.digitink"):
        settings.add_recent_file(ROOT / path)
    newest, older = recent_files()
    assert (newest.text(), newest.statusTip()) == ("two.digitink", str(ROOT / "b/two.digitink"))
    assert (older.text(), older.statusTip()) == ("one.png", str(ROOT / "a/one.png"))


def test_a_file_opened_meanwhile_is_listed(recent_files, settings):
    recent_files()
    settings.add_recent_file(ROOT / "a/one.png")
    assert [one.text() for one in recent_files()] == ["one.png"]


@pytest.mark.parametrize(
    ("name", "text"), [("cats & dogs.png", "cats && dogs.png"), ("数字 7.png", "数字 7.png")]
)
def test_a_name_is_shown_as_it_is(recent_files, settings, name, text):
    settings.add_recent_file(ROOT / "a" / name)
    (only,) = recent_files()
    assert only.text() == text


def test_choosing_a_file_is_reported(recent_files, settings, recent, qtbot):
    paths = [ROOT / "a/one & only.png", ROOT / "b/two.png"]
    for path in reversed(paths):
        settings.add_recent_file(path)
    for action, path in zip(recent_files(), paths, strict=True):
        with qtbot.waitSignal(recent.file_chosen) as chosen:
            action.trigger()
        assert chosen.args == [path]
