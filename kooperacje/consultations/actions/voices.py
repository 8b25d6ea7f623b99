"""What one institution says, in one go; and what remarks are about, for many at once."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import access
from kooperacje.consultations.actions import writing
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.actions.parts import fresh_key
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Answer, Consultation, Remark, RemarkGroup, RemarkTheme, Theme
from kooperacje.consultations.queries import rows


@transaction.atomic
def take_answer(
    consultation: Consultation,
    *,
    answer: schema.Answer,
    remarks: Sequence[schema.Remark],
    by: Actor,
    replaces: str | None = None,
) -> str:
    """Add an institution's answer with all its remarks, in place of an earlier answer where `replaces` names one.

    Keys are made here: those given are ignored. An answer on whose remarks somebody has worked already (a position, a
    change or a verdict) is not replaced, since that work would be lost. Returns the key of the answer. Raises `Denied`,
    `NotThere`, and `BadInput` naming the field whose reference leads nowhere.
    """
    consultation = locked(consultation, access.EDIT, by)
    if replaces is not None:
        _withdraw(consultation, replaces)
    key = replaces or fresh_key(consultation, catalogue.ANSWER)
    ids = rows.ids(consultation, (catalogue.ANSWER.targets() | catalogue.REMARK.targets()) - {"remark"})
    writing.append(catalogue.ANSWER, consultation, [answer], [key], ids)
    ids["answer"] = dict(rows.of(consultation, catalogue.ANSWER).filter(key=key).values_list("key", "id"))
    prefix, first = _next_number(consultation)
    numbered = [
        remark.model_copy(update={"key": f"{prefix}{first + place}", "answer": key, "position": None})
        for place, remark in enumerate(remarks)
    ]
    writing.append(catalogue.REMARK, consultation, numbered, [remark.key for remark in numbered], ids)
    touch(consultation)
    journal(consultation, "answer_taken", by, key=key, remarks=len(numbered), replaced=replaces is not None)
    return key


@transaction.atomic
def take_remarks(consultation: Consultation, *, remarks: Sequence[schema.Remark], by: Actor) -> list[str]:
    """Add remarks at the end of the list, such as those of somebody who answers for no institution.

    Keys are made here and returned. Raises `Denied`, and `BadInput` naming the field whose reference leads nowhere.
    """
    consultation = locked(consultation, access.EDIT, by)
    ids = rows.ids(consultation, catalogue.REMARK.targets() - {"remark"})
    prefix, first = _next_number(consultation)
    numbered = [
        remark.model_copy(update={"key": f"{prefix}{first + place}", "position": None})
        for place, remark in enumerate(remarks)
    ]
    writing.append(catalogue.REMARK, consultation, numbered, [remark.key for remark in numbered], ids)
    touch(consultation)
    journal(consultation, "remarks_taken", by, remarks=len(numbered))
    return [remark.key for remark in numbered]


def _next_number(consultation: Consultation) -> tuple[str, int]:
    key = fresh_key(consultation, catalogue.REMARK)
    prefix = catalogue.REMARK.prefix
    return prefix, int(key.removeprefix(prefix))


def _withdraw(consultation: Consultation, key: str) -> None:
    """Take out an answer and its remarks, unless somebody has worked on them."""
    try:
        answer = Answer.locked(consultation=consultation, key=key)
    except Answer.DoesNotExist:
        raise NotThere from None
    remarks = Remark.objects.filter(answer=answer)
    worked = remarks.exclude(latest=None) | remarks.filter(changes__isnull=False)
    worked |= remarks.filter(verdicts__isnull=False)
    if worked.exists():
        told = _("Work on the remarks of this answer has begun, so it can no longer be replaced.")
        raise BadInput([Fault("answer", told)])
    remarks.delete()
    answer.delete()


@transaction.atomic
def set_themes(consultation: Consultation, themes: Mapping[str, Sequence[str]], *, by: Actor) -> int:
    """Say what remarks are about: {key of the remark: keys of its themes}, in place of what stood. Returns on how many.

    Raises `Denied`, and `BadInput` naming a key that is not there; nothing is saved then.
    """
    consultation = locked(consultation, access.EDIT, by)
    remarks = _remarks(consultation, list(themes))
    known = dict(Theme.objects.filter(consultation=consultation).order_by().values_list("key", "id"))
    for keys in themes.values():
        _refuse_missing("themes", [key for key in keys if key not in known])
    RemarkTheme.objects.filter(owner__in=[remark.pk for remark in remarks.values()]).delete()
    RemarkTheme.objects.bulk_create(
        [
            RemarkTheme(owner=remarks[key], theme_id=known[theme], position=place)
            for key, chosen in themes.items()
            for place, theme in enumerate(dict.fromkeys(chosen))
        ],
        batch_size=writing.BATCH,
    )
    _count_up(remarks)
    touch(consultation)
    journal(consultation, "themes_set", by, remarks=len(remarks))
    return len(remarks)


@transaction.atomic
def set_group(consultation: Consultation, group: str | None, keys: Sequence[str], *, by: Actor) -> int:
    """Put remarks into a group, or into none. Returns how many. Raises `Denied` and `BadInput` as `set_themes` does."""
    consultation = locked(consultation, access.EDIT, by)
    remarks = _remarks(consultation, keys)
    row = RemarkGroup.objects.filter(consultation=consultation, key=group).first() if group else None
    if group and row is None:
        _refuse_missing("group", [group])
    Remark.objects.filter(pk__in=[remark.pk for remark in remarks.values()]).update(group=row)
    _count_up(remarks)
    touch(consultation)
    journal(consultation, "group_set", by, group=group, remarks=len(remarks))
    return len(remarks)


def _remarks(consultation: Consultation, keys: Sequence[str]) -> dict[str, Remark]:
    """The remarks with these keys, locked."""
    found = Remark.objects.select_for_update(of=("self",)).filter(consultation=consultation, key__in=keys)
    remarks = {remark.key: remark for remark in found.order_by("position")}
    _refuse_missing("remarks", [key for key in keys if key not in remarks])
    return remarks


def _refuse_missing(field: str, keys: Sequence[str]) -> None:
    if keys:
        told = _("There is no “%(key)s” in this consultation.") % {"key": keys[0]}
        raise BadInput([Fault(field, told)])


def _count_up(remarks: Mapping[str, Remark]) -> None:
    ids = [remark.pk for remark in remarks.values()]
    Remark.objects.filter(pk__in=ids).update(version=F("version") + 1)
