"""Pages of a lesson to print: worksheet, answer key and plan, as HTML without any script."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from html import escape

from mnist_desktop.lessons.figures import PLACEHOLDER
from mnist_desktop.lessons.lesson import CHINESE, PURPOSES, Lesson, Question, Step, Text

_LINES = 4  # to write an answer on
_STYLE = (
    "body{font:12pt/1.5 sans-serif;max-width:17cm;margin:1.5cm auto;color:#000;background:#fff}"
    "h1{font-size:18pt}h2{font-size:14pt;margin-top:1.2em}"
    "li,tr,.q{break-inside:avoid}.line{border-bottom:1px solid #777;height:2em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #777;padding:.4em;"
    "text-align:left;vertical-align:top}@page{margin:1.5cm}@media print{body{margin:0}}"
)
_WORDS = {
    "worksheet": Text("Worksheet", "工作表"),
    "answers": Text("Answer key", "参考答案"),
    "plan": Text("Lesson plan", "教案"),
    "name": Text("Name", "姓名"),
    "date": Text("Date", "日期"),
    "predict": Text("Predict", "预测"),
    "observe": Text("Observe", "观察"),
    "conclude": Text("Conclude", "结论"),
    "minutes": Text("Minutes", "分钟"),
    "what": Text("What happens", "做什么"),
    "total": Text("Together", "合计"),
    "holds": Text("If it is so:", "如果是这样："),
    "otherwise": Text("If not:", "如果不是："),
    "steps": Text("What the program shows, step by step", "程序逐步显示的内容"),
}


class Page(StrEnum):
    """What can be printed."""

    WORKSHEET = "worksheet"
    ANSWERS = "answers"
    PLAN = "plan"


def printed(lesson: Lesson, page: Page, language: str) -> str:
    """A whole HTML document; everything from the lesson's file is escaped."""
    title = f"{lesson.title.said(language)}: {_WORDS[page].said(language)}"
    parts = {Page.WORKSHEET: _worksheet, Page.ANSWERS: _answers, Page.PLAN: _plan}[page]
    body = "\n".join(parts(lesson, language))
    code = "zh-CN" if language == CHINESE else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{code}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n<p>{escape(lesson.summary.said(language))}</p>\n"
        f"{body}\n</body></html>\n"
    )


def _worksheet(lesson: Lesson, language: str) -> Iterator[str]:
    name, date = (_WORDS[word].said(language) for word in ("name", "date"))
    yield f"<p>{name} ____________________ &nbsp; {date} ______________</p>"
    lines = '<div class="line"></div>' * _LINES
    for heading, number, question in _questions(lesson, language):
        asked = f"{number}. {escape(question.text.said(language))}"
        yield f'{heading}<div class="q"><p>{asked}</p>{lines}</div>'


def _answers(lesson: Lesson, language: str) -> Iterator[str]:
    for heading, number, question in _questions(lesson, language):
        asked = f"{number}. {escape(question.text.said(language))}"
        answer = escape(question.answer.said(language))
        yield f'{heading}<div class="q"><p><b>{asked}</b></p><p>{answer}</p></div>'


def _questions(lesson: Lesson, language: str) -> Iterator[tuple[str, int, Question]]:
    """Heading of its purpose, for the first of each, number and question, in print's order."""
    number = 0
    for purpose in PURPOSES:
        heading = f"<h2>{_WORDS[purpose].said(language)}</h2>\n"
        for question in lesson.questions:
            if question.purpose == purpose:
                number += 1
                yield heading, number, question
                heading = ""


def _plan(lesson: Lesson, language: str) -> Iterator[str]:
    minutes, what, total = (_WORDS[word].said(language) for word in ("minutes", "what", "total"))
    rows = [
        f"<tr><td>{phase.minutes}</td><td>{escape(phase.text.said(language))}</td></tr>"
        for phase in lesson.plan
    ]
    whole = sum(phase.minutes for phase in lesson.plan)
    yield f"<table><tr><th>{minutes}</th><th>{what}</th></tr>{''.join(rows)}"
    yield f"<tr><td><b>{whole}</b></td><td><b>{total}</b></td></tr></table>"
    yield f"<h2>{_WORDS['steps'].said(language)}</h2><ol>"
    for step in lesson.steps:
        entries = "".join(f"<li>{escape(one)}</li>" for one in _below(step, language))
        below = f"<ul>{entries}</ul>" if entries else ""
        yield f"<li>{escape(_with_dots(step.text, language))}{below}</li>"
    yield "</ol>"


def _below(step: Step, language: str) -> Iterator[str]:
    """The answers to choose from, and what is said of what came of the runs."""
    yield from (one.text.said(language) for one in step.choices)
    for claim in step.claims:
        for word, text in (("holds", claim.holds), ("otherwise", claim.otherwise)):
            yield f"{_WORDS[word].said(language)} {_with_dots(text, language)}"


def _with_dots(text: Text, language: str) -> str:
    """The text with dots for its figures, which differ between computers."""
    return PLACEHOLDER.sub("…", text.said(language))
