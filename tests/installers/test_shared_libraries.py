import sys

import pytest
import shared_libraries
from shared_libraries import SystemLibraries, depends, package_of, system_libraries

HEADERS = """\
{path}:     file format elf64-x86-64

Dynamic Section:
  NEEDED               {needed}
  NEEDED               libc.so.6
  SONAME               libthis.so.1

Version References:
  required from libc.so.6:
    0x09691a75 0x00 08 GLIBC_2.9
    0x0d696917 0x00 09 GLIBC_{version}
    0x0d696917 0x00 09 GLIBC_ABI_DT_RELR
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="dpkg")


@pytest.fixture
def frozen_libraries(tmp_path, monkeypatch):
    """Two libraries: one needs the other, which needs one of the system's and a newer glibc."""
    needs = {"liba.so": ("libb.so.1", "2.14"), "libb.so.1.0": ("libsystem.so.3", "2.34")}
    for name in needs:
        (tmp_path / name).write_bytes(b"\x7fELF...")
    (tmp_path / "libb.so.1").symlink_to("libb.so.1.0")
    (tmp_path / "script.so").write_text("no library")

    def output(*command, may_fail=False):
        name = command[-1].rsplit("/", 1)[-1]
        needed, version = needs[name]
        return HEADERS.format(path=command[-1], needed=needed, version=version)

    monkeypatch.setattr(shared_libraries, "_output", output)
    return tmp_path


@linux
def test_what_is_in_the_folder_is_not_needed(frozen_libraries):
    found = system_libraries(frozen_libraries)
    assert set(found.needed_by) == {"libsystem.so.3", "libc.so.6"}
    assert [path.name for path in found.needed_by["libsystem.so.3"]] == ["libb.so.1.0"]
    assert found.c_version == (2, 34)


@pytest.mark.parametrize(
    ("answer", "package"),
    [
        ("libfoo1:amd64: /usr/lib/x86_64-linux-gnu/libfoo.so.1\n", "libfoo1"),
        ("libfoo2t64: /usr/lib/x86_64-linux-gnu/libfoo.so.1\n", "libfoo2t64"),
        ("diversion by glx from: /usr/lib/x\nlibgl1:amd64: /usr/lib/x\n", "libgl1"),
        ("", None),
    ],
)
def test_package_by_the_list_of_dpkg(monkeypatch, answer, package):
    monkeypatch.setattr(shared_libraries, "_output", lambda *_, **__: answer)
    assert package_of("libfoo.so.1") == package


def test_package_by_our_own_list(monkeypatch):
    monkeypatch.setattr(shared_libraries, "_output", lambda *_, **__: "")
    assert package_of("libxcb-cursor.so.0") == "libxcb-cursor0"


@linux
def test_package_of_the_c_library(program):
    program("dpkg-query")
    assert package_of("libc.so.6") == "libc6"


def test_depends_hold_the_version_of_glibc_and_old_names(monkeypatch):
    packages = {"libc.so.6": "libc6", "libm.so.6": "libc6", "libglib-2.0.so.0": "libglib2.0-0t64"}
    monkeypatch.setattr(shared_libraries, "package_of", packages.get)
    libraries = SystemLibraries({name: [] for name in packages}, (2, 35))
    assert depends(libraries) == ["libc6 (>= 2.35)", "libglib2.0-0t64 | libglib2.0-0"]


def test_a_bundled_library_needs_its_data():
    bundled = frozenset({"libfontconfig.so.1", "libz.so.1"})
    assert depends(SystemLibraries({}, (0, 0), bundled)) == ["fontconfig-config"]


def test_a_library_of_no_package_is_named_with_who_needs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(shared_libraries, "package_of", lambda name: None)
    users = [tmp_path / f"plugin{number}.so" for number in range(5)]
    with pytest.raises(SystemExit, match=r"libodd\.so, for plugin0\.so, .* and 2 more"):
        depends(SystemLibraries({"libodd.so": users}, (2, 35)))
