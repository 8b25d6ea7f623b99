"""The codes under which institutions answer, as they are printed and linked here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kooperacje.answering import codes
from kooperacje.answering.actions import issue_codes
from kooperacje.answering.models import Code
from kooperacje.answering.states import ANSWERING
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.outreach.composing import absolute


@dataclass(frozen=True, slots=True)
class Printed:
    """A code as it stands on paper, and the address that leads to answering with it."""

    code: str
    link: str


def issue(consultation: Consultation, keys: Sequence[str], *, by: Actor) -> Mapping[str, Printed]:
    """One live code for each institution, by its key; who has one keeps it. Raises `Denied`."""
    made = issue_codes(consultation, institutions=list(keys), by=by)
    return {key: Printed(codes.plain(code), absolute(codes.path(code))) for key, code in made.items()}


def issued(consultation: Consultation, keys: Sequence[str]) -> Mapping[str, Printed]:
    """The live codes of these institutions, for printing them again; who has none that can be printed is left out."""
    live = Code.objects.filter(
        consultation=consultation, institution__in=list(keys), revoked_at=None, kind__in=sorted(ANSWERING)
    )
    return {
        code.institution: Printed(codes.plain(code), absolute(codes.path(code)))
        for code in live
        if codes.printable(code)
    }
