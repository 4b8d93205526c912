"""Pictures as a phone would take them, made from MNIST's digits; seeded."""

from dataclasses import dataclass, replace

import cv2
import numpy as np


@dataclass(frozen=True)
class Scene:
    """What the paper, the pen and the phone are like."""

    size: tuple[int, int] = (480, 640)  # height, width in px
    height: tuple[int, int] = (80, 220)  # of the digit in px
    paper: tuple[int, int, int] = (236, 231, 222)
    ink: tuple[int, int, int] = (45, 45, 55)
    opacity: float = 0.95
    texture: float = 0.015
    gradient: float = 0.15  # share of light lost from one side to the other
    shadow: float = 0.0  # share of light lost behind a shadow's edge
    rules: str = ""  # "ruled" or "squared"
    rule_ink: tuple[int, int, int] = (150, 180, 215)
    tilt: float = 0.0  # share of the picture that its corners are moved
    blur: float = 0.6  # px
    noise: float = 3.0  # of 255
    quality: int = 85
    margin: float = 0.15  # of the digit's height, kept free around it


PLAIN = Scene()
SCENES = {
    "plain": PLAIN,
    "uneven light": replace(PLAIN, gradient=0.6),
    "shadow edge": replace(PLAIN, gradient=0.2, shadow=0.5),
    "ruled": replace(PLAIN, rules="ruled", tilt=0.03, gradient=0.3),
    "squared": replace(PLAIN, rules="squared", tilt=0.03, gradient=0.3),
    "strong rules": replace(PLAIN, rules="squared", tilt=0.02, rule_ink=(110, 140, 190)),
    "blue": replace(PLAIN, ink=(40, 70, 170)),
    "red": replace(PLAIN, ink=(190, 50, 50)),
    "yellow": replace(PLAIN, ink=(235, 205, 40)),
    "pencil": replace(PLAIN, ink=(120, 120, 120), opacity=0.6, texture=0.03),
    "blurred": replace(PLAIN, blur=3.0, height=(60, 160)),
    "noisy": replace(PLAIN, noise=14.0, quality=60, gradient=0.4),
    "chalk": replace(PLAIN, paper=(45, 65, 55), ink=(225, 225, 215), texture=0.04),
    "small": replace(PLAIN, height=(12, 20), blur=0.4, noise=2.0, size=(240, 320), texture=0.005),
    "filling": replace(PLAIN, size=(300, 300), height=(250, 290), margin=0.0),
    "worst": replace(
        PLAIN,
        gradient=0.4,
        shadow=0.4,
        rules="squared",
        tilt=0.04,
        blur=1.2,
        noise=6.0,
        ink=(50, 70, 150),
        quality=70,
    ),
}


def photo(digit, scene, seed):
    """uint8 (H, W, 3) of a (28, 28) uint8 digit in a scene."""
    rng = np.random.default_rng(seed)
    high, wide = scene.size
    cover = _marks(digit, scene, rng) * scene.opacity
    page = np.empty((high, wide, 3), np.float32)
    page[:] = scene.paper
    page *= 1 + _texture(high, wide, rng)[..., None] * scene.texture
    if scene.rules:
        lines = _rules(high, wide, scene.rules, rng)[..., None]
        page = page * (1 - lines) + np.float32(scene.rule_ink) * lines
    cover = cover * (1 + 0.5 * scene.texture * rng.standard_normal((high, wide)))
    page = page * (1 - cover[..., None]) + np.float32(scene.ink) * cover[..., None]
    page = _tilted(page, scene, rng) * _light(high, wide, scene, rng)[..., None]
    page = cv2.GaussianBlur(page, (0, 0), scene.blur)
    page += rng.normal(0, scene.noise, page.shape)
    pixels = np.clip(page, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, scene.quality])
    return np.ascontiguousarray(cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1])


def _marks(digit, scene, rng):
    """(H, W) cover of ink: the digit's outline, smooth at any size, somewhere on the page."""
    rows, columns = np.flatnonzero(digit.max(1)), np.flatnonzero(digit.max(0))
    cut = digit[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32) / 255
    cut = np.pad(cut, 1)
    height = int(rng.integers(scene.height[0], scene.height[1] + 1))
    fine = cv2.resize(cut, None, fx=16, fy=16, interpolation=cv2.INTER_CUBIC)
    edge = 6.0 / 16 * 20 / height  # about a pixel of the page, so that outlines are crisp
    fine = np.clip((fine - 0.45) / max(0.1, min(1.0, edge)) + 0.5, 0, 1)
    zoom = height / (max(cut.shape) - 2)
    size = max(1, round(cut.shape[1] * zoom)), max(1, round(cut.shape[0] * zoom))
    small = cv2.resize(fine, size, interpolation=cv2.INTER_AREA)
    high, wide = scene.size
    free = round(scene.margin * height)
    y = int(rng.integers(free, max(free, high - small.shape[0] - free) + 1))
    x = int(rng.integers(free, max(free, wide - small.shape[1] - free) + 1))
    marks = np.zeros((high, wide), np.float32)
    part = small[: high - y, : wide - x]
    marks[y : y + part.shape[0], x : x + part.shape[1]] = part
    return marks


def _texture(high, wide, rng):
    grain = rng.standard_normal((high, wide)).astype(np.float32)
    fibres = cv2.GaussianBlur(rng.standard_normal((high, wide)).astype(np.float32), (0, 0), 2) * 7
    return 0.5 * grain + fibres


def _rules(high, wide, kind, rng):
    spacing, thick = int(rng.integers(26, 60)), float(rng.uniform(1.0, 2.5))
    rows = np.abs((np.arange(high) - rng.uniform(0, spacing)) % spacing - spacing / 2)
    lines = np.repeat(np.clip(thick / 2 + 0.5 - rows, 0, 1)[:, None], wide, axis=1)
    if kind == "squared":
        columns = np.abs((np.arange(wide) - rng.uniform(0, spacing)) % spacing - spacing / 2)
        lines = np.maximum(lines, np.clip(thick / 2 + 0.5 - columns, 0, 1)[None, :])
    return lines.astype(np.float32)


def _tilted(page, scene, rng):
    if not scene.tilt:
        return page
    high, wide = scene.size
    corners = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    moved = corners + rng.uniform(-1, 1, (4, 2)) * scene.tilt * max(scene.size)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return cv2.warpPerspective(
        page, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )


def _light(high, wide, scene, rng):
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    along = (x / wide - 0.5) * np.cos(angle) + (y / high - 0.5) * np.sin(angle)
    light = 1 - scene.gradient * (along + 0.5)
    if scene.shadow:
        angle = rng.uniform(0, 2 * np.pi)
        side = (x - wide / 2) * np.cos(angle) + (y - high / 2) * np.sin(angle)
        soft = rng.uniform(2, 25)
        light *= 1 - scene.shadow / (1 + np.exp(-(side - rng.uniform(-80, 80)) / soft))
    return light
