import zipfile
from types import SimpleNamespace

import nsis
import portable
import pytest
import version_resource
import visual_c_runtime

import mnist_desktop

TOP = f"MNIST Desktop {mnist_desktop.__version__}"


def test_portable_zip(frozen_on_windows, tmp_path, capsys):
    out = tmp_path / "out"
    portable.main([str(frozen_on_windows), "--out", str(out)])
    (path,) = out.iterdir()
    assert capsys.readouterr().out == f"{path}\n"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        text = archive.read(f"{TOP}/READ ME.txt")
    assert {name.split("/")[0] for name in names} == {TOP}
    assert f"{TOP}/MNIST Desktop.exe" in names
    assert f"{TOP}/mnist-desktop.exe" in names
    assert f"{TOP}/_internal/mnist_desktop/assets/data/笔迹.txt" in names
    assert [name for name in names if name.startswith(f"{TOP}/data")] == [f"{TOP}/data/"]
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n")
    assert "无需安装".encode() in text


def test_the_small_edition_has_a_name_of_its_own(frozen_on_windows, tmp_path):
    (frozen_on_windows / "_internal" / "tensorflow").rmdir()
    (frozen_on_windows / "_internal" / "VCRUNTIME140_THREADS.DLL").unlink()  # TensorFlow's alone
    path = portable.build(frozen_on_windows, tmp_path)
    assert path.name.startswith("mnist-desktop-small-")
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"{TOP}/READ ME.txt").decode("utf-8-sig")
    assert "AVX" not in text
    assert text.count("TensorFlow") == 2  # in both languages


def test_the_setup_program_of_the_small_edition(program, frozen_on_windows, tmp_path):
    program("makensis")
    (frozen_on_windows / "_internal" / "tensorflow").rmdir()
    setup = nsis.build(frozen_on_windows, tmp_path)
    assert setup.name == f"mnist-desktop-small-{mnist_desktop.__version__}-windows-setup.exe"
    assert "MNIST Desktop (small edition) Setup".encode("utf-16-le") in setup.read_bytes()


def test_setup_program_is_compiled(program, frozen_on_windows, tmp_path):
    program("makensis")
    empty = nsis.build(frozen_on_windows, tmp_path)
    size = empty.stat().st_size
    data = empty.read_bytes()
    assert empty.name == f"mnist-desktop-{mnist_desktop.__version__}-windows-setup.exe"
    assert data.startswith(b"MZ")
    assert b"Nullsoft" in data
    assert b'level="asInvoker"' in data  # no administrator
    noise = bytes(number * number * 7 % 251 for number in range(100_000))
    (frozen_on_windows / "_internal" / "more.dll").write_bytes(noise)
    assert nsis.build(frozen_on_windows, tmp_path).stat().st_size > size


def test_setup_knows_the_same_types_as_linux():
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    for macro in ("Associate", "Dissociate"):
        lines = [line.split() for line in script.splitlines() if f"insertmacro {macro} " in line]
        assert [line[2] for line in lines] == ['"digitmodel"', '"digitink"']


def test_setup_writes_for_this_person_only_and_deletes_by_name():
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    assert "HKLM" not in script
    assert "HKCR" not in script
    deleted = [line.split(maxsplit=2)[2] for line in script.splitlines() if "RMDir /r" in line]
    assert deleted == [
        '"$INSTDIR\\_internal"',
        '"$INSTDIR\\licences"',
        '"$LOCALAPPDATA\\mnist-desktop"',
    ]


def test_setup_installs_all_that_was_frozen_and_the_uninstaller_knows_it(frozen_on_windows):
    script = nsis.SCRIPT.read_text(encoding="utf-8").replace("${NAME}", "MNIST Desktop")
    for path in frozen_on_windows.iterdir():
        kind, removed = (" /r", "RMDir /r") if path.is_dir() else ("", "Delete")
        assert f'File{kind} "${{FROZEN}}/{path.name}"' in script
        assert f'{removed} "$INSTDIR\\{path.name}"' in script


def test_setup_refuses_a_windows_without_icu():
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    assert "!define OLDEST_BUILD 15063" in script  # 1703, the first with icuuc.dll
    assert "${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}" in script
    assert [line for line in script.splitlines() if "LangString TooOld" in line and "1703" in line]


def test_every_text_of_setup_is_in_both_languages():
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    texts = [line.split()[1:3] for line in script.splitlines() if line.startswith("LangString")]
    english = {name for name, language in texts if language == "${LANG_ENGLISH}"}
    chinese = {name for name, language in texts if language == "${LANG_SIMPCHINESE}"}
    assert english == chinese
    assert len(english) == 5


@pytest.mark.parametrize("name", portable.PROGRAMS)
def test_a_folder_without_a_program(frozen_on_windows, tmp_path, name):
    (frozen_on_windows / name).rename(frozen_on_windows / "other.exe")
    with pytest.raises(SystemExit, match=f"lacks {name}: not frozen on Windows"):
        portable.build(frozen_on_windows, tmp_path)


def test_a_folder_without_the_licences(frozen_on_windows, tmp_path):
    (frozen_on_windows / "licences").rename(tmp_path / "elsewhere")
    with pytest.raises(SystemExit, match="lacks licences: not frozen by"):
        portable.build(frozen_on_windows, tmp_path)


def test_a_folder_without_the_visual_c_runtime(frozen_on_windows, tmp_path):
    (frozen_on_windows / "_internal" / "MSVCP140_1.DLL").unlink()
    with pytest.raises(SystemExit, match=r"lacks msvcp140_1\.dll of the Visual C\+\+ runtime"):
        visual_c_runtime.require(frozen_on_windows)


def test_version_resource_is_what_pyinstaller_evaluates(tmp_path):
    path = tmp_path / "version.txt"
    version_resource.main([str(path)])

    def kept(name):
        return lambda *values, **named: SimpleNamespace(name=name, values=values, **named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    known = {name: kept(name) for name in (*names, "VarFileInfo", "VarStruct")}
    information = eval(path.read_text(encoding="utf-8"), {"__builtins__": {}}, known)
    assert information.ffi.filevers == version_resource.numbers(mnist_desktop.__version__)
    (table,) = information.kids[0].values[0]
    strings = dict(struct.values for struct in table.values[1])
    assert strings["ProductVersion"] == mnist_desktop.__version__
    assert strings["FileDescription"] == "MNIST Desktop"  # what the task manager shows


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1.0", (0, 1, 0, 0)), ("2.3", (2, 3, 0, 0)), ("1.4.2rc1", (1, 4, 2, 0))],
)
def test_versions_as_windows_counts_them(version, expected):
    assert version_resource.numbers(version) == expected
