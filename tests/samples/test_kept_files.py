from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.classifier import BUILT_IN
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.samples import kept_features
from mnist_desktop.samples.kept_features import KeptFeatures
from mnist_desktop.samples.kept_features import kept_features as computed
from mnist_desktop.samples.kept_files import FILES, KeptFiles
from tests.insight.small_networks import POOLED, model_of


def test_computed_once_then_read_from_a_file(tmp_path, small_mnist, monkeypatch):
    asked = []

    def compute(model, is_stopped):
        asked.append(model)
        return computed(model, small_mnist, is_stopped)

    monkeypatch.setattr(kept_features, "kept_features", compute)
    model, folder = model_of(POOLED), tmp_path / "cache"
    kept = KeptFiles(folder).of(model)
    assert kept.fits(model)
    files = KeptFiles(folder)
    assert files.of(model).fits(model)
    assert files.of(model) is files.of(model)
    assert len(asked) == 1
    for seed in range(1, FILES + 2):
        assert files.of(model_of(POOLED, seed=seed)).fits(model_of(POOLED, seed=seed))
    assert len(list(folder.iterdir())) == FILES


def test_what_is_stopped_is_computed_the_next_time(tmp_path, small_mnist, monkeypatch):
    monkeypatch.setattr(
        kept_features,
        "kept_features",
        lambda model, is_stopped: computed(model, small_mnist, is_stopped),
    )
    files = KeptFiles(tmp_path)
    assert files.of(model_of(POOLED), lambda: True) is None
    assert files.of(model_of(POOLED)) is not None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path, small_mnist, monkeypatch):
    monkeypatch.setattr(
        kept_features, "kept_features", lambda model, is_stopped: computed(model, small_mnist)
    )
    (tmp_path / "cache").write_bytes(b"a file in its place")
    assert KeptFiles(tmp_path / "cache").of(model_of(POOLED)) is not None


def test_those_of_the_built_in_model_have_shipped(tmp_path):
    model = read_model(asset_path(BUILT_IN))
    assert isinstance(KeptFiles(tmp_path).of(model), KeptFeatures)
    assert not list(tmp_path.iterdir())
