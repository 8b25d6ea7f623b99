"""Pages on which something is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kooperacje.agreements import access, comparing, queries, text, words
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.pages.ways import Head, drawn, head
from kooperacje.agreements.text import Part, Text
from kooperacje.base.actor import Actor

EMPTY = Part("", "")


@dataclass(frozen=True, slots=True)
class Section:
    """A section in the editor."""

    place: int
    heading: str
    text: str
    rows: int
    label: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class EditorPage:
    """`preview` and `difference` are None while nobody asked for them."""

    head: Head
    version: str
    sections: tuple[Section, ...]
    blanks: tuple[str, ...]
    preview: SafeString | None
    difference: tuple[comparing.Shown, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """One form on a page."""

    head: Head
    heading: str
    lead: str
    button: str
    danger: bool = False
    files: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of document that the matter makes from its data."""

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class NewPage:
    back_label: str
    back_url: str
    list_url: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SendPage:
    head: Head
    blanks: tuple[str, ...]
    nobody: bool
    write_url: str


@dataclass(frozen=True, slots=True)
class AdoptPage:
    head: Head
    told: str
    missing: tuple[str, ...]
    supersedes: str
    signatures_url: str


@dataclass(frozen=True, slots=True)
class DifferencePage:
    head: Head
    before: str
    after: str
    before_url: str
    after_url: str
    rows: tuple[comparing.Shown, ...]
    changed: int
    all_url: str
    """Leads to the whole text with its changes; "" when it is shown."""
    file_url: str


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """`kind` of the answer: good, warn, bad; "" while nothing was asked."""

    kind: str
    told: str
    more: str
    digest: str


def editor_page(
    actor: Actor,
    paper: Paper,
    version: PaperVersion,
    parts: Sequence[Part],
    *,
    preview: Text | None = None,
    theirs: Text | None = None,
) -> EditorPage:
    """The editor with these sections; `theirs` is what somebody else saved meanwhile, shown against them."""
    shown = list(parts) or [EMPTY]
    return EditorPage(
        head=head(actor, paper),
        version=_("version %d") % version.number,
        sections=tuple(
            Section(
                place=place,
                heading=part.heading,
                text=part.text,
                rows=min(24, max(4, sum(1 + len(line) // 90 for line in part.text.split("\n")) + 1)),
                label=_("Section %d") % place,
                first=place == 1,
                last=place == len(shown),
            )
            for place, part in enumerate(shown, start=1)
        ),
        blanks=Text("x", tuple(parts)).blanks,
        preview=drawn(preview.tidy(), level=3) if preview else None,
        difference=_against(theirs, parts) if theirs else (),
    )


def new_page(actor: Actor, subject: str) -> NewPage:
    owner, place = access.owner_of(subject), access.place_of(actor, subject)
    builders = owner.builders(subject) if owner else ()
    return NewPage(
        back_label=place.label if place else "",
        back_url=place.url if place else "/",
        list_url=f"{reverse('agreements:list')}?sprawa={subject}",
        choices=tuple(Choice(str(one.title), str(one.note)) for one in builders),
    )


def form_page(
    actor: Actor,
    paper: Paper,
    heading: str,
    button: str,
    *,
    lead: str = "",
    danger: bool = False,
    files: bool = False,
) -> FormPage:
    return FormPage(head(actor, paper), heading, lead, button, danger, files)


def _against(theirs: Text, parts: Sequence[Part]) -> tuple[comparing.Shown, ...]:
    mine = replace(theirs, parts=tuple(parts)).tidy()
    return comparing.changed_only(comparing.difference(theirs, mine))


@dataclass(frozen=True, slots=True)
class Question:
    """For `web/confirm.html`."""

    heading: str
    question: str
    consequences: tuple[str, ...]
    button: str
    danger: bool
    back: str


def make_anew_page(paper: Paper) -> Question:
    return Question(
        heading=paper.title,
        question=_("Write this draft anew from the present data?"),
        consequences=(_("What was written by hand in the draft is lost."),),
        button=_("Write it anew"),
        danger=True,
        back=reverse("agreements:detail", args=[paper.pk]),
    )


def send_page(actor: Actor, paper: Paper, version: PaperVersion, *, nobody: bool) -> SendPage:
    return SendPage(
        head(actor, paper), version.text.blanks, nobody, reverse("agreements:write", args=[paper.pk])
    )


def adopt_page(actor: Actor, paper: Paper, version: PaperVersion) -> AdoptPage:
    standing = queries.standing(version)
    before = queries.current(queries.versions(paper))
    return AdoptPage(
        head=head(actor, paper),
        told=words.signed(standing.number, len(standing.asked)),
        missing=tuple(one.name for one in standing.missing),
        supersedes=_("version %d") % before.number if before else "",
        signatures_url=reverse("agreements:signatures", args=[paper.pk, version.number]),
    )


def difference_page(
    actor: Actor, paper: Paper, before: PaperVersion, after: PaperVersion, *, whole: bool
) -> DifferencePage:
    rows = comparing.difference(before.text, after.text)
    here = reverse("agreements:difference", args=[paper.pk, before.number, after.number])
    urls = [reverse("agreements:version", args=[paper.pk, one.number]) for one in (before, after)]
    return DifferencePage(
        head=head(actor, paper),
        before=_("version %d") % before.number,
        after=_("version %d") % after.number,
        before_url=urls[0],
        after_url=urls[1],
        rows=rows if whole else comparing.changed_only(rows),
        all_url="" if whole else f"{here}?calosc=1",
        changed=sum(one.change != "same" for one in rows),
        file_url=reverse("agreements:tracked", args=[paper.pk, before.number, after.number]),
    )


def verify_page(found: PaperVersion | None, *, asked: bool) -> VerifyPage:
    """What the holder of a copy learns: whether this text holds. Nothing of what it says."""
    if not asked:
        return VerifyPage("", "", "", "")
    if found is None:
        told = _("No document has this number and this digest.")
        return VerifyPage(
            "bad",
            told,
            _("Check the signs that you typed. If they are right, this is not a text from here."),
            "",
        )
    kind, told, more = words.verdict(found)
    return VerifyPage(kind, told, more, text.readable(found.digest))
