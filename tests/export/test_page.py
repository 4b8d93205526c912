"""The HTML page in headless Chromium, drawn on with real pointer events."""

import json
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.export.export_model import ExportFormat, class_names, export_model
from mnist_desktop.export.page import html_page
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Convolution,
    Dense,
    Depthwise,
    GlobalPooling,
    Pooling,
)
from mnist_desktop.recognition.page_size import (
    USUAL_BYTES,
    USUAL_PARAMETERS,
    expected_bytes,
)
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS
from tests.recognition.random_weights import EVERY_KIND, random_weights
from training.chromium import chromium, opened
from training.judging.page import judge_images

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="needs Chromium: apt-get install chromium"),
]
OTHER_SETTINGS = Architecture(
    "other",
    (
        Convolution("even", ("image",), kernel=4, stride=3, padding="same", filters=5, bias=False),
        Activation("sigmoid", ("even",), function="sigmoid"),
        Depthwise("valid", ("sigmoid",), kernel=2, stride=2, padding="valid"),
        Pooling("pooling", ("valid",), size=3, mode="max"),
        Convolution("last", ("pooling",), kernel=1, padding="valid", filters=9),
        GlobalPooling("largest", ("last",), mode="max"),
        Dense("scores", ("largest",), units=10),
    ),
)
NETWORKS = [
    EVERY_KIND,
    OTHER_SETTINGS,
    ARCHITECTURES["lenet"],
    with_confidence_branch(ARCHITECTURES["quick"]),
]


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def path(tmp_path_factory, built_in):
    path = tmp_path_factory.mktemp("a stick") / "digits 手写.html"
    export_model(built_in.model, ExportFormat.HTML, path, "built-in")
    return path


@pytest.fixture
def tab(browser, path):
    """The page, opened anew as a file, on a laptop."""
    browser.size(1366, 768)
    browser.open(path)
    browser.events.clear()
    yield browser
    assert browser.errors() == []


def shown(tab, name):
    return tab.run(f"document.getElementById({name!r}).textContent")


def on_paper(tab, strokes, size=0.6):
    """Strokes in [0, 1] as places in the window."""
    left, top, side = tab.run(
        "(() => { const b = document.getElementById('paper').getBoundingClientRect();"
        " return [b.left, b.top, b.width]; })()"
    )
    offset = (1 - size) / 2
    return [((stroke * size + offset) * side + (left, top)).tolist() for stroke in strokes]


def draw(tab, strokes, **more):
    for stroke in on_paper(tab, strokes):
        tab.mouse("mousePressed", *stroke[0], **more)
        for place in stroke[1:]:
            tab.mouse("mouseMoved", *place, **more)
        tab.mouse("mouseReleased", *stroke[-1], **more)


def touch(tab, strokes):
    for stroke in on_paper(tab, strokes):
        tab.touch("touchStart", stroke[0])
        for place in stroke[1:]:
            tab.touch("touchMove", place)
        tab.touch("touchEnd")


def answer(tab):
    """What the page shows once the newest ink is answered."""
    tab.until("!page.isWaiting")
    return shown(tab, "digit")


def strokes_of(tab):
    return tuple(np.array(stroke) for stroke in tab.run("page.paper.ink"))


@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_every_kind_of_layer_gives_our_scores(tab, network):
    weights = random_weights(network, seed=5)
    model = Model(network, weights, ModelMetadata())
    page = html_page(model, class_names(model), network.name, is_half=False).decode()
    data = page.split('id="model">')[1].split("</script>")[0]
    images = load_mnist().validation.as_floats(slice(3))
    scores = tab.run(
        f"(() => {{ const model = modelFrom({json.dumps(data)}); return"
        f" {images.reshape(3, -1).tolist()}.map((one) => [...model.network.scores(one)]); }})()"
    )
    expected = Classifier(model).logits(images)
    assert np.abs(np.array(scores) - expected).max() < 1e-4 * max(1, np.abs(expected).max())


def test_images_and_ink_are_read_as_by_the_program(tab, built_in):
    agreement = judge_images(tab, built_in, 0, 60)
    assert (agreement.count, agreement.other_digit) == (60, 0)
    assert agreement.largest < 0.002
    for strokes in DIGITS.values():
        image = tab.run(f"[...imageFromInk({json.dumps([stroke.tolist() for stroke in strokes])})]")
        expected = image_from_ink(Ink(tuple(strokes)))
        assert np.abs(np.array(image).reshape(28, 28) - expected).max() < 1e-6


@pytest.mark.parametrize(("device", "digits"), [("mouse", (2, 4, 7)), ("pen", (5, 8))])
def test_a_drawing_is_read_while_it_is_drawn(tab, built_in, device, digits):
    for digit in digits:
        tab.run("page.paper.clear()")
        draw(tab, DIGITS[digit], pointerType=device)
        assert answer(tab) == str(digit)
        ink = strokes_of(tab)
        probabilities = tab.run("[...page.view.shown.probabilities]")
        expected = built_in.read(image_from_ink(Ink(ink))).probabilities
        assert np.abs(np.array(probabilities) - expected).max() < 0.002
    assert tab.run("page.paper.device") == device
    assert shown(tab, "sureness").endswith("% sure")


def test_fingers(tab):
    touch(tab, DIGITS[2])
    assert answer(tab) == "2"
    ((x, y), *_), *_ = on_paper(tab, DIGITS[2])
    tab.touch("touchStart", (x, y))
    tab.touch("touchStart", (x, y), (x + 90, y + 90))  # a second finger
    tab.touch("touchMove", (x, y + 40), (x + 120, y + 90))
    tab.touch("touchEnd")
    assert tab.run("page.paper.strokes.length") == len(DIGITS[2]) + 1


