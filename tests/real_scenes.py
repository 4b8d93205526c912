"""What a person does with the real window, played by tests/real_window.py.

Each scene is the script of a `WindowScript`, at whose end the window closes.
"""

import os
import signal
import threading
import time

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from mnist_desktop.learning import checkpoint as checkpoints
from tests.person import say

MAX_DELAYS = {"importing": 2.5, "tracing": 0.6, "learning": 1.0, "slow": 0.6, "paused": 0.3}


def set_up(person, samples=10_000, epochs=300, preset="quick"):
    person.choose_preset(preset)
    person.type_number("samplesSpin", samples)
    person.type_number("epochsSpin", epochs)


def opened(person):
    """Until the model answers and a broken-off run would be offered."""
    yield from person.ready()
    yield from person.quiet()
    say(
        what="started",
        model=str(person.session.model_path),
        strokes=person.strokes(),
        broken_off=person.shows("resumeRow"),
        problems=person.problems,
        points=person.points(),
    )


def next_batches(person, count=1):
    end = person.batches + count
    yield f"{count} batches", lambda: person.batches >= end


def ended(person, runs=1):
    """Until so many runs have ended, and the last one's threads."""
    yield f"the end of run {runs}", lambda: len(person.results) >= runs
    yield from person.quiet()


def held(person, looks=1):
    """Until the run has seen so often that it is to wait."""
    end = person.calls.pause_looks + looks
    yield "a run that is held", lambda: person.calls.pause_looks >= end


def kept(person):
    """Presses Keep, and waits until that model answers."""
    person.press("keepButton")
    trainer = person.trainer
    yield "the new model", lambda: person.session.model_path == trainer.run_model.path
    yield from person.quiet()


def moment(person, kind):
    """From Train on up to a random moment of this kind."""
    person.press("trainButton")
    if kind == "before":
        return
    if kind in ("importing", "tracing", "validating"):
        yield kind, lambda: person.calls.phase == kind
    else:
        yield from next_batches(person)
    if kind == "slow":
        person.press("slowButton")
        yield from next_batches(person, 2)
    if kind == "paused":
        person.press("pauseButton")
        yield from held(person)
    if kind in MAX_DELAYS:
        yield from person.random_pause(MAX_DELAYS[kind])


# Scenes


def whole(person):
    """A run up to its end, watched; the model is kept."""
    yield from opened(person)
    set_up(person, epochs=2)
    yield from person.answered()
    person.press("trainButton")
    yield from next_batches(person)
    yield from person.answered()
    yield "the end of the run", lambda: person.results
    strokes = person.strokes()
    whole_ones = [one for one in person.answers if len(one.subject.strokes) == strokes]
    both = [one for one in whole_ones if one.other is not None]
    seen = {one.prediction.probabilities.tobytes() for one in both}
    old = {one.other.probabilities.tobytes() for one in both}
    ticks = person.widget("probabilityBars").ticks()
    yield from person.quiet()
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
    yield from kept(person)
    yield "its accuracy", lambda: "%" in person.text("modelLabel")
    say(what="kept", path=str(person.trainer.run_model.path), problems=person.problems)


def look(person):
    """Only opens the window and draws."""
    yield from opened(person)
    yield from person.answered()
    path = person.session.model_path
    say(what="answered", digit=int(person.answers[-1].prediction.digit), model=str(path))


def pauses(person, count=3):
    """A run never paused and one that is, with the same seed."""
    yield from opened(person)
    set_up(person, epochs=2)
    person.press("trainButton")
    yield from ended(person)
    person.press("goBackButton")
    yield from person.quiet()
    person.press("trainButton")
    arrived = []
    for number in range(count):
        yield from next_batches(person)
        yield from person.random_pause(0.15)
        if len(person.results) > 1:
            break
        person.press("pauseButton")
        yield from held(person, 2)
        before = person.batches
        yield from person.answered()  # the window is as lively as ever
        yield from held(person, 10)
        arrived.append(person.batches - before)
        say(what="paused", number=number, words=person.widget("pauseButton").text())
        person.press("pauseButton")
    yield from ended(person, 2)
    one, other = person.results
    say(
        what="ended",
        arrived=arrived,
        accuracies=[[e.validation_accuracy for e in run.history] for run in (one, other)],
        losses=[[e.validation_loss for e in run.history] for run in (one, other)],
        seconds=[one.seconds, other.seconds],
    )


def stops(person, kinds):
    """Stop at random moments, one run after the other."""
    yield from opened(person)
    set_up(person)
    for kind in kinds:
        models, ends = len(person.models()), len(person.results)
        yield from moment(person, kind)
        phase = person.calls.phase
        start = time.monotonic()
        person.press("stopButton")
        yield "the end of the run", lambda ends=ends: len(person.results) > ends
        seconds = time.monotonic() - start
        # Not for the thread: it may be importing TensorFlow, and Train is pressed again meanwhile
        yield "what is written", lambda: not person.session.tasks.threads()
        result = person.results[-1]
        yield from person.answered()
        say(
            what="stopped",
            kind=kind,
            seconds=seconds,
            phase=phase,
            outcomes=len(person.results) - ends,
            outcome=None if result is None else str(result.outcome),
            has_learned=bool(result and result.weights),
            epochs=len(result.history) if result else 0,
            models=len(person.models()) - models,
            train=person.shows("trainButton") and person.widget("trainButton").isEnabled(),
            stop=person.shows("stopButton"),
            card=person.shows("resultCard"),
            problems=person.problems,
        )


