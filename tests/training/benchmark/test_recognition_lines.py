import pytest

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from training.benchmark import recognition_lines as module
from training.benchmark.cost import dense_network
from training.benchmark.recognition_lines import operations, recognition_lines


def test_operations_are_those_of_the_kernels():
    assert operations(dense_network(100)) == 2 * (784 * 100 + 2 * 100 * 100 + 100 * 10)
    first = 2 * 26 * 26 * 3 * 3 * 32
    assert operations(ARCHITECTURES["cnn"]) > first


@pytest.mark.slow
def test_few_images_are_measured_as_many_are(monkeypatch):
    monkeypatch.setattr(module, "SIDE", 100)
    line, *figures = recognition_lines(1, images=200)
    assert line.ours > 0
    assert [figure.value > 0 for figure in figures if "memory" not in figure.what] == [True] * 4
