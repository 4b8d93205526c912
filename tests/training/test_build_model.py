import json

import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.model_file import read_model
from training import build_model


@pytest.mark.long
def test_a_model_is_built_with_what_was_fitted_elsewhere(recipe_arguments, tmp_path, capsys):
    figures = tmp_path / "figures.json"
    fitted = {"confidence": {"temperature": 1.25}, "refusal": {"threshold": 0.83}}
    figures.write_text(json.dumps(fitted))
    out = tmp_path / "out.digitmodel"
    arguments = [*recipe_arguments, "--seed", "3", "--out", str(out)]
    build_model.main([*arguments, "--figures", str(figures)])
    model = read_model(out)
    assert model.architecture.name == "quick_confidence"
    metadata = model.metadata
    assert (metadata.temperature, metadata.threshold, metadata.seed) == (1.25, 0.83, 3)
    assert metadata.settings["best_epoch"] == len(metadata.history) == 1
    assert metadata.images_seen == 4 * 40
    assert set(metadata.scores) == {"mnist_test"}
    build_model.main(arguments)  # goes on from the end of the last
    again = read_model(out)
    assert all((again.weights[name] == weight).all() for name, weight in model.weights.items())
    assert again.metadata.threshold == read_model(asset_path("best.digitmodel")).metadata.threshold
    assert capsys.readouterr().out.count("epoch 1 done") == 1
