"""The papers of a team as one archive with an index: documents, declarations, signatures and what each file's digest is."""

from collections.abc import Iterable, Sequence
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.agreements import archive as papers
from kooperacje.agreements import queries as agreement_queries
from kooperacje.agreements import words as agreements
from kooperacje.agreements.models import Paper
from kooperacje.agreements.states import Way
from kooperacje.base import clock
from kooperacje.documents import html, pdf
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    Paragraph,
    Section,
    Table,
)
from kooperacje.files.binder import DIGESTS, Binder
from kooperacje.files.models import StoredFile
from kooperacje.partnership import sheets, subjects, words
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import Declaration, DeclarationSignature, Team
from kooperacje.partnership.papers import subject_of_declaration
from kooperacje.partnership.queries import leading, membership
from kooperacje.partnership.states import DeclarationState

Row = tuple[object, ...]
SENT = (DeclarationState.SENT.value, DeclarationState.ACCEPTED.value, DeclarationState.RETURNED.value)


def papers_of(team: Team) -> list[Paper]:
    """Every paper of the team, and of the declarations in it, in the order of making."""
    owners = [subjects.of(team), *(subject_of_declaration(one) for one in team.declarations.order_by("pk"))]
    return list(Paper.objects.filter(subject__in=owners).order_by("made_at", "id"))


def over(papers: Sequence[Paper], years: int) -> list[Paper]:
    """Those whose last version ended more than so many years ago; none while the team has not settled how many."""
    if not years:
        return []
    before = clock.years_ago(years)
    versions = agreement_queries.last_versions(papers)
    return [
        one
        for one in papers
        if (ends := [each.ended_on for each in versions[one.pk]])
        and all(end is not None and end < before for end in ends)
    ]


def pack(team: Team) -> IO[bytes]:
    """The archive; in Polish, as its papers are. For an action that has checked the right."""
    binder = Binder()
    with override("pl"):
        versions, signatures = papers.put(binder, papers_of(team))
        declared, signed = _declarations(binder, team)
        index = _index(team, versions, signatures, declared, signed)
        binder.put("spis.html", html.page(index).encode())
        binder.put("spis.pdf", pdf.render(index))
    return binder.finish()


def _declarations(binder: Binder, team: Team) -> tuple[list[Row], list[Row]]:
    found = Declaration.objects.filter(team=team, state__in=SENT)
    rows: list[Row] = []
    signed: list[Row] = []
    chosen = found.select_related("team__leader", "team__model_version__model", "institution")
    for one in chosen.order_by("institution__sort_key", "number"):
        folder = f"deklaracje/{one.institution.key}-{one.number}"
        binder.put(f"{folder}/deklaracja.pdf", pdf.render(sheets.declaration(one)))
        state = str(words.DECLARATION[one.state][1])
        rows.append(
            (one.institution.name, one.number, state, _day(one.valid_from), _day(one.valid_to), folder)
        )
        signed += [_signed(binder, one, each, folder) for each in one.signatures.order_by("recorded_at")]
    return rows, signed


def _signed(binder: Binder, one: Declaration, signature: DeclarationSignature, folder: str) -> Row:
    stored = StoredFile.objects.filter(pk=signature.file).first() if signature.file else None
    path = (
        binder.put_file(f"{folder}/podpis", stored) if stored else _("original on paper, or no longer kept")
    )
    return (
        one.institution.name,
        one.number,
        str(agreements.WAY[Way(signature.way)]),
        _day(signature.signed_on),
        _day(signature.replaced_on),
        signature.covers,
        path,
    )


