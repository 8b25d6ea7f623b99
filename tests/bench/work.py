"""Work of the worker and the console: whole documents, timed in a process of their own."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import django

SIZES = {"pdf": 1_000, "xlsx": 10_000}


def main(format_: str) -> None:
    """Print wall and processor seconds of one report in the format, from the stored consultation to the file."""
    django.setup()
    from django.db import transaction

    from kooperacje.consultations.models import Consultation
    from kooperacje.consultations.queries.report import of_value
    from kooperacje.consultations.queries.whole import value
    from kooperacje.documents import pdf, xlsx

    found = Consultation.objects.get(slug=f"proba-{SIZES[format_]}")
    wall, cpu = time.perf_counter(), time.process_time()
    with transaction.atomic(), TemporaryDirectory() as folder:
        document = of_value(value(found), "pl")
        content = {"pdf": pdf, "xlsx": xlsx}[format_].render(document)
        (Path(folder) / f"report.{format_}").write_bytes(content)
    print(time.perf_counter() - wall, time.process_time() - cpu, len(content))


if __name__ == "__main__":
    main(sys.argv[1])
