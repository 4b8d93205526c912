import sys

import pytest

from training import build_model, cross_validate, sweep
from training.recipe.fold_models import FoldModels


@pytest.mark.long
def test_each_fold_has_a_network_and_is_not_trained_twice(
    recipe_arguments, tmp_path, capsys, monkeypatch
):
    arguments = [*recipe_arguments, "--out", str(tmp_path), "--folds", "ibm", "uci"]
    cross_validate.main(arguments)
    told = capsys.readouterr().out
    assert told.count("trained in") == 2
    assert "ibm: " in told
    assert " of 20 misread" in told
    models = FoldModels.load(tmp_path)
    assert models.recipe.network == "quick"
    assert models.has("uci")
    assert not models.has("syn")
    assert not list(tmp_path.glob("*.checkpoint"))
    monkeypatch.setattr(cross_validate, "train_recipe", None)
    cross_validate.main(arguments)
    assert "trained in" not in capsys.readouterr().out
    with pytest.raises(ValueError, match="another recipe"):
        cross_validate.main([*arguments, "--seed", "1"])


@pytest.mark.parametrize("program", [build_model, cross_validate, sweep])
def test_a_backend_that_is_not_installed_is_one_line(
    program, recipe_arguments, tmp_path, capsys, monkeypatch
):
    monkeypatch.delitem(sys.modules, "keras", raising=False)  # as at the program's start
    monkeypatch.setattr("mnist_desktop.learning.keras_model.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        program.main([*recipe_arguments, "--out", str(tmp_path / "out"), "--backend", "jax"])
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert error.endswith("error: jax is not installed: pip install jax\n")
    assert error.count("\n") == 1
