"""The tables of PROMISES.md: a promise, and under it what was measured for it."""

from itertools import groupby

SECONDS, MEGABYTES = "s", "MB"
HEADER = "| what | figure | of | goal | test |", "|---|---|---|---|---|"


def tables(lines):
    """A heading for each promise and a table, in which alike figures of a test are one row.

    Of figures with a goal the worst is shown, of times and memory the largest, else the sum.
    """
    parts = []
    for promise, of_promise in groupby(sorted(lines, key=promise_of), promise_of):
        parts += [f"### {promise}", "", *HEADER]
        rows = {}
        for line in of_promise:
            rows.setdefault(row_of(line), []).append(line)
        parts += [*(row(alike) for alike in rows.values()), ""]
    return "\n".join(parts)


def promise_of(line):
    return line["promise"]


def row_of(line):
    """What figures of one row have in common: "models: killed" and "runs: killed" are one."""
    what = line["what"].rpartition(": ")[2]
    return test_of(line), what, line["unit"], line["goal"], line["more"]


def test_of(line):
    """The test without its parameters."""
    return line["test"].removeprefix("tests/promises/").partition("[")[0]


def row(alike):
    """A row of a table."""
    test, what, unit, goal, _ = row_of(alike[0])
    figure = f"{value_of(alike):.3g} {unit}".strip()
    if value_of(alike) >= 1000:
        figure = f"{value_of(alike):,.0f} {unit}".strip()
    if any(line["met"] is False for line in alike):
        figure = f"**{figure}**"
    of = "" if len(alike) == 1 else f"{len(alike)}"
    return f"| {what} | {figure} | {of} | {'' if goal is None else f'{goal:g}'} | `{test}` |"


def value_of(alike):
    values = [line["value"] for line in alike]
    if alike[0]["more"]:
        return min(values)
    is_sum = alike[0]["goal"] is None and alike[0]["unit"] not in (SECONDS, MEGABYTES)
    return sum(values) if is_sum else max(values)
