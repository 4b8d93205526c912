import importlib.util
import sys
from dataclasses import dataclass

import pytest

from mnist_desktop.learning import devices, tensorflow_requirements
from mnist_desktop.learning.devices import Gpu, described, device_for, why_cpu
from mnist_desktop.messages import TEXTS, text_of
from mnist_desktop.problem import AppError

GIB = 1024**3
TWO = [Gpu("/GPU:0", "RTX 4090", 22_000), Gpu("/GPU:1", "RTX 3060", None)]
BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"tensorflow", "keras"}:
            raise ImportError(name + " must not be imported")
sys.meta_path.insert(0, Blocker())
"""
TOLD = """
from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.tensorflow_requirements import why_no_training
from mnist_desktop.problem import AppError
print(why_no_training())
try:
    import_tensorflow()
except AppError as problem:
    print(problem)
"""

ASKED = """
import sys
from pathlib import Path
from mnist_desktop.learning import devices, tensorflow_requirements as requirements
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.problem import AppError
class Imported(BaseException):
    pass
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {{"tensorflow", "keras"}}:
            raise Imported
requirements.has_avx = devices.has_avx = lambda: {has_avx}
def ends_process(module):
    if {ends_process} is None:
        raise AssertionError("a trial that was not needed")
    return {ends_process}
devices.import_ends_process = ends_process
requirements.find_spec = lambda name: name  # looked for, not imported
sys.meta_path.insert(0, Blocker())
calls = TrainingBackend()
def command_line():
    from mnist_desktop.cli import train as command
    command._CommandRun._trained(RUN)
class RUN:
    class _line:
        announce = staticmethod(lambda text: None)
from mnist_desktop.learning.presets import PRESETS
config = PRESETS["quick"].config
for ask in (
    lambda: calls.preload(None),
    lambda: calls.train(config),
    calls.device_in_words,
    devices.gpus,
    command_line,
):
    try:
        ask()
    except AppError as problem:
        print(problem.key)
    except Imported:
        print("imported")
"""


@dataclass(frozen=True)
class Physical:
    """As TensorFlow lists a device."""

    name: str


class TestLists:
    def test_names_and_memory(self):
        physical = [Physical("/physical_device:GPU:0"), Physical("/physical_device:GPU:1")]
        details = {physical[0]: {"device_name": "RTX 4090"}, physical[1]: {}}
        limits = {"/device:CPU:0": 256, "/device:GPU:0": 22 * GIB}
        assert described(physical, details.__getitem__, lambda: limits) == [
            Gpu("/GPU:0", "RTX 4090", 22 * 1024),
            Gpu("/GPU:1", "/physical_device:GPU:1", None),
        ]

    def test_without_a_gpu_memory_is_not_asked_for(self):
        assert described([], None, None) == []

    def test_here(self):
        tf = devices.import_tensorflow()
        assert len(devices.gpus()) == len(tf.config.list_physical_devices("GPU"))
        assert devices.import_tensorflow() is tf


class TestWords:
    @pytest.mark.parametrize(
        ("found", "words"),
        [
            (TWO[:1], "Training runs on the GPU RTX 4090, with 22000 MiB."),
            (TWO[1:], "Training runs on the GPU RTX 3060."),
            ([], text_of(why_cpu(sys.platform, []))),
        ],
    )
    def test_where_it_trains(self, found, words, monkeypatch):
        monkeypatch.setattr(devices, "gpus", lambda: found)
        assert text_of(devices.device_words()) == words


class TestChoice:
    @pytest.mark.parametrize(
        ("wanted", "found", "device"),
        [
            ("auto", [], ("/CPU:0", "CPU")),
            ("auto", TWO, ("/GPU:0", "RTX 4090")),
            ("cpu", [], ("/CPU:0", "CPU")),
            ("cpu", TWO, ("/CPU:0", "CPU")),
            ("gpu", TWO, ("/GPU:0", "RTX 4090")),
        ],
    )
    def test_of_what_there_is(self, wanted, found, device):
        assert device_for(wanted, found) == device

    def test_a_gpu_that_is_not_there(self):
        with pytest.raises(AppError) as caught:
            device_for("gpu", [])
        assert caught.value.key == "no_gpu"

    @pytest.mark.parametrize(
        ("platform", "word"),
        [
            *(("win32", "WSL 2"), ("darwin", "tensorflow-metal"), ("linux", "mnist-desktop[gpu]")),
            ("freebsd14", "mnist-desktop[gpu]"),
        ],
    )
    def test_why_the_cpu_in_plain_words(self, platform, word):
        why = why_cpu(platform, [])
        assert word in text_of(why)
        assert "enough" in text_of(why)
        assert why_cpu(platform, TWO) is None


class TestSetUp:
    def test_threads_and_memory_that_grows(self):
        set_up = []

        class Config:
            def __init__(self):
                self.threading = self.experimental = self

            def list_physical_devices(self, kind):
                return ["one", "two"] if kind == "GPU" else []

            def set_memory_growth(self, gpu, growth):
                set_up.append((gpu, growth))

            def set_intra_op_parallelism_threads(self, count):
                set_up.append(("threads", count >= 1))

            def set_inter_op_parallelism_threads(self, count):
                set_up.append(("operations", count >= 1))

        class TensorFlow:
            config = Config()

        devices._set_up(TensorFlow)
        assert set_up == [("threads", True), ("operations", True), ("one", True), ("two", True)]

    def test_too_late(self):
        class TensorFlow:
            class config:
                class threading:
                    @staticmethod
                    def set_intra_op_parallelism_threads(_count):
                        raise RuntimeError("cannot be modified after initialization")

        devices._set_up(TensorFlow)


KERAS = """
import importlib, sys
from mnist_desktop.learning import keras_model
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
keras_model.has_avx = lambda: False
for ask in (
    keras_model.import_keras,
    lambda: keras_model.build_keras_model(ARCHITECTURES["quick"]),
    lambda: importlib.import_module("mnist_desktop.learning.fit.run"),
):
    try:
        ask()
    except AppError as problem:
        print(problem.key)
