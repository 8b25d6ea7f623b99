"""Answers sent by eight people at a time through a real server: how many a second, none twice, none lost.

`python -m tests.bench.posting prepare 400` makes a running consultation and prints its codes; `... count SLUG` prints
what the database holds afterwards.
"""

import http.client
import json
import re
import statistics
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import uuid4

import django

AT_A_TIME = 8
REMARKS = 2
TWICE = 4
"""Every so many answers the last form is sent a second time at the same moment, as by a double click."""
MINE = "/odpowiedz/moja/"


@dataclass
class Browser:
    """One person: a connection kept open and the cookies that the server set."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, path: str, form: dict[str, str] | None = None, expected: int = 200) -> tuple[str, str]:
        """The body, and where it leads to."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(form)
        self.connection.request("POST" if form is not None else "GET", path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _equals, value = set_cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status != expected:
            raise SystemExit(f"bench: {path} answered {answer.status} instead of {expected}")
        return text, answer.headers.get("Location", "")


def _value(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', text)
    if found is None:
        raise SystemExit(f"bench: the page has no field {name}")
    return found[1]


def _answer(port: int, code: str, twice: bool) -> tuple[float, str]:
    """One institution from the code to the receipt: the seconds of the sending alone, and the receipt's address."""
    browser = Browser(port)
    entrance = f"/odpowiedz/k/{code}/"
    page, _ = browser.ask(entrance)
    form = {"csrfmiddlewaretoken": _value(page, "csrfmiddlewaretoken")}
    browser.ask(entrance, form, expected=302)
    for number in range(REMARKS):
        said = {"place": f"Rozdział {number + 1}", "text": f"Uwaga {number + 1} posiadacza kodu {code}."}
        browser.ask(f"{MINE}uwagi/{uuid4()}/", form | said, expected=302)
    page, _ = browser.ask(f"{MINE}wyslij/")
    form["token"] = _value(page, "token")
    other = Browser(port, dict(browser.cookies))
    double = threading.Thread(target=other.ask, args=(f"{MINE}wyslij/", form, 302)) if twice else None
    started = time.perf_counter()
    if double:
        double.start()
    _, receipt = browser.ask(f"{MINE}wyslij/", form, expected=302)
    took = time.perf_counter() - started
    if double:
        double.join()
    return took, receipt


@dataclass(frozen=True)
class Posted:
    """What eight people at a time got through."""

    wall: float
    times: tuple[float, ...]
    receipts: int

    def figures(self) -> Iterator[tuple[str, str]]:
        """(what, figure)"""
        cuts = statistics.quantiles(self.times, n=20)
        yield "answers from code to receipt", f"{len(self.times) / self.wall:5.1f} /s"
        yield "sending alone", f"p50 {1000 * cuts[9]:.0f} ms   p95 {1000 * cuts[18]:.0f} ms"


def post(port: int, codes: list[str]) -> Posted:
    """Answer with every code."""
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_A_TIME) as people:
        jobs = [people.submit(_answer, port, code, n % TWICE == 0) for n, code in enumerate(codes)]
        done = [job.result() for job in jobs]
    wall = time.perf_counter() - started
    return Posted(wall, tuple(took for took, _receipt in done), len({receipt for _took, receipt in done}))


def _prepare(size: int) -> None:
    from datetime import timedelta

    from django.db import transaction

    from kooperacje.answering import actions, codes
    from kooperacje.base import clock
    from kooperacje.base.actor import system
    from kooperacje.consultations.actions import load
    from kooperacje.consultations.exchange import schema
    from kooperacje.consultations.models import Consultation
    from kooperacje.consultations.states import ConsultationState, StageKind
    from tests.bench import sample

    round_ = Consultation.objects.filter(slug__startswith="odpowiedzi-").count() + 1
    today, by = clock.today(), system("bench")
    window = schema.Period(from_=today - timedelta(days=3), to=today + timedelta(days=30))
    base = sample.consultation(10 * size, f"odpowiedzi-{round_}")
    emptied: dict[str, object] = dict.fromkeys(
        ("remarks", "answers", "themes", "conclusions", "invitations"), ()
    )
    stage = schema.Stage(key="s1", kind=StageKind.ELECTRONIC, title="Uwagi", window=window)
    fields = {"state": ConsultationState.RUNNING, "published_on": None, "window": window, "stages": (stage,)}
    value = base.model_copy(update=emptied | fields)
    with transaction.atomic():
        load(value, by=by)
        row = Consultation.objects.get(slug=value.slug)
        keys = [one.key for one in value.institutions if one.key != value.organiser]
        issued = actions.issue_codes(row, institutions=keys, by=by)
    print(json.dumps({"slug": value.slug, "codes": [codes.plain(code) for code in issued.values()]}))


def _count(slug: str) -> None:
    from kooperacje.answering.models import Submission
    from kooperacje.consultations.models import Answer, Remark

    here = {"consultation__slug": slug}
    print(
        json.dumps(
            {
                "submissions": Submission.objects.filter(**here).count(),
                "codes": Submission.objects.filter(**here).values("code").distinct().count(),
                "answers": Answer.objects.filter(**here).count(),
                "remarks": Remark.objects.filter(**here).count(),
                "texts": Remark.objects.filter(**here).order_by().values("text").distinct().count(),
            }
        )
    )


if __name__ == "__main__":
    django.setup()
    {"prepare": lambda: _prepare(int(sys.argv[2])), "count": lambda: _count(sys.argv[2])}[sys.argv[1]]()
