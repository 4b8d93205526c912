"""What a person does with the real window, played by tests/real_window.py.

Each scene is a generator: it yields what it waits for, as something to ask again and again.
"""

import os
import signal
import threading
import time

from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.learning import checkpoint as checkpoints
from tests.person import say

MAX_DELAYS = {"importing": 2.5, "tracing": 0.6, "learning": 1.0, "slow": 0.6, "paused": 0.3}


def set_up(person, samples=10_000, epochs=300, preset="quick"):
    person.choose_preset(preset)
    person.type_into("samplesSpin", samples)
    person.type_into("epochsSpin", epochs)


def waking(person):
    """Until the model answers and a broken-off run would be offered."""
    yield lambda: person.session.classifier is not None and person.is_quiet()
    if person.shows("firstStepNext"):
        QTest.keyClick(person.part("firstSteps"), Qt.Key.Key_Escape)
    say(
        what="started",
        model=str(person.session.model_path),
        strokes=person.strokes(),
        broken_off=person.shows("brokenOffRow"),
        problems=person.problems,
        points=person.points(),
    )


def moment(person, kind):
    """From Train on up to a random moment of this kind."""
    person.press("trainButton")
    calls = person.calls
    if kind == "before":
        return
    if kind in ("importing", "tracing", "validating"):
        yield lambda: calls.phase == kind
    else:
        batches = person.batches
        yield lambda: person.batches > batches
    if kind == "slow":
        person.press("slowButton")
        batches = person.batches
        yield lambda: person.batches > batches + 1
    if kind == "paused":
        looks = calls.pause_looks
        person.press("pauseButton")
        yield lambda: calls.pause_looks > looks
    if kind in MAX_DELAYS:
        yield person.delayed(MAX_DELAYS[kind])


# Scenes


def whole(person, folder=None):
    """A run up to its end, watched; the model is kept."""
    yield from waking(person)
    set_up(person, epochs=2)
    yield person.answered()
    picture(person, folder, "before")
    person.answers.clear()
    person.press("trainButton")
    yield lambda: person.batches > 0
    yield person.answered()
    yield lambda: len(person.results) or person.calls.phase == "validating"
    picture(person, folder, "during")
    yield lambda: person.results
    strokes = person.strokes()
    whole_ones = [one for one in person.answers if len(one.subject.strokes) == strokes]
    both = [one for one in whole_ones if one.other is not None]
    seen = {one.prediction.probabilities.tobytes() for one in both}
    old = {one.other.probabilities.tobytes() for one in both}
    ticks = person.part("probabilityBars").ticks()
    yield person.is_quiet
    picture(person, folder, "after")
    say(
        what="ended",
        answers=len(seen),
        others=len(old),
        ticks=ticks is not None,
        card=person.shows("resultCard"),
        points=person.points(),
        models=person.models(),
        accuracy=person.results[0].validation_accuracy,
    )
    person.press("keepButton")
    yield lambda: person.session.model_path == person.trainer.path and person.is_quiet()
    yield lambda: "%" in person.text("modelLabel")
    picture(person, folder, "kept")
    say(what="kept", path=str(person.trainer.path), problems=person.problems)
    person.window.close()


def picture(person, folder, name):
    if folder is not None:
        person.window.grab().save(f"{folder}/{name}.png")


def look(person):
    """Only opens the window and draws."""
    yield from waking(person)
    yield person.answered()
    path = person.session.model_path
    say(what="answered", digit=int(person.answers[-1].prediction.digit), model=str(path))
    person.window.close()


def pauses(person, count=4):
    """A run never paused and one that is, with the same seed."""
    yield from waking(person)
    set_up(person, epochs=3)
    person.press("trainButton")
    yield lambda: person.results
    yield person.is_quiet
    person.press("goBackButton")
    yield person.is_quiet
    person.press("trainButton")
    arrived = []
    for number in range(count):
        before = person.batches
        yield lambda before=before: person.batches > before
        yield person.delayed(0.15)
        if len(person.results) > 1:
            break
        person.press("pauseButton")
        looks = person.calls.pause_looks
        yield lambda looks=looks: person.calls.pause_looks > looks + 1
        held, looks = person.batches, person.calls.pause_looks
        yield person.answered()  # the window is as lively as ever
        yield lambda looks=looks: person.calls.pause_looks > looks + 10
        arrived.append(person.batches - held)
        say(what="paused", number=number, words=person.part("pauseButton").text())
        person.press("pauseButton")
    yield lambda: len(person.results) > 1
    yield person.is_quiet
    one, other = person.results
    say(
        what="ended",
        arrived=arrived,
        accuracies=[[e.validation_accuracy for e in run.history] for run in (one, other)],
        losses=[[e.validation_loss for e in run.history] for run in (one, other)],
        seconds=[one.seconds, other.seconds],
    )
    person.window.close()


def stops(person, kinds):
    """Stop at random moments, one run after the other."""
    yield from waking(person)
    set_up(person)
    for kind in kinds:
        models, ends = len(person.models()), len(person.results)
        yield from moment(person, kind)
        phase = person.calls.phase
        person.press("stopButton")
        yield lambda ends=ends: len(person.results) > ends
        yield person.is_quiet
        result = person.results[-1]
        yield person.answered()
        say(
            what="stopped",
            kind=kind,
            phase=phase,
            outcomes=len(person.results) - ends,
            outcome=None if result is None else str(result.outcome),
            has_learned=bool(result and result.weights),
            epochs=len(result.history) if result else 0,
            models=len(person.models()) - models,
            train=person.shows("trainButton") and person.part("trainButton").isEnabled(),
            stop=person.shows("stopButton"),
            card=person.shows("resultCard"),
            problems=person.problems,
        )
    person.window.close()


