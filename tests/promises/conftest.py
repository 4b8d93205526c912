"""For the tests of the promises: how much they try, and where they write what they measured."""

import inspect

import pytest

from training.benchmark.figures import Figure

SECONDS = "s"


def pytest_addoption(parser):
    parser.addoption(
        "--full", action="store_true", help="as many attempts as PROMISES.md names; CI makes fewer"
    )
    parser.addoption(
        "--minutes", type=float, default=120.0, help="how long the test of hours of use takes"
    )


@pytest.fixture
def is_full(request):
    """Whether `python -m tests.promises` keeps the promises to the test, not CI."""
    return request.config.getoption("--full", default=False)


@pytest.fixture
def attempts(is_full):
    """How many attempts a test makes: `attempts(on_ci, full)`."""
    return lambda on_ci, in_full: in_full if is_full else on_ci


@pytest.fixture
def measured(request, is_full):
    """Keeps a figure for the report, and fails where its goal is not met.

    `measured("what", value, "unit", goal, more=True)` where larger is better; without a goal it is
    for information. A time does not fail on CI, whose computers are busy.
    """
    promise = inspect.getdoc(request.module).splitlines()[0]

    def keep(what, value, unit, goal=None, *, more=False):
        figure = Figure(what, value, unit, goal, more)
        line = figure.as_json() | {"promise": promise, "test": request.node.nodeid}
        request.node.user_properties.append(("figure", line))
        if is_full or unit != SECONDS:
            assert figure.is_met is not False, str(figure)

    return keep
