"""Hostile files of text: drawings, labelled drawings, lessons and the drawing of the last start."""

from __future__ import annotations

import base64
import copy
import json
import zipfile
from collections.abc import Iterator
from functools import partial

from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.pictures.png import png_bytes
from tests.promises.hostile import Hostile, of_bytes
from tests.promises.samples import digits_lines, seven, zipped

_MEGABYTES_32 = 32 * 2**20


def _filled(start: bytes, unit: bytes, end: bytes, size: int = _MEGABYTES_32) -> bytes:
    """As often the unit as the size allows."""
    return start + unit * ((size - len(start) - len(end)) // len(unit)) + end


_BOMBS = {
    "empty strokes": (b'{"strokes":[', b"[],", b"[]]}"),
    "empty points": (b'{"strokes":[[', b"[],", b"[]]]}"),
    "objects": (b'{"strokes":[', b"{},", b"{}]}"),
    "numbers": (b'{"strokes":[[[', b"1,", b"1]]]}"),
    "fractions": (b'{"strokes":[[[', b".5,".replace(b".", b"0."), b"1]]]}"),
    "points": (b'{"strokes":[[', b"[0,1],", b"[0,1]]]}"),
    "strokes of a point": (b'{"strokes":[', b"[[0,1]],", b"[[0,1]]]}"),
    "long numbers": (b'{"strokes":[[', b"[1e9,1e9,1e9,.5],".replace(b".5", b"0.5"), b"[0,1]]]}"),
    "names": (b'{"strokes":[],"a":{', b'"":1,', b'"b":1}}'),
    "texts": (b'{"strokes":[],"a":[', b'"b",', b'""]}'),
    "blanks": (b'{"strokes":[', b" ", b"]"),
    "a text": (b'{"strokes":[],"text":"', b"a", b'"}'),
    "a wide character": (b'{"strokes":[[[0,1]]],"text":"\xf0\x9f\x98\x80', b"a", b'"}'),
    "an escaped wide character": (b'{"strokes":[[[0,1]]],"text":"\\ud83d\\ude00', b"a", b'"}'),
    "wide characters": (b'{"strokes":[[[0,1]]],"text":"', b"\xf0\x9f\x98\x80", b'"}'),
    "escapes": (b'{"strokes":[[[0,1]]],"text":"', b"\\u00e9", b'"}'),
    "other fields": (b'{"strokes":[[[0,1]]],"a":[', b"[],", b"0]}"),
}
"""Start, what is repeated, and end of files of 32 MiB; all must be refused, but for `_HARMLESS`."""
_POINTS = {
    "too many points": b"[" + b"[0,1]," * 300_000 + b"[0,1]]",
    "no numbers": b'[["a", "b"]]',
    "one number": b"[[1]]",
    "three dimensions": b"[[[1, 2], [3, 4]]]",
    "truth": b"[[true, false]]",
    "nothing": b"[[null, null]]",
    "five columns": b"[[1, 2, 3, 4, 5]]",
    "NaN": b"[[NaN, 1]]",
    "infinity": b"[[Infinity, 1]]",
    "1e999": b"[[1e999, 1]]",
    "far away": b"[[1e13, 1]]",
    "a huge time": b"[[1, 2, 1e308], [3, 4, -1e308]]",
    "a huge pressure": b"[[1, 2, 0, 1e308], [3, 4, 0, -1e308]]",
    "a whole number of 400 digits": b"[[" + b"9" * 400 + b", 1]]",
    "a whole number of 5000 digits": b"[[" + b"9" * 5000 + b", 1]]",
    "an object": b'{"0": [1, 2]}',
    "deep": b"[" * 100_000 + b"]" * 100_000,
}
_HARMLESS_POINTS = ("a huge time", "a huge pressure")


def _stroke(points: bytes) -> bytes:
    return b'{"strokes": [' + points + b"]}"


def drawings() -> Iterator[Hostile]:
    """Drawings that fill the memory, take long, or hold what no pen writes."""
    for name, parts in _BOMBS.items():
        yield of_bytes(f"32 MiB of {name}", "a.digitink", partial(_filled, *parts))
    yield of_bytes("more than 32 MiB", "a.json", partial(_filled, b"{", b" ", b"}", 2**26))
    for name, points in _POINTS.items():
        harmless = name in _HARMLESS_POINTS
        yield of_bytes(name, "a.json", partial(_stroke, points), is_refused=not harmless)
    for text in ('"\\ud800"', '"' + "a" * 101 + '"', "7", "[]", "{}", "true"):
        content = f'{{"strokes": [[[1, 2], [3, 4]]], "text": {text}}}'.encode()
        yield of_bytes(f"the text {text[:20]}", "a.digitink", partial(bytes, content))
    for name, content in {
        "no strokes": b"{}",
        "strokes that are an object": b'{"strokes": {"a": 1}}',
        "strokes that are a text": b'{"strokes": "' + b"a" * 1000 + b'"}',
        "half of a drawing": b'{"strokes": [[[1, 2], [3,',
        "two drawings": b'{"strokes": []}{"strokes": []}',
        "UTF-32 with nothing": ("[" * 10**5).encode("utf-32"),
    }.items():
        yield of_bytes(name, "a.digitink", partial(bytes, content))
    apart = (
        b"[" + b",".join(b"[%d,%d]" % (n * 7 % 400, n * 13 % 400) for n in range(299_990)) + b"]"
    )
    yield of_bytes("all points in one stroke", "a.json", partial(_stroke, apart), is_refused=False)
    dots = b",".join(b"[[%d,%d]]" % (n * 7 % 401, n * 13 % 397) for n in range(49_990))
    content = b'{"strokes": [' + dots + b"]}"
    yield of_bytes("fifty thousand dots", "a.json", partial(bytes, content), is_refused=False)
    lines = b",".join(
        b"[[%d,%d],[%d,%d]]" % (n % 397, n % 389, n * 7 % 401, n * 13 % 397) for n in range(20_000)
    )
    content = b'{"strokes": [' + lines + b"]}"
    yield of_bytes("twenty thousand lines", "a.json", partial(bytes, content), is_refused=False)
    far = b"[" + b",".join(b"[%de9,%de9]" % (n % 900, n * 7 % 900) for n in range(20_000)) + b"]"
    yield of_bytes("far apart", "a.json", partial(_stroke, far), is_refused=False)
    thin = b"[[0,0],[1e12,1],[0,0],[1e-300,1e-300]]"
    yield of_bytes("thin and wide", "a.json", partial(_stroke, thin), is_refused=False)


def _zipped_lines(lines: bytes) -> bytes:
    return zipped({"samples.jsonl": lines})


def digits() -> Iterator[Hostile]:
    """Labelled drawings that fill the memory, or hold what no store keeps."""
    good = digits_lines().splitlines()[0]
    record = json.loads(good)
    changes = {
        "text": [7, "", "a" * 41, "\u0000", None, " 7"],
        "writer": [["a"], "b" * 61, "\n", {}],
        "strokes": [None, [], [[]], [[["1", 2]]], [[[1e13, 2]]], [[[1, 2, 1e300]]], "a"],
        "date": ["0001-01-01T00:00:00", "9999-12-31T23:59:59-23:59", "soon", 7],
        "round": [0, 1.5, 10**30, "1"],
        "series": ["s" * 41, 1],
        "device": ["d" * 41, None],
    }
    for name, values in changes.items():
        for value in values:
            line = json.dumps(record | {name: value}).encode()
            yield of_bytes(
                f"{name} {str(value)[:20]!r}",
                "a.digits",
                partial(_zipped_lines, good + b"\n" + line),
            )
    point = json.dumps(record | {"strokes": [[[1, 2]] * 20_001]}).encode()
    for name, lines in {
        "a line of lists": b'{"strokes":[' + b"[]," * 690_000 + b'[]],"text":"7"}',
        "a line of three megabytes": b'{"a":"' + b"a" * 3 * 2**20 + b'"}',
        "too many points": point,
        "60,000 empty lines more": good + b"\n" * 60_000,
        "not JSON": good + b"\n{",
        "a list": b"[1]",
    }.items():
        yield of_bytes(name, "a.digits", partial(_zipped_lines, lines))
    much = good + b"\n"
    yield of_bytes("50,001 drawings", "a.digits", lambda: _zipped_lines(much * 50_001))
    yield of_bytes("65 MiB", "a.digits", lambda: _zipped_lines(b"\n" * (65 * 2**20)))
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield of_bytes(
            f"packing {packing}", "a.digits", partial(zipped, {"a.jsonl": good}, packing)
        )
    two = {"a.txt": b"1", "b.txt": b"2"}
    yield of_bytes("two other files", "a.digits", partial(zipped, two))
    names = {f"{number}.jsonl": b"" for number in range(3000)}
    yield of_bytes("many members", "a.digits", partial(zipped, names))


def lessons() -> Iterator[Hostile]:
    """Lessons with what no lesson says."""
    (path, *_) = sorted(asset_path("lessons").glob("*.lesson"))
    good = json.loads(path.read_bytes())
    said = {"en": "a", "zh_CN": "b"}
    step = {"text": said}
    for name, value in {
        "format": 2,
        "name": "../../harm",
        "title": {"fr": "a"},
        "summary": {"en": "\x1b[31m", "zh_CN": "b"},
        "steps": [],
        "plan": [{"minutes": 0, "text": said}],
        "questions": [{"purpose": "run", "text": said, "answer": said}],
        "script": "import os",
        "url": "http://127.0.0.1:9/",
    }.items():
        yield _lesson(f"{name} {str(value)[:20]}", good | {name: value})
    for field, value in {
        "point": "/etc/passwd",
        "tab": "__class__",
        "wait": {"what": "system"},
        "settings": {"preset": "quick", "epochs": 10**9},
        "choices": [{"text": said, "reply": said}] * 6,
        "claims": [
            {
                "left": "1.__class__",
                "relation": "above",
                "right": 0,
                "holds": said,
                "otherwise": said,
            }
        ],
        "open": "file:///etc/passwd",
        "text": {"en": "{1.__class__}", "zh_CN": "b"},
    }.items():
        spoiled = copy.deepcopy(good)
        spoiled["steps"] = [step | {field: value}]
        yield _lesson(f"a step with {field}", spoiled)
    settings = {"preset": "quick", "learning_rate": float("nan")}
    yield _lesson("a rate that is no number", good | {"steps": [step | {"settings": settings}]})
    yield _lesson("41 steps", good | {"steps": [step] * 41})
    long = {"en": "a" * 701, "zh_CN": "b"}
    yield _lesson("a long text", good | {"steps": [{"text": long}]})
    yield _lesson("257 KiB", good | {"a": "a" * 257 * 1024})
    deep = b'{"format": 1, "steps": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    yield of_bytes("deep", "a.lesson", partial(bytes, deep))
    wide = b'{"format": 1, "steps": [' + b"[]," * 80_000 + b"[]]}"
    yield of_bytes("lists", "a.lesson", partial(bytes, wide))
    shown = {"en": "<img src='http://127.0.0.1:9/'><script>1</script>", "zh_CN": "b"}
    yield _lesson("markup", good | {"steps": [{"text": shown}]}, is_refused=False)


def _lesson(name: str, content: object, *, is_refused: bool = True) -> Hostile:
    data = json.dumps(content).encode()
    return of_bytes(name, "a.lesson", partial(bytes, data), is_refused=is_refused)


def journals() -> Iterator[Hostile]:
    """What may lie where the drawing of the last start is kept, as out of a stranger's backup."""
    for name, parts in _BOMBS.items():
        yield of_bytes(f"40 MiB of {name}", "a.digitink", partial(_filled, *parts, 40 * 2**20))
    png = base64.b64encode(png_bytes(seven())).decode()
    for name, content in {
        "widths of another count": {"strokes": [[[1, 2]]], "widths": []},
        "a width of nothing": {"strokes": [[[1, 2]]], "widths": [0]},
        "a picture that is none": {"strokes": [], "widths": [], "picture": "AAAA"},
        "a picture that is a number": {"strokes": [], "widths": [], "picture": 7},
        "a path for a picture": {"strokes": [], "widths": [], "picture": "/etc/passwd"},
        "an image of another size": {"strokes": [], "widths": [], "image": png},
    }.items():
        data = json.dumps(content).encode()
        yield of_bytes(name, "a.digitink", partial(bytes, data))
