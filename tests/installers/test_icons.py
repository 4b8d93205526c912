import icons
import numpy as np
import pytest
from PIL import Image


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("icons")
    icons.main([str(folder)])
    return folder


@pytest.mark.parametrize("name", icons.ICONS)
def test_windows_and_macos_have_every_size(drawn, name):
    with Image.open(drawn / f"{name}.ico") as ico:
        assert ico.info["sizes"] == {(size, size) for size in icons.ICO_PX}
    with Image.open(drawn / f"{name}.icns") as icns:
        pixels = {width * scale for width, _, scale in icns.info["sizes"]}
    assert pixels == set(icons.ICNS_PX)


@pytest.mark.parametrize("place", [place for _, place in icons.ICONS.values()])
def test_a_theme_has_every_size_and_none_is_empty(drawn, place):
    for size in icons.HICOLOR_PX:
        with Image.open(drawn / "hicolor" / f"{size}x{size}" / f"{place}.png") as picture:
            assert picture.size == (size, size)
            alpha = np.asarray(picture.convert("RGBA"))[:, :, 3]
        assert alpha[0, 0] == 0
        assert alpha[size // 2, size // 2] == 255


def test_a_theme_has_the_drawings_themselves(drawn):
    for source, place in icons.ICONS.values():
        path = drawn / "hicolor" / "scalable" / f"{place}.svg"
        assert path.read_bytes() == (icons.SOURCES / source).read_bytes()


def test_the_smallest_icons_can_be_told_apart(drawn):
    small = [np.asarray(icons.picture(source, 16), int) for source, _ in icons.ICONS.values()]
    for number, one in enumerate(small):
        for other in small[:number]:
            assert (np.abs(one - other).max(axis=2) > 60).mean() > 0.08


@pytest.mark.qt_log_ignore("Cannot read file")
def test_a_drawing_that_is_none(monkeypatch, tmp_path):
    (tmp_path / "app.svg").write_text("<svg")
    monkeypatch.setattr(icons, "SOURCES", tmp_path)
    with pytest.raises(SystemExit, match=r"app\.svg is not an SVG"):
        icons.picture("app.svg", 16)
