"""The file of how often each model was tested."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mnist_desktop.json_records import json_object, mapping_of, record, text, whole

MAX_MODELS = 2_000  # that are remembered; those tested last
MAX_FILE = 200_000  # bytes


def counts_to_json(counts: Mapping[str, int]) -> bytes:
    """The counts, by a digest of the model's weights, as a file."""
    return json.dumps({"opened": dict(counts)}).encode()


def counts_from_json(data: bytes) -> dict[str, int]:
    """The counts in a file; ValueError for one that is none of ours."""
    counts: dict[str, int] = record(json_object(data), _FIELDS)["opened"]
    return counts


_FIELDS = {"opened": mapping_of(whole(1), most=MAX_MODELS, name=text(32))}
