from html import escape
from html.parser import HTMLParser

import pytest

from mnist_desktop.lessons.lesson_file import lesson_of, read_lesson, shipped_lessons
from mnist_desktop.lessons.printout import Page, printed


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_lesson_has_its_pages(page, language):
    for path in shipped_lessons():
        lesson = read_lesson(path)
        document = printed(lesson, page, language)
        assert escape(lesson.summary.said(language)) in document
        if page is Page.WORKSHEET:
            assert not any(
                escape(one.answer.said(language)) in document for one in lesson.questions
            )
        if page is Page.ANSWERS:
            assert all(escape(one.answer.said(language)) in document for one in lesson.questions)
        if page is Page.PLAN:
            assert "<b>45</b>" in document
            claims = [one for step in lesson.steps for one in step.claims]
            assert document.count({"en": "If not:", "zh_CN": "如果不是："}[language]) == len(claims)
        else:
            assert f"{len(lesson.questions)}. " in document
        assert "{" not in document.split("</style>")[1]


def test_tags_of_a_stranger_are_text():
    bad = {"en": "<script>alert(1)</script><img src=x>", "zh_CN": "坏"}
    lesson = lesson_of(
        {
            "format": 1,
            "name": "bad",
            "title": bad,
            "summary": bad,
            "steps": [{"text": bad, "choices": [{"text": bad, "reply": bad}]}],
            "plan": [{"minutes": 1, "text": bad}],
            "questions": [{"purpose": "predict", "text": bad, "answer": bad}],
        }
    )
    for page in Page:
        tags = Tags()
        tags.feed(printed(lesson, page, "en"))
        assert not {"script", "img"} & set(tags.found)