def closes(person, kind):
    """Close at a random moment."""
    yield from opened(person)
    set_up(person)
    yield from person.answered()
    yield from moment(person, kind)
    person.draw(person.seven())
    candidate = person.trainer.candidate
    say(
        what="closing",
        kind=kind,
        phase=person.calls.phase,
        strokes=person.strokes(),
        has_learned=candidate is not None,
        at=time.time(),
    )


def killed(person, kind, epochs):
    """SIGKILL at a random moment when there is a checkpoint; of kind "writing", while one is."""
    yield from opened(person)
    set_up(person, epochs=epochs)
    checkpoint = person.session.folders.checkpoint
    checkpoints.INTERVAL = 0.0  # after every batch
    if kind == "writing":
        person.press("trainButton")
        yield "a checkpoint", checkpoint.exists
        delay = person.chance.uniform(0, 0.4)
        threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL)).start()
        yield "the end of the run", lambda: person.results
    else:
        yield from moment(person, kind)
        yield "a checkpoint", checkpoint.exists
        yield from person.random_pause(0.3)
    os.kill(os.getpid(), signal.SIGKILL)


def resumes(person):
    """Goes on with what was killed."""
    yield from opened(person)
    person.press("resumeButton")
    yield from ended(person)
    result = person.results[0]
    say(
        what="resumed",
        epochs=[] if result is None else [one.epoch for one in result.history],
        outcome=result and str(result.outcome),
        points=person.points(),
        row=person.shows("resumeRow"),
        problems=person.problems,
    )


def many(person, count):
    """One training after the other, each another one."""
    yield from opened(person)
    for number in range(1, count + 1):
        preset = person.chance.choice(["quick", "tutorial5", "tutorial3"])
        set_up(person, person.chance.choice([100, 500]), person.chance.choice([1, 2]), preset)
        person.press("trainButton")
        yield "the end of the run", lambda number=number: len(person.results) == number
        choice = person.chance.choice(["keepButton", "goBackButton", None])
        if choice is not None:
            person.press(choice)
        if person.chance.random() < 0.5:
            yield from person.quiet()  # else the next begins while the last is being tested
        yield from person.answered()
        say(what="trained", preset=preset, choice=choice, outcome=str(person.results[-1].outcome))
    yield from person.quiet()
    yield "two threads: answers and journal", lambda: len(qt_threads(person)) == 2
    say(
        what="ended",
        python_threads=[one.name for one in threading.enumerate() if not is_qt(one)],
        models=len(person.models()),
        problems=person.problems,
        errors=person.window.findChild(QWidget, "errorDialog") is not None,
    )


def qt_threads(person):
    """The threads that run; those for Inside and Why start when they are first asked."""
    return [one for one in person.window.findChildren(QThread) if one.isRunning()]


def is_qt(thread):
    return thread.name.startswith("Dummy") or thread is threading.main_thread()


def missing(person):
    """TensorFlow is not installed."""
    yield from opened(person)
    yield from person.answered()
    person.press("networkButton")
    dialog = person.widget("networkDialog")
    has_dialog = dialog.isVisible()
    dialog.close()
    say(
        what="missing",
        can_train=person.widget("trainButton").isEnabled(),
        reason=person.text("trainReason"),
        is_told=person.shows("trainReason"),
        dialog=has_dialog,
        problems=person.problems,
    )


def broken(person):
    """TensorFlow does not load, which comes out at the first press."""
    yield from opened(person)
    person.press("trainButton")
    yield "the end of the run", lambda: person.results
    yield "the problem", lambda: person.shows("messageStrip")
    strip = person.widget("messageStrip").text()
    person.press("messageClose")
    yield from person.answered()
    say(
        what="broken",
        result=person.results[-1],
        strip=strip,
        reason=person.text("trainReason"),
        is_told=person.shows("trainReason"),
        can_train=person.widget("trainButton").isEnabled(),
    )


def full(person, is_folder):
    """In the middle of the run the disk is full, or the models' folder is gone."""
    from mnist_desktop import files as atomic_file

    yield from opened(person)
    set_up(person, epochs=2)
    checkpoints.MIN_INTERVAL = 0.0
    person.press("trainButton")
    yield from next_batches(person)
    folder = person.session.folders.models
    if is_folder:
        folder.rename(folder.with_name("away"))
        folder.write_text("no folder")
    else:
        atomic_file.os.fsync = lambda _: (_ for _ in ()).throw(OSError(28, "No space left"))
    yield "the end of the run", lambda: person.results
    yield "the problem", lambda: person.shows("messageStrip")
    say(
        what="full",
        outcome=person.results[0] and str(person.results[0].outcome),
        strip=person.widget("messageStrip").text(),
        card=person.shows("resultCard"),
    )
    yield from kept(person)
    yield from person.answered()
    say(
        what="kept", digit=int(person.answers[-1].prediction.digit), model=person.text("modelLabel")
    )


SCENES = {
    scene.__name__: scene
    for scene in (
        whole, look, pauses, stops, closes, killed, resumes, many, missing, broken, full,
    )
}  # fmt: skip
