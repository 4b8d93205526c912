import io
import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.decoder.decode import ANSWER, ARGUMENT, DONE, LENGTH, READY
from mnist_desktop.problem import PictureError
from mnist_desktop.recognition.pictures import decoder_process as module
from mnist_desktop.recognition.pictures.decoder_process import DecoderProcess, decoder_process
from tests.conftest import ROOT

BEGIN = f"""
import os, sys
sys.stdout.buffer.write({READY!r})
sys.stdout.flush()
sys.stdin.buffer.read({LENGTH.size})
"""
posix = pytest.mark.skipif(os.name != "posix", reason="signals and file descriptors")
linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for another's child")


def png_of(level):
    file = io.BytesIO()
    Image.new("L", (30, 20), level).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def make_decoder(request):
    """A decoder whose process is this script; without one the real one."""

    def make(script=None):
        command = None if script is None else [sys.executable, "-c", script]
        decoder = DecoderProcess(command)
        request.addfinalizer(decoder.close)
        return decoder

    return make


def told(decoder, data=b"a picture"):
    with pytest.raises(PictureError) as caught:
        decoder.decode(data)
    return caught.value.key


def test_one_process_decodes_picture_after_picture(make_decoder):
    decoder = make_decoder()
    assert decoder.pid is None
    first = decoder.decode(png_of(7))
    pid = decoder.pid
    assert (first.mode, first.width, first.height, bytes(first.pixels)) == (
        *("L", 30, 20),
        bytes([7]) * 600,
    )
    assert told(decoder, b"no picture") == "picture_unknown"
    assert decoder.decode(png_of(9)).pixels[0] == 9
    assert decoder.pid == pid != os.getpid()


def test_threads_each_get_the_answer_to_their_own_picture(make_decoder):
    decoder = make_decoder()
    levels = range(40)
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda level: decoder.decode(png_of(level)), levels))
    assert [picture.pixels[0] for picture in pictures] == list(levels)


@posix
def test_one_that_was_killed_is_replaced(make_decoder):
    decoder = make_decoder()
    decoder.decode(png_of(1))
    killed = decoder.pid
    os.kill(killed, signal.SIGINT)  # a terminal's Ctrl-C would not even reach it
    assert decoder.decode(png_of(2)).pixels[0] == 2
    assert decoder.pid == killed
    assert os.getsid(killed) != os.getsid(0)
    descriptor = os.pidfd_open(killed) if hasattr(os, "pidfd_open") else None
    os.kill(killed, signal.SIGKILL)
    if descriptor is not None:
        assert select.select([descriptor], [], [], 60)[0]
        os.close(descriptor)
    assert decoder.decode(png_of(3)).pixels[0] == 3
    assert decoder.pid != killed


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        ANSWER.pack(DONE, 0, 1, 30, 20, 30, 20) + bytes(599),
        ANSWER.pack(DONE, 99, 1, 30, 20, 30, 20) + bytes(600),
        ANSWER.pack(DONE, 0, 0, 30, 20, 30, 20) + bytes(600),
        ANSWER.pack(DONE, 0, 9, 30, 20, 30, 20) + bytes(600),
        ANSWER.pack(DONE, 0, 1, 0, 20, 30, 20),
        ANSWER.pack(DONE, 0, 1, 30_000, 1, 30_000, 1) + bytes(30_000),
        ANSWER.pack(DONE, 0, 1, 30, 20, 29, 20) + bytes(600),
        ANSWER.pack(DONE, 0, 1, 30, 20, 2**32 - 1, 2**32 - 1) + bytes(600),
        ANSWER.pack(200, 0, 1, 30, 20, 30, 20) + bytes(600),
        ANSWER.pack(2, 99, 1, 30, 20, 30, 20),
    ],
)
def test_nonsense_is_no_picture(make_decoder, rest):
    wanted = rest.rstrip(b"\0")  # the rest by its length, as Windows takes no long command line
    decoder = make_decoder(
        f"{BEGIN}sys.stdout.buffer.write({wanted!r} + bytes({len(rest) - len(wanted)}))"
    )
    assert told(decoder) == "picture_decoder_ended"
    assert decoder.pid is None


def test_a_crash_is_told(make_decoder):
    assert told(make_decoder(f"{BEGIN}os.abort()")) == "picture_decoder_ended"


def test_what_takes_too_long_is_ended(make_decoder, monkeypatch):
    monkeypatch.setattr(module.decode, "MAX_SECONDS", 0.2)
    decoder = make_decoder(f"{BEGIN}while True: pass")
    with pytest.raises(PictureError) as caught:
        decoder.decode(b"a picture")
    assert (caught.value.key, caught.value.values) == ("picture_too_slow", {"limit": 0.2})
    assert decoder.pid is None


