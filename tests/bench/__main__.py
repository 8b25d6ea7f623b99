"""Runs all measurements and prints them beside their goals; `docs/performance.md` says how to read them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain

from kooperacje.runtime import database, paths, roles

os.environ["KOOPERACJE_DATA"] = str(paths.data_folder() / "bench")
os.environ["KOOPERACJE_DEMO"] = "1"
paths.data_folder.cache_clear()

from tests.bench import directory, forms, measure, opendata, posting, visitor  # noqa: E402

SMALL, LARGE, HUGE = 1_000, 10_000, 50_000
OFFICER = "Halina Próbna"
LISTS = {
    "remarks of one theme": "uwagi/?theme=t3",
    "remarks with one position": "uwagi/?position=accepted",
    "remarks with a word": "uwagi/?q=superwizja",
    "last page of remarks": "uwagi/?page=9999",
    "themes and groups": "dzial/tematy/",
    "who answered, by powiat": "zasieg/",
}
ANSWERS = 400
DOCUMENTS = (
    ("report with 1,000 remarks as PDF/UA", "pdf", SMALL, "2.5 s"),
    ("10,000 remarks to XLSX", "xlsx", LARGE, "1 s"),
    ("report pack, 1,000 remarks", "pack", SMALL, "-"),
    ("report pack, 10,000 remarks", "pack", LARGE, "-"),
    ("stakeholder base, 10,000 rows loaded", "base", 10_000, "-"),
)
"""(what, the name in `work`, how large, the goal)"""
Floor = Callable[[], measure.Cost]
"""Measures the bare view now."""
FLOOR = "tests.bench.floor:application"
SITE = "kooperacje.web.wsgi:application"


@dataclass(frozen=True)
class Line:
    """One measured thing: what, the figure, and the goal as a multiple or in seconds."""

    what: str
    figure: str
    goal: str


ENVIRONMENT = {
    **os.environ,
    "KOOPERACJE_DB_ROLE": roles.WEB,
    "DJANGO_SETTINGS_MODULE": "kooperacje.web.settings",
}


@contextmanager
def site(*, remembering: bool, workers: int = 1, threads: int = 1) -> Iterator[measure.Server]:
    settings = "kooperacje.web.settings" if remembering else "tests.bench.settings"
    environment = {
        "DJANGO_SETTINGS_MODULE": settings,
        "KOOPERACJE_DB_ROLE": roles.WEB,
        "KOOPERACJE_DB_POOL": "4",
    }
    with measure.serving(SITE, workers=workers, threads=threads, **environment) as server:
        yield server


def module(name: str, *arguments: str, role: str = roles.WEB) -> str:
    """What a module of ours prints in a process of its own."""
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    environment = {**ENVIRONMENT, "KOOPERACJE_DB_ROLE": role}
    done = subprocess.run(
        command, env=environment, cwd=paths.ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def ratio(cost: measure.Cost, floor: Floor) -> str:
    """The floor is measured again beside each figure: the machine is not equally fast all the time."""
    times = cost.cpu_ms / floor().cpu_ms
    return (
        f"{times:5.1f}x   cpu {cost.cpu_ms:6.2f} ms   p50 {cost.p50_ms:6.2f} ms   {cost.size / 1000:6.1f} kB"
    )


def prepare(*, consultations: bool = True) -> None:
    """Sample data and the generated consultations, through the product's own commands."""
    for arguments, role in ((["setup"], roles.MIGRATOR), (["demo"], roles.WEB)):
        environment = {**os.environ, "KOOPERACJE_DB_ROLE": role}
        subprocess.run(
            [sys.executable, "-m", "kooperacje", *arguments], env=environment, cwd=paths.ROOT, check=True
        )
    for size in (SMALL, LARGE, HUGE) if consultations else ():
        module("load", str(size))


