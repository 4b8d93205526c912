import numpy as np
import pytest

from mnist_desktop.recognition.model_file import read_model
from training import build_referee
from training.drawings.folds import folds_of

SETTINGS = ["epochs=1", "batches=2", "batch_size=20", "variants=1", "invented=20"]


@pytest.mark.long
def test_referee_and_judges_learn_without_the_people_who_judge(
    small_data, small_sources, small_cache, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(build_referee, "load_mnist", lambda: small_data.mnist)
    learned = []
    train_recipe = build_referee.train_recipe

    def noted(recipe, data, **options):
        learned.append(set(folds_of(data.pens.writers)))
        return train_recipe(recipe, data, **options)

    monkeypatch.setattr(build_referee, "train_recipe", noted)
    out, judges = tmp_path / "referee.digitmodel", tmp_path / "judges"
    arguments = ["--ink", *map(str, small_sources.digits), "--cache", str(small_cache)]
    arguments += ["--set", *SETTINGS, "--judges", str(judges), "--out", str(out)]
    build_referee.main(arguments)
    assert read_model(out).architecture.name == "lenet"
    assert len(learned) == 7
    assert not set.union(*learned) & set(build_referee.HELD_OUT)
    final, tuning = (build_referee.judges_in(judges, part) for part in ("final", "tuning"))
    assert set(final) == set(tuning) == set(build_referee.JUDGES)
    images = small_data.mnist.train.as_floats(slice(10))
    assert not np.array_equal(final["residual"].logits(images), tuning["residual"].logits(images))
    capsys.readouterr()
    build_referee.main(arguments)  # nothing is trained again
    assert len(learned) == 7