@pytest.mark.skipif(sys.platform == "win32", reason="the job object limits memory")
def test_what_takes_too_much_memory_is_ended(make_decoder, monkeypatch):
    """Of macOS: elsewhere the system keeps the limit before it is passed."""
    monkeypatch.setattr(module.decode, "MAX_MEGABYTES", 100)
    decoder = make_decoder(f"{BEGIN}full = b'1' * 200_000_000\nwhile True: pass")
    assert told(decoder) == "picture_needs_memory"


@pytest.mark.parametrize("script", ["", "print('something else' * 9)"])
def test_one_that_does_not_start_is_told(make_decoder, script):
    assert told(make_decoder(script)) == "picture_decoder_missing"


def test_a_program_that_is_not_there_is_told(tmp_path):
    assert told(DecoderProcess([str(tmp_path / "none")])) == "picture_decoder_missing"


@posix
def test_closing_does_not_wait_for_a_picture(make_decoder, tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    decoder = make_decoder(f"{BEGIN}open({str(fifo)!r}, 'w').close()\nwhile True: pass")
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(told, decoder)
        fifo.read_text()  # until it is at work
        decoder.close()
        assert answer.result(60) == "picture_decoder_ended"
    assert told(decoder) == "picture_decoder_ended"


@posix
def test_an_interruption_is_for_those_who_wait_alone(make_decoder, tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    decoder = make_decoder(f"{BEGIN}open({str(fifo)!r}, 'w').close()\nwhile True: pass")
    with ThreadPoolExecutor() as pool:
        for _ in range(2):
            answer = pool.submit(told, decoder)
            fifo.read_text()
            decoder.interrupt()
            assert answer.result(60) == "picture_decoder_ended"


def test_an_interruption_while_nothing_is_decoded_spoils_no_later_picture(make_decoder):
    decoder = make_decoder()
    for level in range(3):
        assert decoder.decode(png_of(level)).pixels[0] == level
        decoder.interrupt()  # the process may seem to run for a moment yet


def test_the_program_itself_can_be_the_decoder(monkeypatch):
    """As the frozen one is."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    decoder = DecoderProcess([sys.executable, "-m", "mnist_desktop", ARGUMENT])
    assert decoder.decode(png_of(5)).pixels[0] == 5
    decoder.close()


PARENT = """
import os, sys
from mnist_desktop.recognition.pictures.decoder_process import decoder_process
decoder = decoder_process()
decoder.decode(bytes.fromhex(sys.argv[1]))
print(decoder.pid, flush=True)
sys.stdin.read()
"""


@linux
def test_it_ends_with_its_parent(make_decoder):
    import subprocess

    with subprocess.Popen(
        [sys.executable, "-c", PARENT, png_of(1).hex()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as parent:
        descriptor = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    assert select.select([descriptor], [], [], 60)[0]
    os.close(descriptor)


NO_STREAMS = """
import os, sys
for number in (0, 1, 2):
    os.close(number)
sys.stdin = sys.stdout = sys.stderr = None
from mnist_desktop.recognition.pictures.read_picture import read_picture
level = read_picture(bytes.fromhex(sys.argv[1]))[0, 0]
os._exit(int(level))
"""


@posix
def test_it_works_without_standard_streams(run_python):
    assert run_python(NO_STREAMS, png_of(42).hex()).returncode == 42


@pytest.mark.wine
def test_it_works_in_a_windowed_program():
    """Started as the Explorer does, without standard streams."""
    script = NO_STREAMS.replace("os.close(number)", "pass")
    python = Path(sys.executable).with_name("pythonw.exe")
    status = subprocess.call(
        [python, "-c", script, png_of(42).hex()],
        creationflags=subprocess.DETACHED_PROCESS,
        cwd=ROOT,
        timeout=100,
    )
    assert status == 42


LOADED = """
import sys
from mnist_desktop.decoder.decode import decode
decode(bytes.fromhex(sys.argv[1]))
roots = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
roots -= {"sitecustomize", "usercustomize"}  # Debian's Python comes with one
print(*sorted(root for root in roots if not root.startswith("_")))
"""


def test_nothing_but_pillow_is_loaded_in_it(run_python):
    process = run_python(LOADED, png_of(1).hex())
    assert process.stdout.split() == ["PIL", "mnist_desktop"], process.stderr


def test_this_process_has_one_of_its_own():
    assert decoder_process() is decoder_process()
    pixels = np.frombuffer(decoder_process().decode(png_of(3)).pixels, np.uint8)
    assert (pixels == 3).all()
