import sys
from importlib import metadata

import pytest

from mnist_desktop.problem import AppError
from mnist_desktop.window import licences


class Metadata(dict):
    def get_all(self, name):
        return self.get(name)


class Distribution(metadata.Distribution):
    """One that has the files it is given, and one that leads out of its folder."""

    def __init__(self, name, folder, **files):
        self.folder = folder
        self._name = name
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        self.paths = list(files)

    @property
    def metadata(self):
        return Metadata(Name=[self._name], Version=["1.2"], License=["MIT"])

    @property
    def name(self):
        return self._name

    @property
    def version(self):
        return "1.2"

    @property
    def files(self):
        return [metadata.PackagePath(path) for path in self.paths]

    def read_text(self, filename):
        return None

    def locate_file(self, path):
        return self.folder / path


def names():
    return [work.name for work in licences.works()]


def text_of(name):
    (work,) = (work for work in licences.works() if work.name == name)
    return work.read()


def test_ours_data_qt_and_python_come_first_and_every_library_follows():
    assert names()[:5] == list(licences.FIRST)
    assert names()[5:] == sorted(names()[5:], key=lambda name: licences._plain(name))
    wanted = {"numpy", "onnx", "onnxruntime", "pillow", "pyqtgraph", "safetensors", "tensorflow"}
    assert wanted | {"opencv-python-headless", "platformdirs", "keras", "h5py"} <= {*names()}


def test_what_only_tests_and_sweeps_need_is_not_ours_to_give():
    assert not {"pytest", "hypothesis", "ruff", "mypy", "distributed"} & {*names()}


def test_what_markers_leave_out_is_not_asked_for():
    assert licences.required()[licences.OURS] is not None
    assert "nvidia-cudnn-cu12" not in licences.required()  # tensorflow[and-cuda]


@pytest.mark.parametrize(
    ("name", "owed"),
    [
        (licences.OURS, ["MIT License", "MNIST Desktop contributors"]),
        (licences.DATA, ["LeCun", "CC BY-SA 3.0", "UNIPEN", "Alpaydin", "CC BY 4.0"]),
        ("PySide6_Essentials", ["The Qt Company", "LESSER GENERAL PUBLIC", "TERMS AND CONDITIONS"]),
        ("flatbuffers", ["Google", "Apache License"]),
        ("numpy", ["NumPy Developers", "creativecommons.org"]),
        ("onnxruntime", ["Microsoft", "protobuf"]),
        ("Python", ["Python"]),
    ],
)
def test_the_texts(name, owed):
    text = text_of(name)
    for words in owed:
        assert words in text


def test_the_libraries_inside_pi_heif_come_with_their_licence():
    text = licences.text_of_distribution(metadata.distribution("pi-heif"))
    for owed in ("struktur AG", "libde265", "LESSER GENERAL PUBLIC", "TERMS AND CONDITIONS", "BSD"):
        assert owed in text


def test_nothing_is_without_a_text():
    assert [work.name for work in licences.works() if len(work.read()) < 200] == []


def test_every_licence_file_once_and_no_code(tmp_path):
    files = {
        "a-1.2.dist-info/licenses/LICENSE": "ours",
        "a-1.2.dist-info/licenses/any/name": "theirs",
        "a/LICENSE.txt": "ours",
        "a/Third-Party-Notices.md": "notices",
        "a/license.py": "code = 1",
        "a/readme.txt": "read me",
    }
    text = licences.text_of_distribution(Distribution("a", tmp_path, **files))
    assert text.startswith("a 1.2\nMIT\n")
    assert text.count("ours") == text.count("theirs") == text.count("notices") == 1
    assert "code" not in text
    assert "read me" not in text


def test_one_without_a_text_has_none(tmp_path):
    distribution = Distribution("a", tmp_path, **{"a/LICENSE": ""})
    distribution.paths += ["a/NOTICE", "COPYING"]  # not there, as in a trimmed environment
    assert licences.text_of_distribution(distribution) == ""


class TestFrozen:
    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        """The texts beside the program."""
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "mnist-desktop"))
        (tmp_path / "licences").mkdir()
        return tmp_path / "licences"

    def test_the_collected_texts_are_listed_in_the_same_order(self, folder):
        for name in ("zlib", "numpy", "mnist-desktop", "Python"):
            (folder / f"{name}.txt").write_text(f"of {name}")
        (folder / "other").touch()
        assert names() == ["mnist-desktop", "Python", "numpy", "zlib"]
        assert text_of("zlib") == "of zlib"

    def test_in_an_app_for_macos_they_are_among_its_resources(self, folder, monkeypatch):
        contents = folder / "MNIST Desktop.app" / "Contents"
        monkeypatch.setattr(sys, "executable", str(contents / "MacOS" / "mnist-desktop"))
        (contents / "Resources" / "licences").mkdir(parents=True)
        (contents / "Resources" / "licences" / "numpy.txt").write_text("of numpy")
        assert names() == ["numpy"]

    def test_a_folder_that_is_not_there_is_an_empty_list(self, folder):
        folder.rmdir()
        assert names() == []

    def test_a_text_that_cannot_be_read_is_a_problem(self, folder):
        (folder / "numpy.txt").mkdir()
        with pytest.raises(AppError):
            text_of("numpy")
