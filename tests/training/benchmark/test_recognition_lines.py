import pytest

from training.benchmark import recognition_lines as module
from training.benchmark.recognition_lines import recognition_lines


@pytest.mark.slow
def test_few_images_are_measured_as_many_are(monkeypatch):
    monkeypatch.setattr(module, "SIDE", 100)
    line, *figures = recognition_lines(1, images=200)
    assert line.ours > 0
    assert [figure.value > 0 for figure in figures if "memory" not in figure.what] == [True] * 4
