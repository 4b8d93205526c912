import numpy as np
import pytest

from mnist_desktop.recognition.pictures.evenly_lit_background import find_even_background

WHOLE = 0.0, 0.0, 1.0, 1.0


def page(light=1.0, ink=0.1, shape=(120, 80)):
    """A stroke down the left edge and one across, on background of this light."""
    levels = np.full((*shape, 1), 1.0, np.float32) * light
    levels[:, :8] = levels[50:58] = ink
    return levels


@pytest.mark.parametrize("ink", [0.1, 0.85])
def test_ink_on_the_edge_is_ink(ink):
    background = find_even_background(page(ink=ink))
    contrast = background.contrast(page(ink=ink), WHOLE)
    np.testing.assert_allclose(contrast[:, :8], 1 - ink, atol=0.02)
    np.testing.assert_allclose(contrast[70:, 20:], 0, atol=0.02)
    assert background.ink == pytest.approx(1 - ink, abs=0.02)


def test_a_slope_of_light_is_paper_in_any_part_of_the_picture():
    slope = np.linspace(1.0, 0.6, 80, dtype=np.float32)[:, np.newaxis]
    levels = page(slope, ink=0.02)
    background = find_even_background(levels)
    part = background.contrast(levels[60:, 40:], (0.5, 0.5, 1.0, 1.0))
    assert np.abs(part).max() < 0.05


def test_shadows_blotches_and_spots_are_not_even():
    shadow = page()
    shadow[:, 40:] *= 0.6
    rows, columns = np.mgrid[:120, :80]
    soft = 1 - 0.15 * np.exp(-((rows - 60) ** 2 + (columns - 40) ** 2) / 800)
    assert find_even_background(shadow) is None
    assert find_even_background(soft[..., np.newaxis].astype(np.float32)) is None


def test_ink_lighter_in_one_colour_and_darker_in_another_shows_whole():
    levels = np.full((60, 60, 3), (0.2, 0.6, 0.2), np.float32)
    levels[20:30] = 0.9, 0.2, 0.2
    background = find_even_background(levels)
    assert background.signs.tolist() == [-1, 1, 1]
    contrast = background.contrast(levels, WHOLE)
    assert contrast[20:30].min() > 0.4
    assert np.abs(contrast[:20]).max() < 0.05
