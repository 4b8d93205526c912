import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from mnist_desktop.recognition.networks import onnx_messages


def test_a_node_with_every_kind_of_attribute():
    values = {"axis": 300, "scale": 0.25, "mode": "SAME_UPPER", "sides": [1, 128, 70_000]}
    written = onnx_messages.node("Some", ["a", "b"], ["c"], **values)
    assert written == helper.make_node("Some", ["a", "b"], ["c"], **values).SerializeToString()


@pytest.mark.parametrize("shape", [None, [], ["n", 3, 1000]])
def test_a_value_with_and_without_a_shape(shape):
    expected = helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, shape)
    assert onnx_messages.value_info("x", shape) == expected.SerializeToString()


@pytest.mark.parametrize("dtype", [np.float32, np.int64])
def test_a_tensor_whatever_its_layout_in_memory(dtype):
    value = np.arange(600, dtype=dtype).reshape(2, 300).T
    for one in (value, value.astype(value.dtype.newbyteorder())):
        read = onnx.TensorProto.FromString(onnx_messages.tensor("w", one))
        np.testing.assert_array_equal(numpy_helper.to_array(read), value)
        assert numpy_helper.to_array(read).dtype == dtype


def test_what_cannot_be_written_is_an_error():
    with pytest.raises(KeyError):
        onnx_messages.tensor("w", np.zeros(3))
    with pytest.raises(ValueError, match="negative"):
        onnx_messages.node("Some", [], [], axis=-1)
