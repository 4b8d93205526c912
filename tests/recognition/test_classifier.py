import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.classifier import CHUNK, Classifier
from mnist_desktop.recognition.model_file import ModelMetadata, write_model
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from tests.recognition.random_weights import SMALL, random_weights


def classifier(**metadata):
    return Classifier.from_weights(SMALL, random_weights(SMALL), ModelMetadata(**metadata))


def images(count):
    return np.random.default_rng(3).random((count, 28, 28), dtype=np.float32)


@pytest.mark.parametrize("count", [0, 1, 2, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_probabilities_of_any_number_of_images(count):
    probabilities = classifier().predict(images(count))
    assert probabilities.shape == (count, 10)
    assert probabilities.dtype == np.float32
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)


def test_answers_do_not_depend_on_company():
    ours = classifier()
    together = ours.logits(images(2 * CHUNK + 3))
    one_by_one = np.concatenate([ours.logits(image[np.newaxis]) for image in images(2 * CHUNK + 3)])
    np.testing.assert_allclose(together, one_by_one, atol=1e-4)


def test_any_thread_may_ask():
    ours = classifier()
    expected = ours.predict(images(20))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ours.predict(images(20)), range(50)))
    assert all((answer == expected).all() for answer in answers)


@pytest.mark.parametrize("shape", [(28, 28), (1, 27, 28), (1, 28, 28, 1), (784,)])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ValueError, match="must be"):
        classifier().predict(np.zeros(shape, np.float32))


def test_other_numbers_and_orders_are_taken():
    turned = np.asfortranarray(images(3).astype(np.float64))
    np.testing.assert_array_equal(classifier().predict(turned), classifier().predict(images(3)))


def test_temperature_softens_and_huge_scores_do_not_overflow():
    weights = random_weights(SMALL)
    weights["scores/kernel"] *= np.float32(1e6)
    sharp = Classifier.from_weights(SMALL, weights)
    assert np.isfinite(sharp.predict(images(4))).all()
    assert (
        classifier(temperature=5.0).predict(images(4)).max() < classifier().predict(images(4)).max()
    )
    np.testing.assert_array_equal(
        classifier(temperature=5.0).logits(images(4)), classifier().logits(images(4))
    )


@pytest.mark.parametrize(("threshold", "accepted"), [(0.0, True), (1.0, False)])
def test_reading_one_image(threshold, accepted):
    image = images(1)[0]
    prediction = classifier(threshold=threshold).read(image)
    assert prediction.image is image
    assert prediction.digit == prediction.logits.argmax()
    assert prediction.confidence == prediction.probabilities[prediction.digit]
    order = prediction.probabilities.argsort()
    assert prediction.runner_up == order[-2]
    assert prediction.accepted is accepted


