"""*My hand* in the HTML page, as a person without the program uses it."""

import json
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.export.export_model import ExportFormat, export_model
from mnist_desktop.export.page_hand import page_hand
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import HAND_SAMPLES, ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import Activation
from mnist_desktop.samples.closed_form import OwnSums, refitted
from mnist_desktop.samples.digits_file import read_digits, write_digits
from mnist_desktop.samples.hand import learn_hand
from mnist_desktop.samples.kept_features import kept_features
from mnist_desktop.samples.last_layer import last_weights
from tests.digit_strokes import DIGITS
from tests.export.test_page import draw, shown
from tests.recognition.random_weights import random_weights
from training.chromium import chromium, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="needs Chromium: apt-get install chromium"),
]
LEARNING = 120  # s, on a busy machine


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load().model


@pytest.fixture(scope="module")
def path(tmp_path_factory, built_in):
    path = tmp_path_factory.mktemp("a stick") / "digits.html"
    export_model(built_in, ExportFormat.HTML, path, "built-in")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as tab:
        tab.size(1366, 768)
        yield tab


@pytest.fixture
def tab(browser, path, tmp_path):
    """The page in a browser that has kept nothing and saves into `tmp_path`."""
    saving = {"behavior": "allow", "downloadPath": str(tmp_path)}
    browser.call("Browser.setDownloadBehavior", **saving)
    browser.open(path)
    browser.run("localStorage.clear()")
    browser.open(path)
    browser.events.clear()
    yield browser
    assert browser.errors() == []


def is_shown(tab, name):
    return tab.run(f"document.getElementById({name!r}).checkVisibility()")


def waved(strokes, seed):
    """In ink units, a little different each time."""
    random = np.random.default_rng(seed)
    turned = np.eye(2) + random.normal(0, 0.06, (2, 2))
    return [((stroke - 0.5) @ turned * 240 + 200).round(2).tolist() for stroke in strokes]


def mirrored(digit):
    """As no network has learned it."""
    return [stroke * (-1, 1) + (1, 0) for stroke in DIGITS[digit]]


def write_thirty(tab):
    """Writes what is asked for; of the 5 only mirrored ones."""
    for nth in range(30):
        place = f"round {nth // 10 + 1} of 3, {nth % 10 + 1} of 10"
        tab.until(f"document.getElementById('promptPosition').textContent === {place!r}")
        digit = tab.run("page.hand.writing.prompt.digit")
        strokes = mirrored(5) if digit == 5 else DIGITS[digit]
        tab.run(f"page.paper.reset({json.dumps(waved(strokes, nth))})")
        tab.key(" ", 32)


@pytest.mark.slow
def test_thirty_digits_are_written_learned_kept_and_handed_on(tab, path, tmp_path, built_in):
    assert tab.run("document.getElementById('learn').disabled")
    tab.click("#write")
    assert shown(tab, "promptPosition") == "round 1 of 3, 1 of 10"
    assert tab.run("document.activeElement.id") == "prompt", "not the button, which takes spaces"
    tab.key(" ", 32)
    assert shown(tab, "promptPosition") == "Nothing is drawn yet."
    first = tab.run("page.hand.writing.prompt.digit")
    draw(tab, DIGITS[first])
    tab.click("#promptNext")
    assert shown(tab, "promptPosition") == "round 1 of 3, 2 of 10"
    tab.key("Backspace", 8)
    assert tab.run("page.hand.writing.prompt.digit") == first
    tab.key("Escape", 27)
    assert tab.run("document.getElementById('prompt').hidden")
    tab.click("#write")
    write_thirty(tab)
    tab.until("document.getElementById('prompt').hidden")
    assert shown(tab, "handCount") == "30 drawings are kept here."

    tab.click("#learn")
    tab.until("page.hand.learned && page.hand.progress === null", LEARNING)
    told = tab.run("document.getElementById('handResult').innerText")
    assert "of your 30 were right before, 30 now, each judged without its own round." in told
    assert "Of MNIST’s 5,000 validation images the 1,000 that this network finds hardest" in told
    new = json.dumps(waved(mirrored(5), 77))
    read = f"page.read({new}).digit"
    assert tab.run(read) == 5
    tab.click("#whoBefore")
    assert tab.run(read) != 5

    tab.open(path)  # the next day
    assert (shown(tab, "handCount"), tab.run(read)) == ("30 drawings are kept here.", 5)

    tab.click("#save")
    saved = tmp_path / "my-digits.digits"
    tab.until("document.getElementById('handNote').textContent.startsWith('Saved as my-digits')")
    while not saved.exists():
        tab.run("new Promise(requestAnimationFrame)")
    drawings = list(read_digits(saved))
    assert sorted(int(one.label) for one in drawings) == sorted([*range(10)] * 3)
    assert {one.round for one in drawings} == {1, 2, 3}
    assert len({one.series for one in drawings}) == 1
    inks = [Ink.from_json(one.strokes) for one in drawings]
    labels = np.array([int(one.label) for one in drawings])
    rounds = np.array([one.round for one in drawings])
    ours = learn_hand(built_in, kept_features(built_in), inks, labels, rounds).result
    result = tab.run("page.hand.learned.result")
    assert [result[name] for name in ("before", "after")] == [ours.before, ours.after]
    counted = [result[name] for name in ("letters", "lettersBefore")]
    assert counted == [ours.letters, ours.refused_letters_before]
    assert abs(result["lettersAfter"] - ours.refused_letters_after) <= 10
    lost = ours.mnist_before - ours.mnist_after
    assert abs(result["keptBefore"] - result["keptAfter"] - lost) <= 2  # its copies are others


