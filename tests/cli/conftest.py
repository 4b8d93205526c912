from dataclasses import replace

import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import write_model


@pytest.fixture
def named_model(tmp_path):
    """A model of the built-in network whose ten answers have names."""
    built_in = Classifier.load().model
    names = ("zero", "one", "two", "three", "four", "five", "six", "七", "eight", "nine")
    path = tmp_path / "named.digitmodel"
    write_model(path, replace(built_in, metadata=replace(built_in.metadata, classes=names)))
    return path
