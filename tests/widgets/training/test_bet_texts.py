"""Each sentence is true of the run that it is said of."""

from dataclasses import replace

import pytest

from mnist_desktop.learning.bet import Bet, ExpectedCurve, PickResult
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.widgets.training.bet_texts import BetTexts
from tests.fake_learning import CONFIG, result_of

BET = Bet(ExpectedCurve(((0, 0.1), (1, 0.95), (2, 0.99))), frozenset({0, 1}))
PICKS = PickResult((4, 7, 1), (9, 7, 7), BET.picked)


def words(result, bet=BET, picks=PICKS):
    return "\n".join(BetTexts().in_words(bet, result, picks))


def test_a_whole_run(qapp):
    assert words(result_of()) == (
        "You expected 95.0 % after epoch 1; it was 80.0 %. You expected 99.0 % after epoch 2; it"
        " was 85.0 %. After epoch 2 your curve was too high by 14.0 percentage points. You expected"
        " 99 % by epoch 2; the run never reached it.\n"
        "The images are read by the network of epoch 2, the best one. It misread 2 of 3: 4 as 9,"
        " 1 as 7. Of the 2 that you had picked it misread 1."
    )


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (TrainingOutcome.STOPPED, "The run was stopped; finished epochs: 1 of 2."),
        (TrainingOutcome.EARLY, "The run ended early; finished epochs: 1 of 2."),
        (
            TrainingOutcome.DIVERGED,
            "The loss became infinite or no number; finished epochs: 1 of 2.",
        ),
    ],
)
def test_a_shorter_run_is_compared_as_far_as_it_got(qapp, outcome, sentence):
    said = words(result_of(outcome=outcome, epochs=1), picks=None, bet=replace(BET, picked=()))
    assert said.startswith(sentence)
    assert "epoch 2" not in said
    assert said.endswith("You expected 95 % by epoch 1; the run never reached it.")


def test_before_the_end_of_an_epoch_there_is_nothing_to_compare(qapp):
    stopped = result_of(outcome=TrainingOutcome.STOPPED, epochs=0)
    said = words(stopped)
    assert "there is none to compare" in said
    assert "by the newest network: no epoch was validated" in said
    without = words(replace(stopped, weights={}), picks=None)
    assert without.endswith("The run has made no network, so the images were not read.")


def test_more_epochs_than_were_bet_on(qapp):
    said = words(result_of(replace(CONFIG, epochs=6)))
    assert "The run went on to epoch 6; your curve ended at epoch 2." in said
    right = Bet(ExpectedCurve(((1, 0.8), (2, 0.85))))
    said = words(result_of(replace(CONFIG, epochs=6)), right, None)
    assert "After epoch 2 your curve was right to a tenth of a percent." in said
    assert "You expected 80 % by epoch 1; it was reached just then." in said


def test_what_was_not_bet_is_not_said(qapp):
    picked_none = PickResult((4, 7), (4, 7), frozenset())
    said = words(result_of(), Bet(BET.curve), picked_none)
    assert said.endswith("It read all 2 correctly. You had picked none.")
    one = PickResult((4, 7), (4, 1), frozenset({1}))
    said = words(result_of(), Bet(picked=one.picked), one)
    assert said.endswith("It misread 1 of 2: 7 as 1. The one that you had picked was misread.")
    assert "expected" not in said
    letters = replace(result_of(), classes=("a", "b"))
    assert "other classes than the digits" in words(letters, picks=None)
    learned = replace(result_of(), own_drawings=3)
    assert words(learned).endswith("Kept drawings were among the images that it learned from.")


def test_a_level_that_was_reached_later(qapp):
    bet = Bet(ExpectedCurve(((1, 0.85), (2, 0.86))))
    said = words(result_of(replace(CONFIG, epochs=2)), bet, None)
    assert "You expected 80 % by epoch 1; it was reached just then." in said
    bet = Bet(ExpectedCurve(((1, 0.9), (2, 0.92))))
    said = words(result_of(accuracy=0.95), bet, None)
    assert "You expected 90 % by epoch 1; it was first reached after epoch 2." in said
    assert "After epoch 2 your curve was too high by 2.0 percentage points." in said
