"""Runs in the models folder, and their table in the window."""

import os

from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QTableView,
)

from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from tests.recognition.random_weights import SMALL, random_weights

HISTORY = ({"loss": 0.3, "val_accuracy": 0.9},)


def put(folder, name, scores=(), **settings):
    day = f"2026-11-0{ord(name) - 96}T00:00:00"
    metadata = ModelMetadata(
        date=day, scores=dict(scores), settings=settings, history=HISTORY, seed=4
    )
    path = folder / f"{name}.digitmodel"
    write_model(path, Model(SMALL, random_weights(SMALL), metadata))
    os.utime(path, (ord(name), ord(name)))
    return path


def put_three(folder):
    put(folder, "a", {"mnist_test": 0.0912, "mnist_validation": 0.0875})
    put(folder, "b")
    put(folder, "c", {"test": 0.99, "validation": 0.985}, data="letters.npz")


def view(section):
    return section.findChild(QTableView, "runsTable")


def press(section, name):
    section.findChild(QPushButton, name).click()


def said(section, name):
    label = section.findChild(QLabel, name)
    return "" if label.isHidden() else label.text()


def choose(section, *wanted):
    view(section).choose(*(one.path for one in section.table.models if one.name in wanted))