assert "tensorflow" not in sys.modules
"""


class TestWhyNoTraining:
    def test_here_nothing_is_in_the_way(self):
        assert tensorflow_requirements.why_no_training() is None

    @pytest.mark.parametrize(
        ("has_avx", "ends_process", "key"),
        [
            ("True", "None", None),  # no trial is made
            ("False", "None", "tensorflow_needs_avx"),
            ("None", "True", "tensorflow_ends_process"),
            ("None", "False", None),
        ],
    )
    def test_nothing_imports_tensorflow_before_avx_is_asked_for(
        self, run_python, has_avx, ends_process, key
    ):
        script = ASKED.format(has_avx=has_avx, ends_process=ends_process)
        process = run_python(script)
        told = process.stdout.splitlines()
        assert process.returncode == 0, process.stderr
        assert told == [key or "imported"] * len(told)
        assert len(told) == 5

    def test_keras_brings_tensorflow_along_and_asks_too(self, run_python):
        process = run_python(KERAS)
        assert process.stdout.splitlines() == ["tensorflow_needs_avx"] * 3, process.stderr

    def test_a_new_python(self, monkeypatch):
        monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))
        problem = tensorflow_requirements.why_no_training()
        assert problem.key == "tensorflow_not_for_python"
        assert "Python 3.14" in text_of(problem)

    @pytest.mark.parametrize("error", [None, ValueError("__spec__ is None"), ImportError("no")])
    def test_missing(self, monkeypatch, error):
        def find(name):
            if error is not None:
                raise error

        monkeypatch.setattr(tensorflow_requirements, "find_spec", find)
        assert importlib.util.find_spec("tensorflow") is not None
        assert tensorflow_requirements.why_no_training().key == "tensorflow_missing"

    def test_the_import_is_blocked(self, run_python):
        process = run_python(BLOCKED + TOLD)
        assert process.stdout.splitlines() == ["tensorflow_missing"] * 2, process.stderr

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("raise ImportError('DLL load failed\\nmore')", "DLL load failed"),
            ("raise SystemError()", "SystemError"),
            ("raise RuntimeError('x' * 1000)", "x" * 160),
        ],
    )
    def test_broken(self, run_python, tmp_path, line, reason):
        (tmp_path / "tensorflow").mkdir()
        (tmp_path / "tensorflow" / "__init__.py").write_text(line + "\n")
        process = run_python(TOLD, PYTHONPATH=f"{tmp_path}")
        first, second = process.stdout.splitlines()
        assert first == "None"
        assert second == f"tensorflow_broken reason={reason}"

    def test_a_missing_runtime_is_named(self, run_python, tmp_path):
        (tmp_path / "tensorflow").mkdir()
        (tmp_path / "tensorflow" / "__init__.py").write_text("raise ImportError('DLL load failed')")
        trouble = "vcruntime140_threads.dll missing"
        fake = "from mnist_desktop.learning import devices\n"
        fake += f"devices.runtime_trouble = lambda: {trouble!r}\n"
        told = run_python(fake + TOLD, PYTHONPATH=f"{tmp_path}").stdout.splitlines()
        assert told == ["None", f"tensorflow_needs_runtime trouble={trouble}"]

    def test_every_reason_has_a_sentence(self):
        keys = ("missing", "broken", "needs_avx", "not_for_python", "ends_process", "needs_runtime")
        assert all(f"tensorflow_{key}" in TEXTS for key in keys)


class TestEdition:
    def test_from_a_python_it_is_installed(self):
        assert tensorflow_requirements.edition() == "installed"

    def test_a_frozen_program_with_tensorflow_is_the_full_one(self, monkeypatch):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert tensorflow_requirements.edition() == "full"
        assert tensorflow_requirements.why_no_training() is None

    def test_without_it_it_is_the_small_one_and_says_what_the_full_one_can(self, monkeypatch):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(tensorflow_requirements, "find_spec", lambda _: None)
        assert tensorflow_requirements.edition() == "small"
        why = text_of(tensorflow_requirements.why_no_training())
        assert "small edition" in why
        assert "full edition" in why
        assert why.count(".") == 1  # one sentence
