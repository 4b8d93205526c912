import json

import pytest

from mnist_desktop.lessons.figures import filled, holds
from mnist_desktop.lessons.lesson_file import MAX_BYTES, lesson_of, read_lesson, shipped_lessons
from mnist_desktop.messages import text_of
from mnist_desktop.problem import LessonError

HELLO = {"en": "Hello", "zh_CN": "你好"}


def content(*steps, **others):
    return {
        "format": 1,
        "name": "hello",
        "title": HELLO,
        "summary": HELLO,
        "steps": steps or ({"text": HELLO},),
        **others,
    }


def step(**parts):
    return {"text": HELLO, **parts}


def run(number):
    wait = {"what": "run_ended", "number": number}
    return step(settings={"preset": "quick"}, wait=wait)


def claim_of(figure):
    words = {"holds": HELLO, "otherwise": HELLO}
    return {"left": figure, "relation": "above", "right": 0.5, **words}


def test_the_ten_lessons_can_be_read_in_their_order():
    lessons = [read_lesson(path) for path in shipped_lessons()]
    assert [one.title.en.split()[0] for one in lessons] == [str(n) for n in range(1, 11)]
    for one in lessons:
        assert sum(phase.minutes for phase in one.plan) == 45, one.name
        assert {question.purpose for question in one.questions} == {
            "predict",
            "observe",
            "conclude",
        }
        assert any(step.choices for step in one.steps), f"{one.name} asks nothing"
        assert any(step.claims for step in one.steps), f"{one.name} claims nothing"


def test_a_pick_is_told_to_wait_for_a_run_only_where_one_follows():
    for path in shipped_lessons():
        steps = read_lesson(path).steps
        for at, one in enumerate(steps):
            waits = [after.wait.what for after in steps[at:] if after.wait is not None]
            runs = waits.count("run_ended")
            for choice in one.choices:
                said = choice.reply.en
                assert "The run will" not in said or runs >= 1, (path.name, said)
                assert "The two runs will" not in said or runs == 2, (path.name, said)


def test_no_chinese_text_is_left_in_english():
    for path in shipped_lessons():
        for en, chinese in _texts(json.loads(path.read_text(encoding="utf-8"))):
            assert any("一" <= char <= "鿿" for char in chinese), (path.name, en)
            assert not any("一" <= char <= "鿿" for char in en), (path.name, en)


def _texts(value):
    if isinstance(value, dict) and value.keys() == {"en", "zh_CN"}:
        yield value["en"], value["zh_CN"]
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


@pytest.mark.parametrize(
    "bad",
    [
        {"format": 2},
        {"run": "notepad.exe"},
        {"name": "../settings"},
        {"title": {"fr": "seul"}},
        {"title": {"en": "two\nlines", "zh_CN": "两行"}},
        {"steps": []},
        {"steps": [step(text={"en": "x" * 701, "zh_CN": "长"})]},
        {"steps": [step()] * 41},
        {"steps": [step(point="quitButton")]},
        {"steps": [step(wait={"what": "file"})]},
        {"steps": [step(wait={"what": "tab", "name": "none"})]},
        {"steps": [step(wait={"what": "run_ended", "number": 1})]},
        {"steps": [step(settings={"preset": "quick", "data": "/etc/passwd"})]},
        {"steps": [step(settings={"preset": "quick", "learning_rate": 1e9})]},
        {"steps": [step(settings={"preset": "quick", "epochs": 101})]},
        {"steps": [step(text={"en": "{1.password}", "zh_CN": "值"})]},
    ],
)
def test_what_a_stranger_could_write_is_refused(bad):
    with pytest.raises(ValueError, match=r"\w"):
        lesson_of(content() | bad)


def test_a_file_that_is_none_gives_one_sentence(tmp_path):
    for data in (b"", b"[]", b"\xff", b"{" * 9999, b" " * (MAX_BYTES + 1)):
        path = tmp_path / "bad.lesson"
        path.write_bytes(data)
        with pytest.raises(LessonError) as error:
            read_lesson(path)
        assert text_of(error.value).startswith("bad.lesson is no")
        assert "\n" not in text_of(error.value)
    with pytest.raises(LessonError):
        read_lesson(tmp_path / "missing.lesson")


def test_a_claim_is_decided_by_what_the_runs_gave():
    claim = {
        "left": "2.gap",
        "relation": "below",
        "right": "1.gap",
        "by": 0.01,
        "holds": HELLO,
        "otherwise": HELLO,
    }
    *_, last = lesson_of(content(run(1), run(2), step(claims=[claim]))).steps
    (claim,) = last.claims
    assert holds(claim, {1: {"gap": 0.1}, 2: {"gap": 0.05}}) is True
    assert holds(claim, {1: {"gap": 0.1}, 2: {"gap": 0.095}}) is False
    assert holds(claim, {1: {"gap": 0.1}}) is None


def test_figures_are_filled_in_and_nothing_else_is():
    text = {"en": "{1.gap} points, {2.epochs} epochs", "zh_CN": "{1.gap}"}
    lesson = lesson_of(content(run(1), run(2), step(text=text)))
    said = filled(lesson.steps[2].text, "en", {1: {"gap": 0.0512}, 2: {}})
    assert said == "5.1 points, ? epochs"
    assert filled(lesson.steps[2].text, "zh_CN", {}) == "?"


def test_one_language_is_enough():
    lesson = lesson_of(content(step(text={"zh_CN": "只有中文"})) | {"title": {"en": "Mine"}})
    assert lesson.title.said("zh_CN") == "Mine"
    assert lesson.steps[0].text.said("en") == "只有中文"


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"tittle": HELLO}, "Field tittle: there is no such field."),
        ({"steps": [step(), step(wiat={})]}, "Step 2, field wiat: there is no such field."),
        (
            {"steps": [step(text={"en": "x" * 701})]},
            "Step 1, field text, en: text of 1 to 700 characters without line breaks is needed.",
        ),
        (
            {"steps": [step(point="trainButon")]},
            "Step 1, field point: there is no such name; the closest are trainButton, ",
        ),
        (
            {"steps": [step(), step(text={"en": "{foo} {"})]},
            "Step 2, field text, en: {foo} is not a figure; braces are for figures such as"
            " {1.validation_accuracy}.",
        ),
        (
            {"steps": [step(text={"en": "{1.accuracy}"})]},
            "Step 1, field text, en: 1.accuracy is not a figure; the closest are 1.test_accuracy, ",
        ),
        (
            {"steps": [step(), step(claims=[claim_of("7.confidence")])]},
            "Step 2, field claims 1, left: no step so far records the figure 7.confidence.",
        ),
        (
            {"title": {"en": "{1.gap}"}},
            "Field title: figures such as {1.gap} are filled in only in",
        ),
    ],
)
def test_an_error_says_step_and_field_and_what_is_wrong(bad, told, tmp_path):
    path = tmp_path / "mine.lesson"
    path.write_text(json.dumps(content() | bad), encoding="utf-8")
    with pytest.raises(LessonError) as error:
        read_lesson(path)
    start = "mine.lesson is not a lesson that this version can show. "
    assert text_of(error.value).startswith(start + told)


def test_the_reason_is_translated_and_says_the_line(tmp_path):
    path = tmp_path / "mine.lesson"
    path.write_text('{"format": 1,\n "name" "mine"}', encoding="utf-8")
    with pytest.raises(LessonError) as error:
        read_lesson(path)
    assert "not JSON; see line 2, column 9." in text_of(error.value)
    told = text_of(error.value, lambda _, text: text.replace("this is not JSON", "kein JSON"))
    assert "kein JSON; see line 2" in told