def test_a_lost_release_ends_the_stroke(tab):
    (stroke,) = on_paper(tab, DIGITS[1])
    tab.mouse("mousePressed", *stroke[0])
    tab.mouse("mouseMoved", *stroke[5])
    tab.mouse("mouseMoved", *stroke[9], button="none", buttons=0)
    assert tab.run("page.paper.open") is None
    assert tab.run("page.paper.strokes.length") == 1


def test_undo_redo_clear_and_the_eraser(tab):
    draw(tab, DIGITS[4])
    tab.key("z", 90, 2)
    assert tab.run("page.paper.ink.length") == 1
    tab.click("#redo")
    assert answer(tab) == "4"
    tab.key("Delete", 46)
    answer(tab)
    assert (shown(tab, "digit"), shown(tab, "sureness")) == ("–", "nothing drawn yet")
    tab.click("#undo")
    assert answer(tab) == "4"
    draw(tab, DIGITS[4][1:], button="right", buttons=2)  # over the second stroke
    assert tab.run("boxOf(page.paper.ink)[3]") < 280  # ink units; it went down to 320
    tab.click("#undo")
    assert answer(tab) == "4"


def test_several_digits_and_no_digit_are_said_as_in_the_program(tab, built_in):
    pair = [stroke * (0.4, 1) + offset for stroke, offset in zip(
        (*DIGITS[1], *DIGITS[0]), ((0, 0), (0.6, 0)), strict=True)]  # fmt: skip
    draw(tab, pair)
    assert Drawing.of_ink(Ink(strokes_of(tab))).is_several
    answer(tab)
    assert (shown(tab, "digit"), shown(tab, "sureness")) == ("–", "one digit at a time")
    tab.run("page.paper.clear()")
    letter = [np.array([[0.1, 1], [0.1, 0], [0.9, 1], [0.9, 0]]), np.array([[0, 0.5], [1, 0.5]])]
    draw(tab, letter)
    said = answer(tab), shown(tab, "sureness")
    expected = built_in.read(image_from_ink(Ink(strokes_of(tab))))
    assert expected.refused
    assert said == ("–", "That is not a digit")


def test_both_languages(tab):
    assert (shown(tab, "title"), shown(tab, "undo")) == ("Draw a digit", "Undo")
    tab.click("#language")
    assert (shown(tab, "title"), shown(tab, "undo")) == ("写一个数字", "撤销")
    assert tab.run("document.documentElement.lang") == "zh-CN"
    assert tab.run(
        "Object.keys(TEXTS.en).join() === Object.keys(TEXTS.zh).join() && Object.keys(TEXTS.en)"
        ".every((key) => [...TEXTS.en[key].matchAll(/{\\w+}/g)].sort().join() ==="
        " [...TEXTS.zh[key].matchAll(/{\\w+}/g)].sort().join())"
    )
    tab.click("#language")
    assert shown(tab, "title") == "Draw a digit"


def test_it_asks_for_nothing(tab, path):
    tab.open(path)
    assert tab.requests() == [path.as_uri()]
    for address in ("https://example.org/", "data:text/plain,x"):
        assert tab.run(f"fetch({address!r}).then(() => 'got', () => 'refused')") == "refused"
    tab.events.clear()  # the refusals that Chromium logs


def test_names_of_classes_cannot_end_the_page(browser, tmp_path):
    names = ("</script><script>alert(1)</script>", "&amp; <b>trousers</b>", "一件上衣")
    network = ARCHITECTURES["cnn"]
    metadata = ModelMetadata(classes=names, temperature=2.5)
    model = Model(network, random_weights(network), metadata)
    path = tmp_path / "x.html"
    export_model(model, ExportFormat.HTML, path, "<i>x</i> & {script}")
    browser.events.clear()
    browser.open(path)
    draw(browser, DIGITS[7])
    answer(browser)
    ink = strokes_of(browser)
    expected = Classifier(model).read(image_from_ink(Ink(ink)))
    assert browser.run("page.view.shown.digit") == expected.digit
    rows = browser.run("[...document.querySelectorAll('#bars .name')].map((one) => one.innerText)")
    assert tuple(rows) == names
    assert browser.run("document.title").endswith("<i>x</i> & {script}")
    assert "must choose one" in shown(browser, "limit")
    assert browser.errors() == []


def test_weights_too_large_for_float16_are_float32(built_in, tmp_path):
    weights = dict(built_in.model.weights)
    weights["conv1/kernel"] = weights["conv1/kernel"] * 1e6
    weights["conv1_norm/moving_variance"] = weights["conv1_norm/moving_variance"] * 1e12
    weights["conv1_norm/moving_mean"] = weights["conv1_norm/moving_mean"] * 1e6
    model = replace(built_in.model, weights=weights)
    exported = export_model(model, ExportFormat.HTML, tmp_path / "x.html", "x")
    assert exported.difference < 0.01


@pytest.mark.parametrize("name", ["mlp", "best", "quick"])
def test_the_usual_page_has_at_most_two_megabytes(name):
    network = ARCHITECTURES[name]
    assert network.parameters <= USUAL_PARAMETERS
    model = Model(network, random_weights(network), ModelMetadata())
    size = len(html_page(model, class_names(model), name))
    assert size <= USUAL_BYTES
    assert size > expected_bytes(network) - 20_000  # and what must not be forgotten


def test_the_tiny_networks_page_has_less_than_one_as_its_preset_says():
    network = ARCHITECTURES["tiny"]
    model = Model(network, random_weights(network), ModelMetadata())
    assert len(html_page(model, class_names(model), "tiny")) < 1_000_000