def closes(person, kind):
    """Close at a random moment."""
    yield from waking(person)
    set_up(person)
    yield person.answered()
    yield from moment(person, kind)
    person.draw()
    candidate = person.trainer.candidate
    say(
        what="closing",
        kind=kind,
        phase=person.calls.phase,
        strokes=person.strokes(),
        has_learned=candidate is not None,
        at=time.time(),
    )
    person.window.close()


def killed(person, kind, epochs=6, preset="quick"):
    """SIGKILL at a random moment when there is a checkpoint; of kind "writing", while one is."""
    yield from waking(person)
    set_up(person, epochs=epochs, preset=preset)
    checkpoint = person.session.folders.checkpoint
    checkpoints.INTERVAL = 0.0  # after every batch
    if kind == "writing":
        person.press("trainButton")
        yield checkpoint.exists
        delay = person.chance.uniform(0, 0.4)
        threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL)).start()
        yield lambda: person.results
    else:
        yield from moment(person, kind)
        yield checkpoint.exists
        yield person.delayed(0.3)
    os.kill(os.getpid(), signal.SIGKILL)


def resumes(person):
    """Goes on with what was killed."""
    yield from waking(person)
    person.press("resumeButton")
    yield lambda: person.results
    yield person.is_quiet
    result = person.results[0]
    say(
        what="resumed",
        epochs=[] if result is None else [one.epoch for one in result.history],
        outcome=result and str(result.outcome),
        points=person.points(),
        row=person.shows("brokenOffRow"),
        problems=person.problems,
    )
    person.window.close()


def many(person, count=20):
    """One training after the other, each another one."""
    yield from waking(person)
    for number in range(count):
        preset = person.chance.choice(["quick", "tutorial5", "tutorial3"])
        set_up(person, person.chance.choice([100, 500]), person.chance.choice([1, 2]), preset)
        person.press("trainButton")
        yield lambda number=number: len(person.results) > number
        choice = person.chance.choice(["keepButton", "goBackButton", None])
        if choice is not None:
            person.press(choice)
        if person.chance.random() < 0.5:
            yield person.is_quiet  # else the next begins while the last is being judged
        yield person.answered()
        say(what="trained", preset=preset, choice=choice, outcome=str(person.results[-1].outcome))
    yield person.is_quiet
    yield lambda: len(qt_threads(person)) == 2  # what answers, and the journal
    say(
        what="ended",
        python_threads=[one.name for one in threading.enumerate() if not is_qt(one)],
        models=len(person.models()),
        problems=person.problems,
        errors=person.window.findChild(QWidget, "errorDialog") is not None,
    )
    person.window.close()


def qt_threads(person):
    return person.window.findChildren(QThread)


def is_qt(thread):
    return thread.name.startswith("Dummy") or thread is threading.main_thread()


def missing(person):
    """TensorFlow is not installed."""
    yield from waking(person)
    train = person.part("trainButton")
    yield person.answered()
    person.press("networkButton")
    dialog = person.part("networkDialog")
    has_dialog = dialog.isVisible()
    dialog.close()
    say(
        what="missing",
        can_train=train.isEnabled(),
        reason=person.text("trainReason"),
        is_told=person.shows("trainReason"),
        dialog=has_dialog,
        problems=person.problems,
    )
    person.window.close()


def broken(person):
    """TensorFlow does not load, which comes out at the first press."""
    yield from waking(person)
    person.press("trainButton")
    yield lambda: person.results
    yield lambda: person.shows("messageStrip")
    strip = person.part("messageStrip").text()
    person.press("messageClose")
    yield person.answered()
    say(
        what="broken",
        result=person.results[-1],
        strip=strip,
        reason=person.text("trainReason"),
        is_told=person.shows("trainReason"),
        can_train=person.part("trainButton").isEnabled(),
    )
    person.window.close()


def full(person, is_folder):
    """In the middle of the run the disk is full, or the models' folder is gone."""
    from mnist_desktop import files as atomic_file

    yield from waking(person)
    set_up(person, epochs=2)
    checkpoints.MIN_INTERVAL = 0.0
    person.press("trainButton")
    yield lambda: person.batches > 0
    folder = person.session.folders.models
    if is_folder:
        folder.rename(folder.with_name("away"))
        folder.write_text("no folder")
    else:
        atomic_file.os.fsync = lambda _: (_ for _ in ()).throw(OSError(28, "No space left"))
    yield lambda: person.results
    yield lambda: person.shows("messageStrip")
    say(
        what="full",
        outcome=person.results[0] and str(person.results[0].outcome),
        strip=person.part("messageStrip").text(),
        card=person.shows("resultCard"),
    )
    person.press("keepButton")
    yield lambda: person.session.model_path == person.trainer.path and person.is_quiet()
    yield person.answered()
    say(
        what="kept", digit=int(person.answers[-1].prediction.digit), model=person.text("modelLabel")
    )
    person.window.close()


SCENES = {
    scene.__name__: scene
    for scene in (
        whole, look, pauses, stops, closes, killed, resumes, many, missing, broken, full,
    )
}  # fmt: skip