def pages(floor: Floor) -> Iterator[Line]:
    yield Line("bare Django view", ratio(floor(), floor), "1x")
    with site(remembering=False) as server:
        for size in (SMALL, LARGE):
            cost = server.cost(f"/konsultacje/proba-{size}/", 150)
            yield Line(f"public page, {size} remarks, made anew", ratio(cost, floor), "20x")
            cost = server.cost(f"/konsultacje/proba-{size}/uwagi/", 150)
            yield Line(f"page of remarks, {size} remarks, made anew", ratio(cost, floor), "10x")
        cookies = {"Cookie": visitor.cookies_of(server.port, OFFICER)}
        for slug in ("malopolska-2019", f"proba-{SMALL}", f"proba-{LARGE}"):
            cost = server.cost(f"/praca/konsultacje/{slug}/", 60, cookies)
            yield Line(f"workspace overview, {slug}", ratio(cost, floor), "-")
            cost = server.cost(f"/praca/konsultacje/{slug}/uwagi/", 60, cookies)
            yield Line(f"workspace remarks, {slug}", ratio(cost, floor), "-")
        for what, address in LISTS.items():
            costs = [
                server.cost(f"/praca/konsultacje/proba-{size}/{address}", 60, cookies)
                for size in (SMALL, HUGE)
            ]
            for size, cost in zip((SMALL, HUGE), costs, strict=True):
                yield Line(f"{what}, {size} remarks", ratio(cost, floor), "10x")
            yield Line(f"{what}, {SMALL} to {HUGE}", growth(*costs), "1.0x")
        for address in ("", "uwagi/", "uwagi/?outcome=accepted", "uwagi/?page=9999"):
            few, many = (server.cost(f"/konsultacje/proba-{size}/{address}", 60) for size in (SMALL, HUGE))
            yield Line(f"public {address or 'page'}, {SMALL} to {HUGE}", growth(few, many), "1.0x")
    with site(remembering=True) as server:
        for size in (SMALL, LARGE):
            cost = server.cost(f"/konsultacje/proba-{size}/", 1000)
            yield Line(f"public page, {size} remarks, remembered", ratio(cost, floor), "4x")


def growth(few: measure.Cost, many: measure.Cost) -> str:
    """What fifty times as many remarks do to the same page."""
    cpu, waiting = many.cpu_ms / few.cpu_ms, many.p50_ms / few.p50_ms
    return f"{cpu:5.1f}x cpu   {waiting:5.1f}x p50 ({few.p50_ms:.1f} to {many.p50_ms:.1f} ms)"


def documents() -> Iterator[Line]:
    for what, name, size, goal in DOCUMENTS:
        wall, cpu, peak, made = map(float, module("work", name, str(size)).split())
        kept = f"{made:.0f} rows" if name == "base" else f"{made / 1000:.0f} kB"
        yield Line(what, f"{wall:5.2f} s   cpu {cpu:5.2f} s   {peak:.0f} MB at most   {kept}", goal)


def answers(floor: Floor) -> Iterator[Line]:
    """Answers sent by several people at a time through the server as it runs in earnest; then what was kept."""
    made = json.loads(module("posting", "prepare", str(ANSWERS)))
    codes = made["codes"]
    with site(remembering=True, workers=2, threads=4) as server:
        before = server.cpu_seconds()
        done = posting.post(server.port, codes)
        spent = 1000 * (server.cpu_seconds() - before) / len(codes)
    for what, figure in done.figures():
        yield Line(f"{what}, {posting.AT_A_TIME} at a time", figure, "p50 20 ms" if "alone" in what else "-")
    yield Line("whole answer, processor", f"{spent / floor().cpu_ms:5.1f}x   cpu {spent:6.2f} ms", "-")
    kept = json.loads(module("posting", "count", made["slug"]))
    twice = kept["submissions"] - kept["codes"]
    lost = len(codes) - min(done.receipts, kept["codes"], kept["answers"])
    remarks = posting.REMARKS * len(codes)
    figure = f"{twice} twice, {lost} lost, {kept['remarks']} of {remarks} remarks, {kept['texts']} different"
    yield Line(f"{len(codes)} answers, every {posting.TWICE}th sent twice", figure, "0 and 0")


def services(floor: Floor) -> Iterator[Line]:
    """The public directory of a whole country."""
    settle = partial(module, "services", "settle", role=roles.MIGRATOR)
    for figure in directory.figures(module, settle, site, floor, ratio):
        yield Line(*figure)


def machines(floor: Floor) -> Iterator[Line]:
    """The same basket as machines read it."""
    settle = partial(module, "services", "settle", role=roles.MIGRATOR)
    for figure in opendata.figures(module, settle, site, floor, ratio):
        yield Line(*figure)


PARTS = {"consultations": (pages, answers), "directory": (services,), "opendata": (machines,)}
"""Parts that can be run alone, by their name on the command line; documents and forms run with the first."""


def main(asked: list[str]) -> None:
    with database.available():
        prepare(consultations=not asked or "consultations" in asked)
        filled = (Line(*figure) for figure in forms.figures())
        with measure.serving(FLOOR) as bare:
            floor = partial(bare.cost, "/", 1000)
            chosen = [part for name in asked or PARTS for part in PARTS[name]]
            rest = [] if asked and "consultations" not in asked else [documents(), filled]
            for line in chain(*(part(floor) for part in chosen), *rest):
                print(f"{line.what:<52} {line.figure:<58} goal {line.goal}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
