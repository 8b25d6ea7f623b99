"""Whose answer is this? By the code of the invitation, the address it came from, or the name that was written."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kooperacje.answering import access as answering
from kooperacje.base.problems import NotThere
from kooperacje.base.text import search_key
from kooperacje.consultations.models import Consultation, Party
from kooperacje.institutions.models import Contact
from kooperacje.institutions.states import ContactKind
from kooperacje.intake.content import Content

CODE, ADDRESS, NAME, PERSON = "code", "address", "name", "person"
NEAR_NAME = 90


@dataclass(frozen=True, slots=True)
class Recognised:
    """The key of an institution of the consultation and how it was recognised; both empty when it was not."""

    key: str = ""
    how: str = ""


def party(consultation: Consultation, content: Content, sender: str) -> Recognised:
    """The institution that answers, as far as it can be told: at most four queries."""
    if (key := _by_code(consultation, content.value("code"))) is not None:
        return Recognised(key, CODE)
    addresses = [address for address in (sender, content.value("email")) if "@" in address]
    if (key := _by_address(consultation, addresses)) is not None:
        return Recognised(key, ADDRESS)
    name = content.value("institution")
    if name and (key := _by_name(consultation, name)) is not None:
        return Recognised(key, NAME)
    return Recognised()


def _by_code(consultation: Consultation, typed: str) -> str | None:
    """The institution to which this code of the consultation was given."""
    try:
        code = answering.with_code(typed)
    except NotThere:
        return None
    return code.institution or None if code.consultation_id == consultation.pk else None


def _by_address(consultation: Consultation, addresses: Sequence[str]) -> str | None:
    """Only where the address leads to one institution alone."""
    if not addresses:
        return None
    lowered = [address.strip().lower() for address in addresses]
    owners = Contact.objects.filter(kind=ContactKind.EMAIL.value, value__in=[*addresses, *lowered])
    found = Party.objects.filter(
        consultation=consultation, institution_id__in=owners.order_by().values("institution_id")
    )
    keys = sorted(set(found.order_by("position").values_list("key", flat=True)))
    return keys[0] if len(keys) == 1 else None


def _by_name(consultation: Consultation, name: str) -> str | None:
    """The same name, or one so near that no other is as near."""
    found = Party.objects.filter(consultation=consultation).order_by("position")
    names = {key: search_key(known) for key, known in found.values_list("key", "name")}
    wanted = search_key(name)
    same = [key for key, known in names.items() if known == wanted]
    if len(same) == 1:
        return same[0]
    near = process.extract(wanted, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_NAME, limit=2)
    if len(near) == 1 or (len(near) == 2 and near[0][1] > near[1][1]):
        key: str = near[0][2]
        return key
    return None
