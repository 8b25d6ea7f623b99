"""Who answered goes, and what they wrote outside the record; that they answered, when and under which number, stays."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.answering import access
from kooperacje.answering.models import Code, Entry, Submission
from kooperacje.answering.states import CodeKind
from kooperacje.base.actor import Actor
from kooperacje.consultations.keepers import Keeper
from kooperacje.consultations.models import Consultation
from kooperacje.files import actions as files

BATCH = 500
EMPTIED = "emptied"
"""Stands in the content of a submission whose words were removed; their digest stays as it was."""


def _sent(consultation: Consultation) -> QuerySet[Submission]:
    found = Submission.objects.filter(consultation=consultation)
    return found.exclude(content__has_key=EMPTIED).order_by("sent_at", "id")


def _begun(consultation: Consultation) -> QuerySet[Code]:
    """Codes with something of their holders: what they called themselves, where they wrote from, what they wrote."""
    found = Code.objects.filter(consultation=consultation)
    return found.filter(~Q(label="") | ~Q(network="") | Q(entries__isnull=False)).order_by("pk").distinct()


def count(consultation: Consultation) -> int:
    """Answers that were sent or begun and still say who: two queries."""
    return _sent(consultation).count() + _begun(consultation).count()


def remove(consultation: Consultation, by: Actor) -> int:
    """Remarks that were recorded stand in the consultation; drafts, files, names and addresses are removed."""
    number = count(consultation)
    # A name that somebody without an institution wrote is a person's.
    nameless = set(_codes(consultation).filter(kind=CodeKind.OPEN.value).values_list("pk", flat=True))
    emptied = list(_sent(consultation))
    for submission in emptied:
        submission.sender_name = submission.sender_email = ""
        submission.content = _emptied(submission.content, named=submission.code_id not in nameless)
    Submission.objects.bulk_update(emptied, ["sender_name", "sender_email", "content"], batch_size=BATCH)
    Entry.objects.filter(code__consultation=consultation).delete()
    files.forget([access.owner(pk) for pk in _codes(consultation).values_list("pk", flat=True)])
    _codes(consultation).update(label="", network="")
    return number


def _codes(consultation: Consultation) -> QuerySet[Code]:
    return Code.objects.filter(consultation=consultation).order_by("pk")


def _emptied(content: Mapping[str, Any], *, named: bool) -> dict[str, Any]:
    """The same shape, so that pages still count, without words."""
    return {
        **content,
        EMPTIED: True,
        "institution": content["institution"] if named else "",
        "remarks": [dict.fromkeys(one, "") for one in content["remarks"]],
        "answers": [{**one, "text": ""} for one in content["answers"]],
        "attachments": [{**one, "name": ""} for one in content["attachments"]],
    }


KEEPER = Keeper("answering", _("answers sent and begun on the web, with their senders"), count, remove)
