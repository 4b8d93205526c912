import io
import json
import zipfile

import numpy as np
import pytest

from mnist_desktop.messages import text_of
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples import digits_file
from mnist_desktop.samples.digits_file import Included, inks_in, read_digits, write_digits
from mnist_desktop.samples.imports import import_files
from mnist_desktop.samples.sample import Origin
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import assert_same_points, sample

PLAIN = Included()
GOOD = {"text": "7", "writer": "Ann", "strokes": [[[1, 2], [3, 4]], [[5.5, 6]]]}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "class 5b.digits"


@pytest.fixture
def store():
    with SampleStore(None) as store:
        yield store


def write(path, *lines, member="samples.jsonl", packing=zipfile.ZIP_DEFLATED):
    """An archive of lines, each an object, a text or bytes."""
    data = b"".join(
        (
            line
            if isinstance(line, bytes)
            else (line if isinstance(line, str) else json.dumps(line)).encode()
        )
        + b"\n"
        for line in lines
    )
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr(member, data)


def exported(store, path, included=PLAIN):
    write_digits(path, store.drawings(), included)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["samples.jsonl"]
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
        return [json.loads(line) for line in archive.read("samples.jsonl").splitlines()]


def refused(path):
    """The key of the one error, which leaves nothing half read."""
    with pytest.raises(SampleError) as problem:
        list(read_digits(path))
    told = text_of(problem.value)
    assert "\n" not in told
    assert "?" not in told
    return problem.value.key


class TestExport:
    @pytest.fixture
    def store(self, store):
        more = {"series": "a series", "round": 2, "device": "pen"}
        store.add(sample(0, "7", "Ann", **more))
        store.add(sample(1, "猫", "Bo", **more))
        return store

    def test_strokes_label_and_pseudonym_alone(self, store, path):
        first, second = exported(store, path)
        assert first.keys() == second.keys() == {"text", "writer", "strokes"}
        assert (first["text"], second["text"], second["writer"]) == ("7", "猫", "Bo")
        assert {len(point) for stroke in first["strokes"] for point in stroke} == {2}

    @pytest.mark.parametrize(
        ("included", "names", "columns"),
        [
            (Included(time=True), {"date", "series", "round"}, 3),
            (Included(pressure=True), set(), 4),
            (Included(device=True), {"device"}, 2),
            (Included(True, True, True), {"date", "series", "round", "device"}, 4),
        ],
    )
    def test_more_where_it_is_ticked(self, store, path, included, names, columns):
        for record in exported(store, path, included):
            assert record.keys() - {"text", "writer", "strokes"} == names
            points = np.concatenate([np.array(stroke) for stroke in record["strokes"]])
            assert points.shape[1] == columns
            if not included.time:
                assert not points[:, 2:3].any()

    def test_somewhere_else_it_is_what_it_was(self, store, path):
        exported(store, path, Included(True, True, True))
        with SampleStore(None) as other:
            assert len(import_files(other, [path]).added.ids) == 2
            for before, after in zip(store.samples(), other.samples(), strict=True):
                for name in ("label", "writer", "series", "round", "device", "date"):
                    assert getattr(before, name) == getattr(after, name)
                assert after.origin == Origin.IMPORT
                np.testing.assert_array_equal(before.image, after.image)
                assert_same_points(store.ink(before.id), other.ink(after.id), columns=4)

    def test_nothing_to_export(self, path):
        with pytest.raises(SampleError) as problem:
            write_digits(path, [])
        assert problem.value.key == "digits_export_empty"
        assert not path.exists()

    def test_too_much_for_one_file(self, store, path, monkeypatch):
        monkeypatch.setattr(digits_file, "MAX_SAMPLES", 1)
        with pytest.raises(SampleError) as problem:
            write_digits(path, store.drawings())
        assert problem.value.key == "digits_export_large"
        assert not path.exists()


