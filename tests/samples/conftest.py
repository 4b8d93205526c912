import pytest

from tests.samples.hands import small_data_set


@pytest.fixture(scope="session")
def small_mnist():
    """A data set of 120 drawings that stands for MNIST."""
    return small_data_set()
