import os
import shutil

import pytest
import system_packages

posix = pytest.mark.skipif(os.name == "nt", reason="Linux")


def test_only_what_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(system_packages, "has_library", lambda name: name != "libxcb-cursor.so.0")
    assert system_packages.missing_packages() == ["libxcb-cursor0"]
    monkeypatch.setattr(
        system_packages, "font_names", lambda: ["dejavusans.ttf", "notosanscjk.ttc"]
    )
    assert system_packages.missing_fonts(chinese=True) == []


@pytest.mark.parametrize(
    ("chinese", "font"), [(False, "fonts-droid-fallback"), (True, "fonts-noto-cjk")]
)
def test_a_bare_system_lacks_all_libraries_and_fonts(monkeypatch, chinese, font):
    monkeypatch.setattr(system_packages, "has_library", lambda name: False)
    monkeypatch.setattr(system_packages, "font_names", list)
    assert system_packages.missing_packages() == list(system_packages.QT_LIBRARIES.values())
    assert system_packages.missing_fonts(chinese) == ["fonts-dejavu-core", font]


def test_a_library_that_is_nowhere():
    assert not system_packages.has_library("libnowhere.so.9")


def test_font_names_are_found_under_the_font_folders(monkeypatch, tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("Noto_Sans-CJK.ttc", "readme.txt"):
        (tmp_path / "deep" / name).touch()
    monkeypatch.setattr(system_packages, "FONT_FOLDERS", (str(tmp_path), "/nowhere"))
    assert system_packages.font_names() == ["notosanscjk.ttc"]


def test_nothing_missing_calls_nothing(programs_run, said):
    system_packages.install([])
    assert (programs_run, said()) == ([], "")


@posix
def test_root_installs_with_apt_get_and_says_what(monkeypatch, programs_run, said):
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    system_packages.install(["libegl1"])
    assert "libegl1" in said()
    assert [command[0] for command in programs_run] == ["env", "env"]
    assert programs_run[0][-1] == "update"
    assert programs_run[1][-3:] == ["install", "--no-install-recommends", "libegl1"]


@posix
def test_others_install_through_sudo_or_are_told_how(monkeypatch, programs_run):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    system_packages.install(["libegl1"])
    assert programs_run[1][0] == "sudo"
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "sudo" else name)
    with pytest.raises(SystemExit, match="as root run: apt-get install libegl1"):
        system_packages.install(["libegl1"])


@posix
def test_a_missing_font_does_not_keep_the_window_shut(monkeypatch, said):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "sudo" else name)
    system_packages.install(["fonts-droid-fallback"])
    assert "opens without these fonts" in said()


def test_systems_without_apt_get_are_told_and_go_on(monkeypatch, programs_run, said):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    system_packages.install(["libegl1", "libgl1"])
    assert "libegl1 libgl1" in said()
    assert programs_run == []


def test_programs_that_only_tests_need_do_not_end_them(monkeypatch, said):
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/zstd" if name == "zstd" else None)
    programs = system_packages.missing_programs()
    assert "lintian" in programs
    assert "zstd" not in programs
    system_packages.give_up("No network.", programs)
    assert "No network.\nThe tests that need them are skipped." in said()
