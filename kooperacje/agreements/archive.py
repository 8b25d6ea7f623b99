"""Papers put into an archive: every version that could be signed, its canonical text, its signatures with their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kooperacje.agreements import sheets, text, words
from kooperacje.agreements.models import Paper, PaperVersion, Signature
from kooperacje.agreements.states import VersionState, Way
from kooperacje.documents import html, pdf
from kooperacje.files.binder import Binder, folder_name
from kooperacje.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class PutVersion:
    """A version as the index of the archive tells of it. `folder` is where its files stand."""

    number: str
    title: str
    version: int
    state: str
    adopted_on: date | None
    last_day: date | None
    digest: str
    folder: str


@dataclass(frozen=True, slots=True)
class PutSignature:
    """A signature as the index tells of it; `file` is "" for a consent given here."""

    number: str
    version: int
    institution: str
    function: str
    signed_on: date
    way: str
    withdrawn_on: date | None
    file: str
    file_digest: str


def put(binder: Binder, papers: Sequence[Paper]) -> tuple[list[PutVersion], list[PutSignature]]:
    """Put these papers into the archive. Drafts stay out: nobody adopted or signed them.

    For the room that owns them, which has checked that the reader may have them all.
    """
    versions, signatures = [], []
    for paper in papers:
        for version in paper.versions.exclude(state=VersionState.DRAFT).order_by("number"):
            folder = f"dokumenty/{paper.number}-{folder_name(paper.title)[:40]}/wersja-{version.number}"
            made = sheets.document(paper, version)
            binder.put(f"{folder}/dokument.pdf", pdf.render(made))
            binder.put(f"{folder}/dokument.html", html.page(made).encode())
            binder.put(f"{folder}/tresc.json", text.canonical(paper.number, version.text))
            versions.append(_version(paper, version, folder))
            found = version.signatures.select_related("institution").order_by("signed_on", "recorded_at")
            signatures += [_signature(binder, paper, one, folder, version.number) for one in found]
    return versions, signatures


def _version(paper: Paper, version: PaperVersion, folder: str) -> PutVersion:
    return PutVersion(
        number=paper.number,
        title=version.text.title,
        version=version.number,
        state=words.state_of(version)[1],
        adopted_on=version.adopted_on,
        last_day=version.last_day,
        digest=version.digest,
        folder=folder,
    )


def _signature(binder: Binder, paper: Paper, one: Signature, folder: str, version: int) -> PutSignature:
    stored = StoredFile.objects.filter(pk=one.file).first() if one.file else None
    return PutSignature(
        number=paper.number,
        version=version,
        institution=one.institution.name,
        function=one.function,
        signed_on=one.signed_on,
        way=str(words.WAY[Way(one.way)]),
        withdrawn_on=one.withdrawn_on,
        file=binder.put_file(f"{folder}/podpisy/{one.institution.key}", stored) if stored else "",
        file_digest=one.file_digest,
    )
