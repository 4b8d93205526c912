"""Models for other programs: what their own runtimes answer, and the code that we print."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.export import export_model as module
from mnist_desktop.export.export_model import ExportFormat, class_names, export_model
from mnist_desktop.export.read_me import code_lines
from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES

RUNTIMES = [one for one in ExportFormat if one is not ExportFormat.HTML]
CLOTHES = ("top", "trousers", "pullover")


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load().model


@pytest.fixture(scope="module")
def clothes():
    """A model of three classes with a temperature, whose network has ten scores all the same."""
    network = ARCHITECTURES["cnn"]
    metadata = ModelMetadata(classes=CLOTHES, temperature=2.5)
    generator = np.random.default_rng(3)
    weights = {
        name: generator.uniform(0.05, 0.2, shape).astype(np.float32)
        for name, shape in network.weight_shapes.items()
    }
    return Classifier.from_weights(network, weights, metadata).model


@pytest.fixture(scope="module")
def images():
    return load_mnist().validation.as_floats(slice(20))


def _answers(kind, data, images):
    """What a runtime says, asked as in its own documentation."""
    if kind == "onnx":
        import onnxruntime

        session = onnxruntime.InferenceSession(data)
        return session.run(None, {"image": images[..., np.newaxis]})[0]
    from mnist_desktop.learning import export_formats

    return getattr(export_formats, f"{kind}_answers")(data, images)


@pytest.mark.parametrize("kind", RUNTIMES)
@pytest.mark.parametrize("which", ["built_in", "clothes"])
def test_another_runtime_gives_the_same_probabilities(which, kind, images, tmp_path, request):
    model = request.getfixturevalue(which)
    exported = export_model(model, kind, tmp_path / f"x.{kind}", which)
    answers = _answers(kind, exported.path.read_bytes(), images)
    expected = Classifier(model).predict(images)[:, : len(model.metadata.classes) or 10]
    assert answers.shape == expected.shape
    assert np.abs(answers - expected).max() < 1e-5
    assert exported.difference < 1e-5
    assert ", ".join(class_names(model)) in exported.read_me.read_text(encoding="utf-8")


def test_an_onnx_file_names_its_classes(clothes, tmp_path):
    import onnxruntime

    path = export_model(clothes, ExportFormat.ONNX, tmp_path / "x.onnx", "x").path
    metadata = onnxruntime.InferenceSession(path.read_bytes()).get_modelmeta()
    assert metadata.custom_metadata_map == {"classes": '["top", "trousers", "pullover"]'}


def test_the_printed_code_reads_a_picture(built_in, tmp_path):
    export_model(built_in, ExportFormat.ONNX, tmp_path / "my model's.onnx", "mine")
    picture = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(picture).line([(150, 90), (150, 330)], fill=0, width=26)
    picture.save(tmp_path / "digit.png")
    code = "\n".join(code_lines(built_in, "onnx", "my model's.onnx", class_names(built_in)))
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    digit, confidence = run.stdout.split()
    assert (digit, float(confidence) > 0.9) == ("1", True), run.stderr


def test_the_printed_code_has_ten_lines(built_in, clothes):
    for model in (built_in, clothes):
        for kind in RUNTIMES:
            lines = code_lines(model, kind, "x", class_names(model))
            assert len([line for line in lines if line and "import" not in line]) <= 10
            assert max(map(len, lines)) <= 100
            compile("\n".join(lines), "read me", "exec")


def test_a_file_that_answers_otherwise_is_not_written(built_in, tmp_path, monkeypatch):
    from mnist_desktop.export import onnx_file

    def wrong(data, images):
        return np.full((len(images), 10), np.nan, np.float32)

    monkeypatch.setattr(onnx_file, "onnx_answers", wrong)
    with pytest.raises(AppError) as refused:
        export_model(built_in, ExportFormat.ONNX, tmp_path / "x.onnx", "x")
    assert (refused.value.key, list(tmp_path.iterdir())) == ("export_differs", [])


def test_a_full_disk_leaves_the_old_file(built_in, tmp_path, monkeypatch):
    path = tmp_path / "x.onnx"
    path.write_bytes(b"old")

    def full(*_):
        raise SavingError("disk_full", name="x", folder="y", reason="full")

    monkeypatch.setattr(module, "write_whole", full)
    with pytest.raises(SavingError):
        export_model(built_in, ExportFormat.ONNX, path, "x")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_a_file_of_any_name_has_its_text_beside_it(built_in, tmp_path):
    exported = export_model(
        built_in, ExportFormat.ONNX, tmp_path / os.fsdecode(b"a\n\xff.onnx"), "mine"
    )
    first, code = exported.read_me.read_text(encoding="utf-8").split("\n", maxsplit=1)
    assert first.startswith("a\\n\\udcff.onnx: the network 'mine'")
    assert "InferenceSession('a\\n\\udcff.onnx')" in code
