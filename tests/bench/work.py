"""Work of the worker and the console: whole documents and loads, timed in a process of their own."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import django

TITLES = "Nazwa;Typ;TERYT;E-mail;Wpływ;Zainteresowanie;Kluczowy;Uzasadnienie;Sektor"


def _xlsx(size: int) -> int:
    from kooperacje.documents import xlsx

    return len(xlsx.render(_document(size)))


def _pdf(size: int) -> int:
    from kooperacje.documents import pdf

    return len(pdf.render(_document(size)))


def _document(size: int):  # type: ignore[no-untyped-def]
    from django.db import transaction

    from kooperacje.consultations.models import Consultation
    from kooperacje.consultations.queries import report

    # A transaction that stays open over a long rendering would be ended by the database.
    with transaction.atomic():
        return report.document(Consultation.objects.get(slug=f"proba-{size}"))


def _pack(size: int) -> int:
    """Every format of the report in one language, written to the disk as the console command does it."""
    from kooperacje.documents.pack import write_pack

    with TemporaryDirectory() as folder:
        return sum(path.stat().st_size for path in write_pack(_document(size), Path(folder) / "report"))


def _base(size: int) -> int:
    """A stakeholder base into a fresh consultation, as an officer loads it; undone at the end."""
    from django.db import transaction

    from kooperacje.base.actor import system
    from kooperacje.consultations.actions import load
    from kooperacje.consultations.models import Consultation
    from kooperacje.consultations.states import ConsultationState
    from kooperacje.outreach import actions
    from tests.bench import sample

    rows = [
        f"Szkoła próbna nr {n};szkola;1261011;szkola{n}@example.org;duży;średnie;nie;Uczy dzieci;publiczny"
        for n in range(size)
    ]
    content = "\n".join((TITLES, *rows)).encode()
    by = system("bench")
    begun = sample.consultation(1, "proba-baza").model_copy(
        update={"state": ConsultationState.RUNNING, "published_on": None}
    )
    with transaction.atomic():
        load(begun, by=by)
        consultation = Consultation.objects.get(slug=begun.slug)
        taken = actions.load_base(consultation, content=content, by=by)
        transaction.set_rollback(True)
    return taken.added


WORK: dict[str, Callable[[int], int]] = {"xlsx": _xlsx, "pdf": _pdf, "pack": _pack, "base": _base}


def main(what: str, size: int) -> None:
    """Print wall and processor seconds, peak memory in MB, and the size of what came out."""
    django.setup()
    wall, cpu = time.perf_counter(), time.process_time()
    made = WORK[what](size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.perf_counter() - wall, time.process_time() - cpu, peak, made)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
