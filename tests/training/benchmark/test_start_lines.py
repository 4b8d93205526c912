import subprocess
import sys

import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.benchmark.start_lines import start_window, three


def test_the_real_window_says_when_it_is_painted_and_has_answered(tmp_path):
    times = start_window(str(tmp_path))
    assert 0 < times["painted"] < times["answered"]


def test_the_drawing_that_is_timed_is_read_as_it_is_meant():
    assert Classifier.load().read(image_from_ink(three())).digit == 3


def test_another_program_can_be_started(tmp_path):
    program = tmp_path / "program.py"
    program.write_text("import sys; sys.stderr.write(f'painted\\nanswered\\n{sys.argv[1]}\\n')")
    times = start_window(str(tmp_path), [sys.executable, str(program)])
    assert set(times) == {"painted", "answered", "--data-dir"}
    program.write_text("import sys; sys.stderr.write('painted\\n')")
    with pytest.raises(subprocess.CalledProcessError):
        start_window(str(tmp_path), [sys.executable, str(program)])
