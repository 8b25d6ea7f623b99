"""Answer forms as files: how many are written, with validation, and read back in a second of processor time."""

import time
from collections.abc import Callable, Iterator

from kooperacje.documents.answerform import read, render, standard

TIMES = 300
QUESTIONS = tuple((f"q{number}", f"Pytanie otwarte numer {number}?") for number in range(1, 4))
FORM = standard(slug="proba", title="Konsultacje na próbę", questions=QUESTIONS, blocks=9)
FILLED = {
    "institution": "Ośrodek Pomocy Społecznej w Nigdzie",
    "outcome": "with_remarks",
    **{f"remark-{number}-reason": "Uwaga z uzasadnieniem. " * 10 for number in range(1, 10)},
}


def figures() -> Iterator[tuple[str, str, str]]:
    """(what, figure, goal)"""
    fields = len(list(FORM.fields()))
    content = render(FORM, FILLED)
    yield f"answer form, {fields} fields, written", _rate(lambda: render(FORM, FILLED)), "300 /s"
    yield f"answer form, {fields} fields, read back", _rate(lambda: read(content, FORM)), "-"


def _rate(work: Callable[[], object]) -> str:
    start = time.process_time()
    for _ in range(TIMES):
        work()
    return f"{TIMES / (time.process_time() - start):5.0f} /s"
