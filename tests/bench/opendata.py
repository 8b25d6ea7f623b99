"""The basket read by machines: a page of services, one service, ten thousand lines; at 10,000 and at 140,000 services."""

import sys
import time
from collections.abc import Iterator

FEW, MANY = 10_000, 140_000
LINES = 10_000
ADDRESSES = {
    "page of 50 services": ("services", "20x"),
    "page of 50 whole services": ("services?full=true", "-"),
    "page 1,000 of services": ("services?page=200", "-"),
    "services of a category, with words": ("services?search=psychologa&minimum_age=18", "-"),
    "places near a postcode": ("service_at_locations?postcode=34-600&proximity=20000", "-"),
}


def lines(count: int) -> None:
    """Print the seconds of making so many lines, in process, database and all."""
    import django

    django.setup()
    from itertools import islice

    from kooperacje.opendata.asking import Asked
    from kooperacje.opendata.queries import listings
    from kooperacje.opendata.views.machine import lines as written

    began = time.perf_counter()
    made = sum(map(len, written(islice(listings.everything("services", Asked(full=True)), count))))
    print(f"{time.perf_counter() - began:.2f} {made}")


def index() -> None:
    """Print the seconds of writing the words of all cards."""
    import django

    django.setup()
    from kooperacje.opendata import indexing

    began = time.perf_counter()
    indexing.rebuild()
    print(f"{time.perf_counter() - began:.1f}")


def one() -> None:
    """Print the address of a service."""
    import django

    django.setup()
    from kooperacje.opendata.queries import published

    print(published.services().order_by("key").values_list("pk", flat=True)[0])


def figures(module, settle, site, floor, ratio, sizes=(FEW, MANY)) -> Iterator[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    """(what, figure, goal); the arguments are the bench's own ways to run a module, a server and the floor."""
    for size in sizes:
        module("services", str(size))
        yield f"HSDS: words of {size} cards written", f"{module('opendata', 'index').strip()} s", "-"
        settle()
        ref = module("opendata", "one").strip()
        with site(remembering=False) as server:
            for what, (address, goal) in {**ADDRESSES, "one service": (f"services/{ref}", "10x")}.items():
                cost = server.cost(f"/api/hsds/{address}", 60)
                yield f"HSDS: {what}, {size}", ratio(cost, floor), goal
        took, made = module("opendata", "lines", str(LINES)).split()
        yield f"HSDS: {LINES} whole lines, {size}", f"{took} s   {int(made) / 1_000_000:.1f} MB", "-"


if __name__ == "__main__":
    {"lines": lambda: lines(int(sys.argv[2])), "index": index, "one": one}[sys.argv[1]]()
