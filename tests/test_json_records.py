import pytest

from mnist_desktop.json_records import (
    RecordError,
    boolean,
    check_amount,
    choice,
    json_object,
    list_of,
    mapping_of,
    number,
    optional,
    record,
    text,
    whole,
)
from mnist_desktop.problem import Message


@pytest.mark.parametrize(
    "data",
    [
        *("", "[1]", "3", '{"a": NaN}', '{"a": Infinity}', "{'a': 1}", b"\xff", "[" * 100_000),
        f'{{"a": {"9" * 5000}}}',
    ],
)
def test_anything_but_a_json_object_is_refused(data):
    with pytest.raises(RecordError):
        json_object(data)


@pytest.mark.parametrize(
    ("text", "most"),
    [("a", 4000), ("七", 2000), ("\\u4e03", 2000), ("😀", 1000), ("\\ud83d", 1000)],
)
def test_one_wide_character_makes_a_text_larger_in_memory(text, most):
    start = f'{{"a": "{text}'.encode()
    check_amount(start.ljust(most, b"a"), 1, 1, 4000)
    if text != "a":
        with pytest.raises(ValueError, match="too long"):
            check_amount(start.ljust(most + 1, b"a"), 1, 1, 4000)


def test_lists_and_values_are_counted_before_they_are_made():
    check_amount(b"[1,2]" * 1000, 1000, 0, 10**6)
    for data in (b"[" * 3000, b"{" * 3000, b"," * 3000):
        with pytest.raises(ValueError, match="too many"):
            check_amount(data, 1000, 1000, 10**6)


def test_a_record_has_exactly_its_fields():
    fields = {"name": text(5), "count": optional(whole(1, 9))}
    assert record({"name": "one", "count": None}, fields) == {"name": "one", "count": None}
    for value in ({"name": "one"}, {"name": "one", "count": 1, "more": 1}, [], None):
        with pytest.raises(ValueError, match=r"record_(missing|unknown|object)"):
            record(value, fields)


def test_an_error_says_where_it_is():
    fields = {"entries": list_of(mapping_of(whole(1, 9), most=2, name=text(5)), most=3)}
    with pytest.raises(RecordError) as error:
        record({"entries": [{"a": 1}, {"b": 10}]}, fields)
    assert error.value.where == ("entries", 2, "b")
    assert error.value.reason == Message("record_whole", low=1, high=9)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (number(0, 1), [0, 0.5, 1], [-0.1, 1.1, float("nan"), 10**400, True, "1", None]),
        (whole(1, 3), [1, 3], [0, 4, 1.0, True, "1", None]),
        (boolean, [True, False], [0, 1, "true", None]),
        (text(3), ["", "七 a"], ["abcd", "a\n", 3, None]),
        (choice("max", "average"), ["max"], ["min", "", 1, None, []]),
        (list_of(whole(), most=2, least=1), [[1], [1, 2]], [[], [1, 2, 3], ["1"], 1, None]),
        (mapping_of(whole(), most=1, name=text(1)), [{}, {"a": 1}], [{"a": 1, "b": 2}, {"ab": 1}]),
    ],
    ids=["number", "whole", "boolean", "text", "choice", "list", "mapping"],
)
def test_checks_take_what_is_within_their_bounds_alone(check, good, bad):
    for value in good:
        assert check(value) == (tuple(value) if isinstance(value, list) else value)
    for value in bad:
        with pytest.raises(ValueError, match=r".+"):
            check(value)
