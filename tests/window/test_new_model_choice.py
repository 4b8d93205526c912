"""A run's model is kept or taken back: by its card, the menu, another run or the end."""

from threading import Event

import pytest

from mnist_desktop.recognition.model_file import read_model
from tests.window.parts import click, label, part


@pytest.fixture
def window(learning_window):
    return learning_window


def test_keep(window, train, qtbot, learning):
    train()
    session = window.session
    with qtbot.waitSignals([session.trainer.run_model.scored, session.model_changed]):
        click(window, "keepButton")
    assert session.model_path == session.trainer.run_model.path
    assert window._settings.model == session.model_path
    assert not part(window, "answererSwitch").isVisible()
    ((_, other),) = learning.evaluated
    assert other is not None  # beside the one that was in use
    # One model has one name
    (summary,) = session.models.models()
    name = summary.name
    assert name == session.model_path.stem
    answers = f"{name}, test 99.0 %".replace(" %", "\u00a0%")  # which begins no line
    qtbot.waitUntil(lambda: label(window, "modelLabel").endswith(answers))
    assert label(window, "choiceLabel").startswith(f"Kept: {name} answers now.")
    assert window._training.pair.run.name == name
    # And the card goes on saying what is so
    with qtbot.waitSignal(session.model_changed):
        session.use_model(None)
    assert label(window, "choiceLabel").startswith(f"The built-in model answers now; {name}")
    assert label(window, "newTestLabel") == "99.00 %"  # what was measured stays


def test_go_back_leaves_no_file_behind(window, train, qtbot):
    train()
    trainer, card = window.session.trainer, part(window, "resultCard")
    with qtbot.waitSignals([trainer.run_model.evaluated, trainer.run_model.listing_changed]):
        click(window, "goBackButton")
    assert window.session.model_path is None
    assert "built-in" in label(window, "modelLabel")
    assert label(window, "choiceLabel").endswith("The new network was removed.")
    qtbot.waitUntil(
        lambda: window.session.tasks.threads() == []
    )  # its scores are not written either
    assert window.session.models.models() == []
    with qtbot.waitSignal(trainer.run_model.listing_changed):
        click(window, "restoreModelButton")
    (summary,) = window.session.models.models()
    assert summary.test_accuracy == 0.99
    assert label(window, "choiceLabel") == (
        f"The built-in model answers now; {summary.name} is in the Models menu."
    )
    assert card.isVisible()


def test_the_new_model_chosen_in_the_menu_is_kept(window, train, qtbot):
    train()
    session = window.session
    with qtbot.waitSignals([session.trainer.run_model.evaluated, session.model_changed]):
        session.use_model(session.trainer.run_model.path)
    assert label(window, "choiceLabel").startswith("Kept: quick")
    assert not part(window, "keepButton").isVisible()


def test_training_again_or_closing_without_choosing(window, train, qtbot):
    train()
    train()
    assert window.session.model_path is None
    qtbot.waitUntil(lambda: len(window.session.models.models()) == 2)
    window.close()
    assert window._settings.model is None


def test_closing_in_the_middle(held):
    held.close()
    (summary,) = held.session.models.models()
    assert summary.problem is None


def test_a_kept_model_shows_its_history_when_it_is_opened(window, train, qtbot):
    session = window.session
    train()
    path = session.trainer.run_model.path
    with qtbot.waitSignal(session.trainer.run_model.scored):
        click(window, "keepButton")
    train()
    with qtbot.waitSignal(session.trainer.run_model.scored):
        click(window, "goBackButton")
    with qtbot.waitSignal(session.model_changed):
        session.use_model(None)
    window._training.loss.clear()
    with qtbot.waitSignal(session.model_changed):
        session.use_model(path)
    assert read_model(path).metadata.history
    assert window._training.loss.has_points
    assert window._training.pair.run.name == path.stem
    with qtbot.waitSignal(session.trainer.run_model.listing_changed):
        session.trainer.run_model.restore()
    with qtbot.waitSignal(session.model_files.renamed):
        session.model_files.rename(session.trainer.run_model.path, "another one")
    assert window._training.pair.run.name == path.stem  # whose charts these are
    with qtbot.waitSignal(session.model_changed):
        session.use_model(None)
    assert not len(window._training.loss.history)  # the built-in model's is not shown


def test_another_model_opened_while_the_new_one_is_evaluated(window, train, qtbot, learning):
    train()
    older = window.session.trainer.run_model.path
    train()
    may_go_on, evaluate = Event(), learning.evaluate
    learning.evaluate = lambda *asked: may_go_on.wait(60) and evaluate(*asked)
    click(window, "goBackButton")
    with qtbot.waitSignal(window.session.model_changed):
        window.session.use_model(older)
    evaluated = window.session.trainer.run_model.evaluated
    with qtbot.captureExceptions() as exceptions, qtbot.waitSignal(evaluated):
        may_go_on.set()
    assert exceptions == []
    assert not part(window, "resultCard").isVisible()
