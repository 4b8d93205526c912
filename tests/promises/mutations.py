"""Spoils valid files: bytes flipped, cut off, repeated, moved, spliced; lengths set to extremes."""

from __future__ import annotations

import random
import re

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_TEXTS = (
    *(b"1e308", b"-1e308", b"1e999", b"-1", b"0", b"9" * 25, b"9" * 5000, b"NaN", b"-Infinity"),
    *(b"null", b"true", b"[]", b"{}", b'""', b"[" * 3000, b'"\\ud800"', b"1E-400", b"0.5", b"2"),
)
_LENGTHS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 2**24, 2**31 - 1, 2**31, 2**32 - 1, 2**63)
_EDGE = 300  # bytes at either end, where most of what says how the rest is read lies


class Mutations:
    """Makes spoiled files, the same ones again from the same seed.

    Args:
        contents: valid contents of one kind, from which others are spliced in.
        seed: of the random numbers.
    """

    def __init__(self, contents: list[bytes], seed: int) -> None:
        self._contents = contents
        self._random = random.Random(seed)
        self._ways = (
            *(self._flip, self._flip, self._set, self._length, self._length, self._cut),
            *(self._drop, self._repeat, self._move, self._splice, self._insert, self._number),
        )

    def of(self, content: bytes) -> bytes:
        """The content with one to three things changed."""
        for _ in range(self._random.choice((1, 1, 1, 2, 3))):
            content = self._random.choice(self._ways)(content)
        return content

    def _place(self, content: bytes) -> int:
        """Anywhere; as often as not near one of the ends."""
        last = max(len(content) - 1, 0)
        edge = min(last, _EDGE)
        where = self._random.random()
        if where < 0.3:
            return self._random.randint(0, edge)
        return self._random.randint(last - edge if where < 0.5 else 0, last)

    def _span(self, content: bytes) -> tuple[int, int]:
        start = self._place(content)
        return start, start + self._random.choice((1, 2, 4, 8, 32, 256, len(content) // 3))

    def _flip(self, content: bytes) -> bytes:
        at = self._place(content)
        changed = bytes(byte ^ (1 << self._random.randrange(8)) for byte in content[at : at + 1])
        return content[:at] + changed + content[at + 1 :]

    def _set(self, content: bytes) -> bytes:
        start, end = self._span(content)
        size = len(content[start:end])
        new = self._random.choice((bytes(size), b"\xff" * size, self._random.randbytes(size)))
        return content[:start] + new + content[end:]

    def _length(self, content: bytes) -> bytes:
        size = self._random.choice((1, 2, 4, 8))
        order = self._random.choice(("little", "big"))
        value = self._random.choice((*_LENGTHS, len(content), len(content) + 1)) % 256**size
        at = self._place(content)
        return content[:at] + value.to_bytes(size, order) + content[at + size :]

    def _cut(self, content: bytes) -> bytes:
        return content[: self._place(content)]

    def _drop(self, content: bytes) -> bytes:
        start, end = self._span(content)
        return content[:start] + content[end:]

    def _repeat(self, content: bytes) -> bytes:
        start, end = self._span(content)
        block = content[start:end][:2000]
        return content[:start] + block * self._random.choice((2, 5, 50)) + content[end:]

    def _move(self, content: bytes) -> bytes:
        start, end = self._span(content)
        rest = content[:start] + content[end:]
        at = self._place(rest)
        return rest[:at] + content[start:end] + rest[at:]

    def _splice(self, content: bytes) -> bytes:
        other = self._random.choice(self._contents)
        return content[: self._place(content)] + other[self._place(other) :]

    def _insert(self, content: bytes) -> bytes:
        at = self._place(content)
        new = self._random.choice((*_TEXTS, self._random.randbytes(9)))
        return content[:at] + new + content[at:]

    def _number(self, content: bytes) -> bytes:
        """Another value for a number in text; where there is none, an inserted one."""
        near = self._place(content)
        found = _NUMBER.search(content, near)
        if found is None:
            return self._insert(content)
        return content[: found.start()] + self._random.choice(_TEXTS) + content[found.end() :]
