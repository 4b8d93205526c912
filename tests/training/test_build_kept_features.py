import numpy as np

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.samples.kept_features import KeptFeatures
from tests.insight.small_networks import model_of
from training import build_kept_features
from training.build_kept_features import images_of, some_letters


def test_letters_are_of_all_kinds(small_sources):
    places = some_letters(small_sources.letters)
    assert len(places) == 42
    assert len({index for _, index in places}) == 42
    assert images_of(places[:3]).shape == (3, 28, 28)


def test_the_file_is_written(small_sources, small_data, tmp_path, monkeypatch):
    model = model_of(with_confidence_branch(ARCHITECTURES["quick"]))
    monkeypatch.setattr(build_kept_features, "read_model", lambda path: model)
    monkeypatch.setattr(build_kept_features, "load_mnist", lambda: small_data.mnist)
    monkeypatch.setattr(build_kept_features, "KEPT_IMAGES", 50)
    monkeypatch.setattr(build_kept_features, "kept_images", lambda mnist: mnist.train[:50])
    out = tmp_path / "best.kept"
    digits = [str(path) for path in small_sources.digits]
    letters = str(small_sources.letters)
    build_kept_features.main(["--ink", *digits, "--letters", letters, "--out", str(out)])
    kept = KeptFeatures.load(out, model)
    assert np.isfinite(kept.moment).all()
    assert len(kept.letters.factors) == 42
