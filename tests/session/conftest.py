"""Background tasks of their own, ended before the next test."""

import pytest

from mnist_desktop.session.background_tasks import BackgroundTasks


@pytest.fixture
def tasks(qtbot):
    tasks = BackgroundTasks()
    yield tasks
    tasks.close()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
