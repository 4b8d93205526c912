import onnx
import pytest

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, RESIDUAL
from mnist_desktop.recognition.networks.onnx_graph import build_graph
from tests.recognition.random_weights import EVERY_KIND, SMALL, random_weights


@pytest.mark.parametrize("architecture", [*ARCHITECTURES.values(), RESIDUAL, EVERY_KIND])
def test_the_graph_is_valid_onnx_of_the_pinned_versions(architecture):
    model = onnx.load_from_string(build_graph(architecture, random_weights(architecture)))
    onnx.checker.check_model(model, full_check=True)
    assert model.ir_version == 8
    assert [(opset.domain, opset.version) for opset in model.opset_import] == [("", 17)]


def test_dropout_leaves_no_trace():
    model = onnx.load_from_string(build_graph(EVERY_KIND, random_weights(EVERY_KIND)))
    assert "Dropout" not in {node.op_type for node in model.graph.node}


def test_the_same_weights_make_the_same_bytes():
    first, again = (build_graph(SMALL, random_weights(SMALL)) for _ in range(2))
    assert first == again
