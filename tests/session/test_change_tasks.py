"""What would make it another digit, searched for in the queue."""

import pytest

from mnist_desktop.session.change_tasks import CHANGE, ChangeRequest, ChangeTasks
from tests.insight.template_reader import template_reader
from tests.insight.traced import ink_of


@pytest.fixture(scope="module")
def model():
    return template_reader()


def test_a_search_reports_how_far_it_is_and_what_it_ends_with(tasks, model, qtbot):
    changes, shares = ChangeTasks(tasks), []
    changes.advanced.connect(lambda _, share: shares.append(share))
    request = ChangeRequest(ink_of(1), 1, model)  # it is read so already: nothing to search
    with qtbot.waitSignal(changes.found, timeout=30_000) as found:
        changes.find(request)
    assert found.args == [request, None]
    assert shares == [0.0]


def test_a_stopped_search_ends_soon_and_says_what_it_has(tasks, model, qtbot):
    changes = ChangeTasks(tasks)
    with qtbot.waitSignal(changes.found):  # heard from the start on: it may come at once
        with qtbot.waitSignal(changes.advanced, check_params_cb=lambda _, at: at > 0):
            changes.find(ChangeRequest(ink_of(4), 9, model))
        changes.stop()
    qtbot.waitUntil(lambda: CHANGE not in tasks.names, timeout=10_000)


def test_the_newest_search_replaces_the_one_before(tasks, model, qtbot):
    changes, ended = ChangeTasks(tasks), []
    first, second = ChangeRequest(ink_of(4), 9, model), ChangeRequest(ink_of(1), 1, model)
    changes.found.connect(lambda request, _: ended.append(request))
    changes.find(first)
    with qtbot.waitSignal(
        changes.found, timeout=30_000, check_params_cb=lambda request, _: request is second
    ):
        changes.find(second)
    assert ended[-1] is second


def test_an_error_is_reported_with_what_was_asked(tasks, model, qtbot):
    changes = ChangeTasks(tasks)
    with qtbot.waitSignal(changes.failed, timeout=30_000) as failed:
        changes.find(ChangeRequest(ink_of(4), 12, model))
    assert isinstance(failed.args[1], ValueError)
