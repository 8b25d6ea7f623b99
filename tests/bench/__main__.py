"""Runs all measurements and prints them beside their goals; `docs/performance.md` says how to read them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kooperacje.runtime import database, paths, roles

os.environ["KOOPERACJE_DATA"] = str(paths.data_folder() / "bench")
os.environ["KOOPERACJE_DEMO"] = "1"
paths.data_folder.cache_clear()

from tests.bench import forms, measure, visitor, work  # noqa: E402

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
FLOOR = "tests.bench.floor:application"
SITE = "kooperacje.web.wsgi:application"


@dataclass(frozen=True)
class Line:
    """One measured thing: what, the figure, and the goal as a multiple or in seconds."""

    what: str
    figure: str
    goal: str


@contextmanager
def site(*, remembering: bool) -> Iterator[measure.Server]:
    settings = "kooperacje.web.settings" if remembering else "tests.bench.settings"
    with measure.serving(
        SITE, DJANGO_SETTINGS_MODULE=settings, KOOPERACJE_DB_ROLE=roles.WEB, KOOPERACJE_DB_POOL="4"
    ) as server:
        yield server


def ratio(cost: measure.Cost, floor: measure.Cost) -> str:
    times = cost.cpu_ms / floor.cpu_ms
    return (
        f"{times:5.1f}x   cpu {cost.cpu_ms:6.2f} ms   p50 {cost.p50_ms:6.2f} ms   {cost.size / 1000:6.1f} kB"
    )


def prepare() -> None:
    """Sample data and the generated consultations, through the product's own commands."""
    for arguments, role in ((["setup"], roles.MIGRATOR), (["demo"], roles.WEB)):
        environment = {**os.environ, "KOOPERACJE_DB_ROLE": role}
        subprocess.run(
            [sys.executable, "-m", "kooperacje", *arguments], env=environment, cwd=paths.ROOT, check=True
        )
    environment = {
        **os.environ,
        "KOOPERACJE_DB_ROLE": roles.WEB,
        "DJANGO_SETTINGS_MODULE": "kooperacje.web.settings",
    }
    for size in (SMALL, LARGE, HUGE):
        command = [sys.executable, "-m", "tests.bench.load", str(size)]
        subprocess.run(command, env=environment, cwd=paths.ROOT, check=True)


def pages() -> Iterator[Line]:
    with measure.serving(FLOOR) as server:
        floor = server.cost("/", 2000)
    yield Line("bare Django view", ratio(floor, floor), "1x")
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
        for size in (SMALL, HUGE):
            for what, address in LISTS.items():
                cost = server.cost(f"/praca/konsultacje/proba-{size}/{address}", 30, cookies)
                yield Line(f"{what}, {size} remarks", ratio(cost, floor), "flat")
    with site(remembering=True) as server:
        for size in (SMALL, LARGE):
            cost = server.cost(f"/konsultacje/proba-{size}/", 1000)
            yield Line(f"public page, {size} remarks, remembered", ratio(cost, floor), "4x")


def documents() -> Iterator[Line]:
    environment = {
        **os.environ,
        "KOOPERACJE_DB_ROLE": roles.WEB,
        "DJANGO_SETTINGS_MODULE": "kooperacje.web.settings",
    }
    goals = {
        "pdf": ("report with 1,000 remarks as PDF/UA", "2.5 s"),
        "xlsx": ("10,000 remarks to XLSX", "1 s"),
    }
    for format_ in work.SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.work", format_],
            env=environment,
            cwd=paths.ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        wall, cpu, size = map(float, done.stdout.split())
        what, goal = goals[format_]
        yield Line(what, f"{wall:5.2f} s   cpu {cpu:5.2f} s   {size / 1000:.0f} kB", goal)


def main() -> None:
    with database.available():
        prepare()
        filled = [Line(*figure) for figure in forms.figures()]
        for line in (*pages(), *documents(), *filled):
            print(f"{line.what:<46} {line.figure:<58} goal {line.goal}", flush=True)


if __name__ == "__main__":
    main()
