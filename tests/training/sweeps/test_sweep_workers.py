import os
import shutil
import signal
import subprocess
import sys
from unittest.mock import patch

import pytest

from training.sweeps import sweep_workers
from training.sweeps.sweep_task import THREADS
from training.sweeps.sweep_workers import (
    Scheduler,
    is_dask_installed,
    local_workers,
    remote_workers,
    threads_per_worker,
)


@pytest.fixture(autouse=True)
def _same_environment():
    with patch.dict(os.environ):  # Dask sets variables for its workers, and leaves them
        yield


def worker():
    handled = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    return os.getpid(), handled, os.environ[THREADS], os.environ["OMP_NUM_THREADS"]


def test_local_workers_share_the_cores_and_leave_ctrl_c_to_the_sweep(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    with local_workers(2) as client:
        told = client.run(worker)
        assert set(client.nthreads().values()) == {1}
        assert all(address.startswith("tcp://127.0.0.1:") for address in told)
        assert client.scheduler.address.startswith("tcp://127.0.0.1:")
    assert len({pid for pid, *_ in told.values()}) == 2
    assert {tuple(rest) for _, *rest in told.values()} == {(True, "3", "3")}


def test_more_workers_than_cores_have_a_thread_each(monkeypatch):
    for cores in (1, None):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert threads_per_worker(2) == 1


def test_a_missing_dask_is_noticed(monkeypatch):
    assert is_dask_installed()
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert not is_dask_installed()


@pytest.fixture
def certificates(tmp_path):
    """An authority, and a certificate that it signed; made by openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=tmp_path, check=True, capture_output=True)

    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    for name in ("ca", "other"):
        files = ("-keyout", f"{name}.key", "-out", f"{name}.pem")
        openssl("req", "-x509", *new, *files, "-subj", f"/CN={name}")
    openssl("req", *new, "-keyout", "our.key", "-out", "our.csr", "-subj", "/CN=our")
    signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "our.pem")
    openssl("x509", "-req", "-in", "our.csr", *signed)
    return tmp_path


@pytest.fixture
def tls_scheduler(certificates):
    """The address of a scheduler with a worker that speak TLS only."""
    from distributed import LocalCluster, Security

    pair = {"cert": str(certificates / "our.pem"), "key": str(certificates / "our.key")}
    roles = ("scheduler", "worker", "client")
    security = Security(
        require_encryption=True,
        tls_ca_file=str(certificates / "ca.pem"),
        **{f"tls_{role}_{what}": file for role in roles for what, file in pair.items()},
    )
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        host="127.0.0.1",
        protocol="tls://",
        security=security,
        dashboard_address=None,
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
        silence_logs=sweep_workers.logging.CRITICAL,
    ) as cluster:
        yield cluster.scheduler_address


def test_remote_workers_are_reached_through_tls_by_whom_they_know(tls_scheduler, certificates):
    ours = [certificates / name for name in ("ca.pem", "our.pem", "our.key")]
    with remote_workers(Scheduler(tls_scheduler, *ours)) as client:
        assert client.submit(pow, 2, 5).result(timeout=200) == 32
    stranger = [certificates / name for name in ("ca.pem", "other.pem", "other.key")]
    with pytest.raises(OSError), remote_workers(Scheduler(tls_scheduler, *stranger)):  # noqa: PT011
        pass
