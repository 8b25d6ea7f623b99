"""The public directory with 1,000 and 140,000 services: what a search, a suggestion and a page cost, and how that grows."""

import statistics
import sys
import time
from collections.abc import Callable, Iterator

FEW, MANY = 1_000, 140_000
TIMES = 40
HOME = "120701"
FULL = "dla=seniors&wiek=70&bez=referral&bezplatne=1"
SEARCHES = {
    "words": "q=psychologa",
    "words in nearly every card": "q=pomoc",
    "topic": "temat=proba-rodzina",
    "place, the nearest 20": f"gmina={HOME}",
    "eligibility": FULL,
    "place and eligibility": f"gmina={HOME}&{FULL}",
    "words, topic, place, eligibility": f"q=opieka&temat=proba-opiekuncze&gmina={HOME}&{FULL}",
    "words with a slip": "q=psyhologiczne",
    "nothing": "q=czarodziej",
}
PAGES = {
    "front": ("", "20x", True),
    "results for words": ("szukaj/?q=psychologa", "-", False),
    "results for a place": (f"szukaj/?gmina={HOME}", "20x", True),
    "results for everything": (f"szukaj/?{SEARCHES['words, topic, place, eligibility']}", "-", False),
    "page of a service": ("usluga/proba-7/", "10x", True),
    "suggestions for words": ("podpowiedzi/?q=psych", "-", False),
    "suggestions for a place": ("miejsca/?gdzie=lim", "-", False),
    "map": (f"mapa/?gmina={HOME}", "-", False),
}
"""{what: (address, goal made anew, whether the page is kept)}"""


def searches() -> None:
    """Print the median milliseconds of each search alone, in process, database and all; a line each."""
    import django

    django.setup()
    from django.http import QueryDict

    from kooperacje.directory import forms, lexemes, locating
    from kooperacje.directory.pages import results

    for what, query in SEARCHES.items():
        ask = forms.read(QueryDict(query))
        origin = locating.point(ask.place) if ask.place else None

        def once(ask=ask, origin=origin) -> None:  # type: ignore[no-untyped-def]
            results.find(ask, lexemes.question(ask.text), origin)

        print(f"{what}\t{_median(once)}")


def _median(work: Callable[[], None]) -> float:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


def figures(module, settle, site, floor, ratio) -> Iterator[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    """(what, figure, goal); the arguments are the bench's own ways to run a module, a server and the floor."""
    before: dict[str, float] = {}
    for size in (FEW, MANY):
        inserted, indexed = module("services", str(size)).split()
        settle()
        yield f"{size} services, inserted and indexed", f"{inserted} s and {indexed} s", "-"
        for line in module("directory").splitlines():
            what, took = line.split("\t")
            grown = f"   {float(took) / before[what]:.1f}x of {FEW}" if what in before else ""
            before.setdefault(what, float(took))
            yield f"search by {what}, {size}", f"p50 {float(took):6.1f} ms{grown}", "p50 10 ms"
        with site(remembering=False) as server:
            for what, (address, goal, _kept) in PAGES.items():
                cost = server.cost(f"/znajdz-pomoc/{address}", 60)
                yield f"{what}, {size}, made anew", ratio(cost, floor), goal
    with site(remembering=True) as server:
        for what, (address, _goal, kept) in PAGES.items():
            if kept:
                cost = server.cost(f"/znajdz-pomoc/{address}", 500)
                yield f"{what}, {MANY}, remembered", ratio(cost, floor), "4x"


if __name__ == "__main__":
    sys.exit(searches())
