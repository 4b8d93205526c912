import pytest

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import (
    Add,
    Convolution,
    Dense,
    Flatten,
    GlobalPooling,
    Pooling,
)
from tests.recognition.random_weights import SMALL


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("cnn", 93_322),
        ("lenet", 61_706),
        ("wide", 1_087_106),
        ("mlp", 407_050),
        ("quick", 29_402),
        ("tiny", 9_174),
        ("best", 289_066),
    ],
)
def test_sizes_are_the_tutorials_own(name, parameters):
    assert ARCHITECTURES[name].name == name
    assert ARCHITECTURES[name].parameters == parameters


def test_shapes_are_computed():
    assert SMALL.shapes["conv"] == (7, 7, 4)
    assert SMALL.weight_shapes["conv/kernel"] == (5, 5, 1, 4)
    assert SMALL.weight_shapes["scores/kernel"] == (196, 10)


@pytest.mark.parametrize(
    "layers",
    [
        (),
        (Flatten("flatten", ("image",)),),
        (Dense("scores", ("image",)),),
        (Flatten("scores", ("image",)), Dense("scores", ("scores",))),
        (Dense("scores", ("later",)), Flatten("later", ("image",))),
        (Pooling("all", ("image",), size=29), Flatten("f", ("all",)), Dense("s", ("f",))),
        (Convolution("c", ("image",), kernel=29, padding="valid"), Dense("s", ("c",))),
        (Flatten("f", ("image",)), GlobalPooling("g", ("f",)), Dense("s", ("g",))),
        (Flatten("f", ("image",)), Add("sum", ("f", "image")), Dense("s", ("sum",))),
        (Flatten("f", ("image",)), Add("sum", ("f",)), Dense("s", ("sum",))),
        (Flatten("f", ("image",)), Pooling("nowhere", ("image",)), Dense("s", ("f",))),
    ],
)
def test_layers_that_do_not_fit_are_refused(layers):
    with pytest.raises(ValueError):  # noqa: PT011
        Architecture("broken", layers)