def test_with_names_only_their_scores_take_part():
    named = classifier(classes=("Sneaker", "Bag", "Coat"))
    probabilities = named.predict(images(30))
    assert probabilities.shape == (30, 10)
    assert (probabilities[:, 3:] == 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(named.logits(images(30)), classifier().logits(images(30)))
    ratios = probabilities[:, :3] / probabilities[:, :1]
    full = classifier().predict(images(30))
    np.testing.assert_allclose(ratios, full[:, :3] / full[:, :1], rtol=1e-3)
    answer = named.read(images(1)[0])
    assert answer.digit < 3
    assert answer.runner_up < 3


@pytest.mark.parametrize("threshold", [0.5, 0.8])
@pytest.mark.parametrize("classes", [(), ("Sneaker", "Bag", "Coat")])
@pytest.mark.parametrize(
    ("two", "is_spread"),
    [((0.45, 0.4), False), ((0.7, 0.04), True), ((0.49, 0.02), True), ((0.9, 0.02), False)],
)
def test_only_a_model_with_a_threshold_of_its_own_refuses(threshold, classes, two, is_spread):
    weights = {name: weight * 0 for name, weight in random_weights(SMALL).items()}
    rest = (1 - sum(two)) / 8
    weights["scores/bias"] = np.log([two[0], *[rest] * 8, two[1]]).astype(np.float32)
    metadata = ModelMetadata(threshold=threshold, classes=classes)
    answer = Classifier.from_weights(SMALL, weights, metadata).read(images(1)[0])
    knows = threshold != 0.5 and not classes
    assert answer.refused is (knows and is_spread)


def test_the_built_in_model_takes_a_blank_image_for_no_digit():
    answer = Classifier.load().read(np.zeros((28, 28), np.float32))
    assert answer.refused
    assert not answer.accepted


def test_the_runner_up_is_a_class_even_if_the_winner_takes_all():
    weights = random_weights(SMALL)
    weights["scores/bias"] = np.array([0, 1e4, *[0] * 8], np.float32)
    sure = Classifier.from_weights(SMALL, weights, ModelMetadata(classes=("no", "yes")))
    answer = sure.read(images(1)[0])
    assert (answer.digit, answer.confidence, answer.runner_up) == (1, 1.0, 0)
    assert np.isfinite(answer.logits).all()


def test_answers_have_names():
    named = classifier(classes=("Sneaker", "Bag"))
    assert named.classes == ("Sneaker", "Bag")
    assert named.class_name(1) == "Bag"
    assert classifier().classes == ()
    assert classifier().class_name(7) == "7"


def test_weights_are_copied():
    weights = random_weights(SMALL)
    ours = Classifier.from_weights(SMALL, weights)
    before = ours.predict(images(2))
    weights["scores/bias"] += 1
    np.testing.assert_array_equal(ours.predict(images(2)), before)
    assert (ours.model.weights["scores/bias"] != weights["scores/bias"]).all()


def test_load_answers_like_the_model_written(tmp_path):
    ours = classifier(title="t", temperature=2.0)
    path = tmp_path / "x.digitmodel"
    write_model(path, ours.model)
    for loaded in (Classifier.load(path), Classifier.load(str(path))):
        assert loaded.metadata == ours.metadata
        assert loaded.architecture == SMALL
        np.testing.assert_array_equal(loaded.predict(images(5)), ours.predict(images(5)))
    with pytest.raises(ModelFileError):
        Classifier.load(tmp_path / "other.digitmodel")


@pytest.mark.parametrize(
    ("step", "tolerance"), [(10, 5e-3), pytest.param(1, 2e-4, marks=pytest.mark.long)]
)
def test_built_in_model_reads_mnist(step, tolerance):
    from mnist_desktop.data.data_set import load_mnist

    test = load_mnist().test[::step]
    built_in = Classifier.load()
    digits = built_in.predict(test.as_floats()).argmax(axis=1)
    score = built_in.metadata.scores["mnist_test"]
    assert (digits == test.labels).mean() == pytest.approx(score, abs=tolerance)


def test_neither_tensorflow_nor_qt_is_imported():
    code = (
        "import sys, numpy; from mnist_desktop.recognition.classifier import Classifier;"
        "early = {'onnx', 'onnxruntime', 'safetensors'} & set(sys.modules);"
        "Classifier.load().predict(numpy.zeros((1, 28, 28), 'f4'));"
        "late = {'tensorflow', 'keras', 'PySide6'} & set(sys.modules); print(early | late)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_scores_that_are_no_numbers_still_give_an_answer():
    weights = {path: np.full_like(w, 1e30) for path, w in random_weights(SMALL).items()}
    prediction = Classifier.from_weights(SMALL, weights).read(np.ones((28, 28), np.float32))
    assert np.isfinite(prediction.logits).all()
    assert prediction.probabilities.sum() == pytest.approx(1)


def test_the_scores_before_the_confidence_branch():
    network = with_confidence_branch(ARCHITECTURES["quick"])
    weights = random_weights(network)
    cautious = Classifier.from_weights(network, weights)
    plain = Classifier.from_weights(
        "quick", {name: weights[name] for name in ARCHITECTURES["quick"].weight_shapes}
    )
    before = cautious.before_confidence
    np.testing.assert_array_equal(before.logits(images(3)), plain.logits(images(3)))
    assert (np.abs(cautious.logits(images(3))) < np.abs(before.logits(images(3)))).all()
    assert before is cautious.before_confidence
    assert plain.before_confidence is plain
