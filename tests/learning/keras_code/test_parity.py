"""The printed script, run as a stranger would, and the program's run begin in the same way."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.learning.keras_code.script import keras_script
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.samples.own_images import OwnImages
from tests.conftest import ROOT
from tests.samples.hands import hand

EXACT = [name for name, preset in PRESETS.items() if preset.config.augmentation is None]
BATCHES = 20
RECORDED = """
import sys, os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
out, what, is_script = sys.argv[1], sys.argv[2], sys.argv[3] == "script"
class Recorder(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if batch + 1 == BATCHES:
            last = {f"last{i}": w for i, w in enumerate(self.model.get_weights())}
            np.savez(out, loss=logs["loss"], **first, **last)
            os._exit(0)
def fit(self, dataset, **settings):
    global first
    first = {f"first{i}": w for i, w in enumerate(self.get_weights())}
    dataset.on_epoch_begin()
    for i in range(BATCHES):
        first[f"x{i}"], first[f"y{i}"] = dataset[i]
    dataset.epoch -= 1
    settings["callbacks"] = [*settings["callbacks"], Recorder()]
    return really(self, dataset, **settings)
really, keras.Model.fit = keras.Model.fit, fit
if is_script:
    exec(compile(open(what, encoding="utf-8").read(), what, "exec"), {"__name__": "__main__"})
else:
    import json
    from mnist_desktop.learning.config import TrainingConfig
    from mnist_desktop.learning.train import train
    train(TrainingConfig.from_json(json.loads(what)))
""".replace("BATCHES", str(BATCHES))


def recorded(folder, kind, what):
    """Weights before and after, batches and loss of the first batches of a run."""
    out = folder / f"{kind}.npz"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    if kind == "program":
        environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-P", "-W", "ignore", "-c", RECORDED, str(out), what, kind]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    with np.load(out) as arrays:
        return dict(arrays)


@pytest.mark.long
@pytest.mark.parametrize("name", [*EXACT, "quick and own drawings", "tutorial3 and divided"])
def test_script_and_program_begin_alike(name, tmp_path):
    preset, _, own = name.partition(" and ")
    config = PRESETS[preset].config
    if own == "divided":
        config = replace(config, divides_twice=True)
    elif own:
        OwnImages.of_inks(*hand()).write(tmp_path / "own.npz")
        config = replace(config, also=tmp_path / "own.npz")
    script = tmp_path / "a stranger's.py"
    path = asset_path("mnist.npz").as_posix()
    code = keras_script(config).replace('DATA = ""', f"DATA = {path!r}")
    assert path not in keras_script(config)
    script.write_text(code, encoding="utf-8")
    theirs = recorded(tmp_path, "script", str(script))
    ours = recorded(tmp_path, "program", json.dumps(config.to_json()))
    assert ours.keys() == theirs.keys()
    for key, value in ours.items():
        if key == "loss" or key.startswith("last"):
            np.testing.assert_allclose(value, theirs[key], rtol=1e-4, atol=1e-4, err_msg=key)
        else:  # the first weights in the model's order, and the batches: exactly
            np.testing.assert_array_equal(value, theirs[key], err_msg=key)
    assert ours["loss"] == pytest.approx(theirs["loss"], rel=1e-4)
