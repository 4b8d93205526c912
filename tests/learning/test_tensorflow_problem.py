import pytest
from mnist_desktop.learning.tensorflow_problem import problem_of, told_as_problems

from mnist_desktop.learning.devices import import_tensorflow


def test_only_errors_of_tensorflow_are_explained():
    errors = import_tensorflow().errors
    assert problem_of(errors.ResourceExhaustedError(None, None, "OOM")).key == "memory_short"
    failed = problem_of(errors.InternalError(None, None, "Blas failed\nand more"))
    assert failed.key == "training_failed"
    assert failed.values == {"reason": "Blas failed"}
    assert problem_of(MemoryError()).key == "memory_short"
    assert problem_of(ValueError("ours")) is None


def test_others_are_raised_as_they_are():
    with pytest.raises(ValueError, match="ours"), told_as_problems():
        raise ValueError("ours")