def test_drawings_are_deleted_brought_back_and_opened(tab, tmp_path):
    from datetime import UTC, datetime

    from mnist_desktop.samples.sample import Origin, Sample

    def sample(label):
        image = np.zeros((28, 28), np.uint8)
        date = datetime(2026, 11, 28, tzinfo=UTC)
        return Sample(1, label, "Ann", Origin.DRAWN, "", None, "pen", date, True, image)

    inks = [Ink(tuple(map(np.array, waved(DIGITS[digit], 1)))) for digit in range(10)]
    ours = tmp_path / "ours.digits"  # compressed, as the program writes it
    write_digits(ours, [(sample(str(digit)), ink) for digit, ink in enumerate(inks)])
    letter = tmp_path / "a letter.digitink"
    replace(inks[0], text="A").save(letter)
    seven = tmp_path / "a seven.digitink"
    Ink(tuple(map(np.array, waved(DIGITS[7], 2))), "7").save(seven)
    broken = tmp_path / "broken.digits"
    broken.write_bytes(ours.read_bytes()[:500])
    node = tab.call("DOM.getDocument")["root"]["nodeId"]
    field = tab.call("DOM.querySelector", nodeId=node, selector="#file")["nodeId"]
    files = [str(one) for one in (ours, letter, seven, broken, ours)]
    tab.call("DOM.setFileInputFiles", files=files, nodeId=field)
    tab.until("document.getElementById('handNote').textContent !== ''")
    assert shown(tab, "handNote") == (
        "broken.digits holds no drawings that can be read here. 11 drawings were added."
        " 11 were left out: no digit, or kept already."
    )
    assert not is_shown(tab, "notStored")
    tab.click("#forget")
    assert shown(tab, "handCount") == "No drawings are kept yet."
    tab.run("Storage.prototype.setItem = () => { throw new Error('refused'); }")
    tab.click("#forget")
    assert shown(tab, "handCount") == "11 drawings are kept here."
    assert is_shown(tab, "notStored")
    assert "save the drawings before you close it" in shown(tab, "notStored")
    assert tab.run("roundsOf(page.hand.drawings).areWritten") is False


def test_damaged_memories_are_left_alone(tab, path):
    for name, value in (("drawings", "[{"), ("hand", "{}"), ("language", "x")):
        key = "page.hand.key" if name == "hand" else json.dumps(name)
        tab.run(f"stored.set({key}, {json.dumps(value)})")
    tab.open(path)
    assert shown(tab, "handCount") == "No drawings are kept yet."


def test_the_step_is_that_of_the_program(tab, built_in):
    drawings = [{"label": 5, "strokes": waved(mirrored(5), nth)} for nth in range(3)]
    drawings += [{"label": d, "strokes": waved(DIGITS[d], 9)} for d in (1, 3, 7)]
    features, weights, scale, correct = tab.run(
        f"(async () => {{ const learner = page.hand.learner; learner.prepare(); const samples = [];"
        f" for (const one of {json.dumps(drawings)}) samples.push({{ label: one.label,"
        " features: await learner.featuresOf(one) });"
        " const { weights, scale } = learner.refitted(samples);"
        " return [samples.map(({ features }) => features.map((one) => [...one.slice(0, -1)])),"
        " weights.map((row) => [...row]), scale, learner.correct(weights)]; })()"
    )
    before, kept = last_weights(built_in), kept_features(built_in)
    rows = np.array(features)
    labels = np.repeat([one["label"] for one in drawings], rows.shape[1])
    own = OwnSums.of(before, rows.reshape(-1, rows.shape[-1]), labels)
    ours, our_scale = refitted(before, kept.moment, kept.validation, own)
    step = ours - before
    assert np.linalg.norm(np.array(weights) - ours) < 0.02 * np.linalg.norm(step)
    assert abs(scale - our_scale) < 0.051
    misread = len(kept.validation.labels) - kept.validation.correct(ours)
    assert abs(1000 - correct - misread) <= 2  # the other 4,000 are all read correctly


def test_a_network_that_has_learned_drawings_is_not_judged_by_them(tab, built_in, tmp_path):
    settings = {**built_in.metadata.settings, HAND_SAMPLES: 30}
    model = replace(built_in, metadata=replace(built_in.metadata, settings=settings))
    export_model(model, ExportFormat.HTML, tmp_path / "x.html", "x")
    tab.open(tmp_path / "x.html")
    result = "{ before: 5, samples: 6, after: 6, gained: 1, lost: 0, scale: 1 }"
    said = tab.run(f"resultSentences({result}, page.model.hand.mayBeKnown)[0]")
    assert said.endswith("may have learned some of them before, so only new ones can tell.")


def test_a_page_says_why_it_cannot_learn(built_in):
    clothes = replace(built_in.metadata, classes=("top", "trousers"))
    assert page_hand(replace(built_in, metadata=clothes), 10**6) == {"missing": "digits"}
    network = ARCHITECTURES["lenet"]
    relu = Activation("last", (network.layers[-1].name,))
    other = Architecture("own", (*network.layers, relu))
    model = Model(other, random_weights(other), ModelMetadata())
    assert page_hand(model, 10**6) == {"missing": "dense"}
    wide = ARCHITECTURES["wide"]
    model = Model(wide, random_weights(wide), ModelMetadata())
    assert page_hand(model, 10**6) == {"missing": "large"}