def _index(
    team: Team,
    versions: Sequence[papers.PutVersion],
    signatures: Sequence[papers.PutSignature],
    declared: Sequence[Row],
    signed: Sequence[Row],
) -> Document:
    facts = Facts(
        (
            Fact(_("Kind of team"), of_team(team).name, "kind"),
            Fact(_("Led by"), team.leader.name, "leader"),
            Fact(_("State"), str(words.STATE[team.state][1]), "state"),
            Fact(_("Archive of"), clock.today(), "day"),
        )
    )
    sections = (
        _section(
            _("Who led"),
            "led",
            (_("Institution"), _("Since"), _("Until"), _("Reason of the hand-over")),
            _led(team),
        ),
        _section(
            _("Who belonged"),
            "belonged",
            (_("Institution"), _("Since"), _("Until"), _("Reason of leaving")),
            _belonged(team),
        ),
        _section(
            _("Documents and their versions"),
            "versions",
            (
                _("Number"),
                _("Title"),
                _("Version"),
                _("State"),
                _("Day of adopting"),
                _("Holds until"),
                _("Digest of the text (SHA-256)"),
                _("Folder"),
            ),
            [
                (
                    one.number,
                    one.title,
                    one.version,
                    one.state,
                    _day(one.adopted_on),
                    _day(one.last_day),
                    one.digest,
                    one.folder,
                )
                for one in versions
            ],
        ),
        _section(
            _("Signatures under documents"),
            "signatures",
            (
                _("Number"),
                _("Version"),
                _("Institution"),
                _("Function"),
                _("Signed on"),
                _("How it was signed"),
                _("Taken back on"),
                _("File"),
                _("Digest of the file (SHA-256)"),
            ),
            [
                (
                    one.number,
                    one.version,
                    one.institution,
                    one.function,
                    _day(one.signed_on),
                    one.way,
                    _day(one.withdrawn_on),
                    one.file,
                    one.file_digest,
                )
                for one in signatures
            ],
        ),
        _section(
            _("Accession declarations"),
            "declarations",
            (
                _("Institution"),
                _("Number"),
                _("State"),
                _("Holds since"),
                _("Holds until the day before"),
                _("Folder"),
            ),
            declared,
        ),
        _section(
            _("Signatures under declarations"),
            "declarations-signed",
            (
                _("Institution"),
                _("Number"),
                _("How it was signed"),
                _("Signed on"),
                _("No longer counts since"),
                _("Digest of what is declared"),
                _("File"),
            ),
            signed,
        ),
        Section(_("How to check"), "check", _how(), numbered=False),
    )
    return Document(
        title=_("Papers of the team: %(team)s") % {"team": team.name},
        identifier=f"papers-{team.key}",
        sections=sections,
        language="pl",
        meta=Meta(organisation=team.leader.name, modified=clock.now()),
        blocks=(facts,),
        contents=False,
    )


def _how() -> tuple[Block, ...]:
    return (
        BulletList(
            (
                _(
                    "%(list)s holds the digest (SHA-256) of every file; the command “sha256sum -c” checks all of them."
                )
                % {"list": DIGESTS},
                _(
                    "tresc.json of a version is the text that was signed: its own SHA-256 is the digest of the text in this list."
                ),
                _(
                    "Whether an electronic signature is valid is not checked by this program; open the signed file in a program that does."
                ),
            )
        ),
    )


def _section(title: str, ref: str, columns: Iterable[str], rows: Sequence[Row]) -> Section:
    if not rows:
        return Section(title, ref, (Paragraph(_("Nothing is written down.")),), numbered=False)
    made = tuple(Column(f"{ref}-{place}", name, Kind.TEXT) for place, name in enumerate(columns))
    told = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in rows)
    return Section(title, ref, (Table(f"{ref}-table", title, made, told),), numbered=False)


def _led(team: Team) -> list[Row]:
    return [
        (one.institution.name, _day(one.valid_from), _day(one.valid_to), one.end_reason)
        for one in reversed(leading.history(team))
    ]


def _belonged(team: Team) -> list[Row]:
    return [
        (one.institution.name, _day(one.valid_from), _day(one.valid_to), one.end_reason)
        for one in membership.spells(team)
    ]


def _day(value: object) -> str:
    return f"{value:%d.%m.%Y}" if value else ""
