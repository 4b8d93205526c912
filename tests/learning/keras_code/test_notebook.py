import json

import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.learning.keras_code.notebook import notebook
from mnist_desktop.learning.keras_code.script import keras_script
from mnist_desktop.learning.presets import PRESETS

SCRIPT = "# What it is.\n# More.\nimport keras\n\n# Data\nx = [\n    1,\n]\n\nprint('é')\n"


def cells(text):
    return [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(text)["cells"]]


def test_the_head_is_text_and_each_part_a_cell():
    assert cells(notebook(SCRIPT)) == [
        ("markdown", "What it is.\nMore."),
        ("code", "import keras"),
        ("code", "# Data\nx = [\n    1,\n]"),
        ("code", "print('é')"),
    ]


def test_is_of_format_4_5():
    content = json.loads(notebook(SCRIPT))
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    assert content["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in content["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in content["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        if cell["cell_type"] == "code":
            keys |= {"execution_count", "outputs"}
            assert cell["outputs"] == []
        assert cell.keys() == keys


def test_without_a_head_there_is_code_alone():
    assert cells(notebook("a = 1\n")) == [("code", "a = 1")]


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_the_cells_are_the_script(preset):
    script = keras_script(preset.config, asset_path("mnist.npz"))
    parts = cells(notebook(script))
    assert 4 <= len(parts) <= 10
    code = "\n\n".join(text for kind, text in parts if kind == "code")
    assert script.endswith(code + "\n")
    for kind, text in parts:
        if kind == "code":
            compile(text, "cell", "exec")  # each can be run by itself