class TestReading:
    def test_a_hand_made_file(self, path):
        write(
            path, GOOD, {**GOOD, "writer": "", "later": [1]}, {"text": "3", "strokes": [[[1, 2]]]}
        )
        assert [(one.label, one.writer) for one in read_digits(path)] == [
            *(("7", "Ann"), ("7", "class 5b"), ("3", "class 5b"))
        ]

    @pytest.mark.parametrize(
        "line",
        [
            *(b"7", b"[]", b"{}", b"\xff\xfe", b"{" * 100_000, b"[" * 100_000, b"null"),
            *({**GOOD, "text": bad} for bad in (None, 7, "", " 7", "a\nb", "x" * 41, ["7"])),
            *({**GOOD, "writer": bad} for bad in (None, 7, "a\0", "x" * 61, {})),
            *({**GOOD, "round": bad} for bad in (True, 0, -1, 1.5, "1", 10**30)),
            *({**GOOD, "date": bad} for bad in ("today", 7, "2026-13-01", "x" * 10_000)),
            *({**GOOD, "date": f"{year}-01-01T00:00:00+14:00"} for year in ("0001", "9999")),
            *({**GOOD, "device": bad} for bad in ("x" * 41, "\x1b[2J", 1)),
            *({**GOOD, "strokes": bad} for bad in (None, 7, [], [[]], [[[1]]], [[["1", 2]]])),
            *({**GOOD, "strokes": bad} for bad in ([[[True, 2]]], [[[1e13, 2]]], [[1, 2]])),
            *({**GOOD, "strokes": bad} for bad in ([[[10**400, 2]]], [[[1, 2, 1e300]]])),
            *({**GOOD, "strokes": bad} for bad in ([[[1, 2, 0, 1.1]]], [[[1, 2, 0, -5]]])),
            {**GOOD, "strokes": [[[n, n] for n in range(20_001)]]},
            *(
                json.dumps(GOOD).replace("5.5", bad)
                for bad in ("NaN", "Infinity", "1e999", "-1e400")
            ),
            json.dumps(GOOD).replace("5.5", "9" * 5_000),
            json.dumps({**GOOD, "text": "\ud800"}),
            json.dumps(GOOD) + " " * 2**21,
        ],
    )
    def test_a_bad_line_is_one_error_with_its_number(self, store, path, line):
        write(path, GOOD, line)
        assert refused(path) == "digits_line_bad"
        imported = import_files(store, [path])
        assert imported.added.ids == ()
        ((_, message),) = imported.problems
        assert message.values == {"line": 2, "name": path.name}
        assert store.samples() == []

    def test_no_archive(self, path):
        assert refused(path) == "file_missing"
        for data in (b"", b"PK", b"7" * 1000, b"PK\x05\x06" + bytes(18)):
            path.write_bytes(data)
            assert refused(path) == "digits_file_bad"
        assert refused(path.parent) == "file_is_folder"

    @pytest.mark.parametrize("name", ["../a.jsonl", "/a.jsonl", "C:\\a.jsonl", "other"])
    def test_names_in_the_archive_lead_nowhere(self, path, name):
        write(path, GOOD, member=name)
        assert len(list(read_digits(path))) == 1
        assert [one.name for one in path.parent.iterdir()] == [path.name]

    def test_several_members_empty_lines_and_what_others_add(self, path):
        write(path, GOOD, "", GOOD, member="a.jsonl")
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("b/c.jsonl", json.dumps({**GOOD, "text": "9"}))  # no end of line
            archive.writestr("__MACOSX/._a.jsonl", bytes(100))
            archive.writestr("../../etc/passwd", "x")
            archive.writestr("bomb", bytes(2**20))
        assert [ink.text for ink in inks_in(path)] == ["7", "7", "9"]
        assert_same_points(next(inks_in(path)), Ink(([[1, 2], [3, 4]], [[5.5, 6]])))

    def test_an_archive_of_other_things(self, path):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", json.dumps(GOOD))
            archive.writestr("b.txt", json.dumps(GOOD))
        assert refused(path) == "digits_file_bad"

    def test_a_bomb(self, path):
        write(path, bytes(70 * 2**20))
        assert path.stat().st_size < 10**5
        assert refused(path) in ("digits_file_bad", "digits_file_large")

    def test_a_member_that_lies_about_its_size(self, path):
        write(path, *[GOOD] * 2_000)
        data = path.read_bytes()
        size = len(zipfile.ZipFile(io.BytesIO(data)).read("samples.jsonl")).to_bytes(4, "little")
        path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
        assert refused(path) in ("digits_file_bad", "digits_line_bad")

    @pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_another_packing(self, path, packing):
        write(path, GOOD, packing=packing)
        assert refused(path) == "digits_file_bad"

    @pytest.mark.parametrize("place", [0.2, 0.5, 0.8, 0.95])
    def test_cut_off_or_damaged(self, path, place):
        write(path, *[{**GOOD, "text": str(number)} for number in range(200)])
        data = path.read_bytes()
        at = int(len(data) * place)
        path.write_bytes(data[:at])
        assert refused(path) == "digits_file_bad"
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        assert refused(path) in ("digits_file_bad", "digits_line_bad")

    def test_too_many_lines_are_refused_before_one_is_drawn(self, path, monkeypatch):
        write(path, b"\n".join([b'{"text":"1","strokes":[[[1,2]]]}'] * 10**6))
        monkeypatch.setattr(digits_file, "_sample", None)
        assert refused(path) == "digits_file_large"

    def test_numbers_that_grow_when_they_are_kept(self, path, monkeypatch):
        write(path, b'{"text":"1","strokes":[[[1e9,2e9],[1,1]]]}')
        monkeypatch.setattr(digits_file, "_MAX_KEPT", 40)
        assert refused(path) == "digits_file_large"

    def test_a_line_of_lists(self, path):
        write(path, b'{"text":"1","strokes":[' + b"[]," * 100_000 + b"[[1,2]]]}")
        assert refused(path) == "digits_line_bad"
