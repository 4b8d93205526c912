import shutil

import pytest

from mnist_desktop.problem import SavingError
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.settings_autosave import SettingsAutosave


@pytest.fixture
def path(folders):
    return folders.settings


@pytest.fixture
def reported():
    return []


@pytest.fixture
def settings(qapp, qtbot, path, folders, reported):
    settings, tasks = WindowSettings(path), BackgroundTasks()
    SettingsAutosave(settings, folders, tasks, reported.append, tasks)
    yield settings
    qtbot.waitUntil(lambda: not tasks.threads())


def test_a_change_is_on_the_disk_a_moment_later(settings, qtbot, path):
    settings.brush = 31.5
    settings.has_seen_inside = True
    qtbot.waitUntil(path.exists)
    found = WindowSettings(path)
    assert found.brush == 31.5
    assert found.has_seen_inside


def test_what_has_not_changed_is_not_written(settings, path):
    settings.brush = 31.5
    settings.save()
    path.unlink()
    settings.brush = 31.5
    settings.save()
    assert not path.exists()


def test_a_disk_that_refuses_is_reported_once(settings, qtbot, path, reported):
    path.mkdir()
    settings.brush = 31.5
    qtbot.waitUntil(lambda: bool(reported))
    (problem,) = reported
    assert isinstance(problem, SavingError)
    assert problem.values["name"] == "settings.ini"
    settings.brush = 12.0
    path.rmdir()
    qtbot.waitUntil(path.exists)
    assert WindowSettings(path).brush == 12.0
    assert len(reported) == 1


def test_a_folder_that_is_gone_is_told_as_such(settings, qtbot, folders, reported):
    shutil.rmtree(folders.data)
    folders.data.touch()
    settings.brush = 31.5
    qtbot.waitUntil(lambda: bool(reported))
    assert [problem.key for problem in reported] == ["data_folder_not_writable"]
