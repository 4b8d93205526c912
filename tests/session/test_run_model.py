from dataclasses import replace
from threading import Event

from mnist_desktop.recognition.model_file import read_model
from tests.fake_learning import CONFIG, FakeLearning
from tests.session.trainers import wait_for_file

TEST_RESULT = FakeLearning().evaluate(None, None)


def test_evaluated_and_the_score_is_written(trainer, run_to_its_end, qtbot, learning):
    result = run_to_its_end()
    with qtbot.waitSignals([trainer.run_model.evaluated, trainer.run_model.scored]):
        trainer.evaluate(None)
    assert trainer.candidate is None
    assert learning.evaluated == [(result, None)]
    assert 0.99 in read_model(trainer.run_model.path).metadata.scores.values()


def test_scores_go_into_the_model_that_was_evaluated(trainer, run_to_its_end, qtbot, learning):
    may_go_on, evaluated = Event(), []

    def evaluate(result, other):
        if not evaluated:
            evaluated.append(result)
            assert may_go_on.wait(60)
            return replace(TEST_RESULT, test_accuracy=0.11)
        return replace(TEST_RESULT, test_accuracy=0.22)

    learning.evaluate = evaluate
    reported = []
    trainer.run_model.evaluated.connect(reported.append)
    run_to_its_end()
    first = trainer.run_model.path
    trainer.evaluate(None)
    run_to_its_end()
    second = trainer.run_model.path
    qtbot.waitUntil(lambda: bool(evaluated))
    with qtbot.waitSignal(trainer.run_model.scored):
        trainer.evaluate(None)
    with qtbot.waitSignal(trainer.run_model.scored):
        may_go_on.set()
    scores = [read_model(path).metadata.scores["mnist_test"] for path in (first, second)]
    assert scores == [0.11, 0.22]
    assert [one.test_accuracy for one in reported] == [0.22]  # of the run that is on the card


def test_a_run_started_meanwhile_does_not_lose_it(trainer, run_to_its_end, qtbot):
    run_to_its_end()
    path = trainer.run_model.path
    wait_for_file(trainer, qtbot)
    with qtbot.waitSignals([trainer.run_model.scored, trainer.ended]):
        trainer.evaluate(None)
        trainer.start(CONFIG)
    assert 0.99 in read_model(path).metadata.scores.values()
