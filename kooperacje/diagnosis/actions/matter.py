"""Diagnoses themselves: begin, change, move, adopt."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug, sort_key
from kooperacje.diagnosis import access, catalogue, checking
from kooperacje.diagnosis.actions.common import locked, names, note
from kooperacje.diagnosis.models import Diagnosis, Explanation, Indicator, Invitation, Survey
from kooperacje.diagnosis.queries.resources import count_services
from kooperacje.diagnosis.states import DIAGNOSIS_FLOW, SURVEY_FLOW, DiagnosisState, SurveyState
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.territory.models import Unit

TEXTS = ("title", "edition", "purpose", "method")


@transaction.atomic
def load_catalogue(*, by: Actor) -> int:
    """Enter the packaged indicators; what a leader added stays. Returns how many are new or changed."""
    known = {one.key: one for one in Indicator.objects.filter(owner=None).order_by("key")}
    changed = 0
    for columns in catalogue.indicators():
        columns = {**columns, "sort_key": sort_key(columns["name"])}
        row = known.get(columns["key"])
        if row is None:
            Indicator.objects.create(**columns)
            changed += 1
        elif row.apply(columns, expected=None):
            row.save()
            changed += 1
    if changed:
        journal.record(
            by=by,
            verb="diagnosis.catalogue_loaded",
            subject="diagnosis.catalogue:packaged",
            details={"changed": changed},
        )
    return changed


@transaction.atomic
def begin(
    *, by: Actor, leader: Institution, territories: Sequence[Unit], year: int, texts: Mapping[str, Any]
) -> Diagnosis:
    """A new diagnosis, led by the institution; `texts` are title, edition, purpose, method and the predecessor."""
    access.begins(by, leader.pk).require()
    _check(territories, year, texts)
    if not Indicator.objects.filter(owner=None).exists():
        load_catalogue(by=by)
    made: Diagnosis = Diagnosis.objects.create(
        key=_free_key(str(texts["title"]), year),
        leader=leader,
        year=year,
        state=DIAGNOSIS_FLOW.initial.value,
        sort_key=sort_key(str(texts["title"])),
        changed_at=clock.now(),
        **texts,
    )
    made.territories.set(territories)
    note(by, made, "begun", {"territories": [unit.code for unit in territories], "year": year})
    return made


@transaction.atomic
def change(
    *,
    by: Actor,
    diagnosis: Diagnosis,
    territories: Sequence[Unit],
    year: int,
    texts: Mapping[str, Any],
    expected: int | None,
) -> Diagnosis:
    """Replace what is said about the diagnosis. Raises `Stale` when somebody saved it since version `expected`."""
    row = locked(by, diagnosis)
    _check(territories, year, texts)
    columns = {**texts, "year": year, "sort_key": sort_key(str(texts["title"]))}
    changed = row.apply(columns, expected=expected)
    before = {unit.pk for unit in row.territories.all()}
    if before != {unit.pk for unit in territories}:
        row.territories.set(territories)
        changed.append("territories")
    if changed:
        row.save()
        note(by, row, "changed", {"fields": names(changed)})
    return row


@transaction.atomic
def move(*, by: Actor, diagnosis: Diagnosis, target: DiagnosisState) -> Diagnosis:
    """One step on, or back; adoption has an action of its own."""
    row = locked(by, diagnosis)
    if target in (DiagnosisState.ADOPTED, DiagnosisState.SUPERSEDED):
        raise BadInput(_("A diagnosis is adopted with its day and resolution."))
    before = row.state
    DIAGNOSIS_FLOW.move(row, target)
    row.version += 1
    row.save()
    note(by, row, target.value, {"from": str(before)})
    return row


@transaction.atomic
def adopt(*, by: Actor, diagnosis: Diagnosis, day: date, resolution: str = "") -> Diagnosis:
    """Adopt the draft: from then on it is public and stays as it is. Its predecessor is replaced by it."""
    row = locked(by, diagnosis)
    DIAGNOSIS_FLOW.check(row.state, DiagnosisState.ADOPTED)
    if day > clock.today():
        raise BadInput([Fault("day", _("A diagnosis cannot be adopted on a day that is yet to come."))])
    if open_ones := [one for one in checking.findings(row) if not one.explanation]:
        raise BadInput(
            _("Findings without an explanation: %(number)d. Mend or explain them first.")
            % {"number": len(open_ones)}
        )
    _close_survey(row)
    row.services = {key: list(pair) for key, pair in count_services(row).items()}
    row.adopted_on, row.resolution = day, resolution.strip()
    DIAGNOSIS_FLOW.move(row, DiagnosisState.ADOPTED)
    row.version += 1
    row.save()
    note(by, row, "adopted", {"on": day.isoformat()})
    _supersede(by, row)
    return row


def _close_survey(row: Diagnosis) -> None:
    """What is adopted takes no more answers."""
    found = Survey.objects.select_for_update().filter(pk=row.pk, state=SurveyState.OPEN.value).first()
    if found is not None:
        SURVEY_FLOW.move(found, SurveyState.CLOSED)
        found.version += 1
        found.save()


@transaction.atomic
def remove(*, by: Actor, diagnosis: Diagnosis) -> None:
    """Take out a diagnosis that was begun by mistake, with all that was written; only while it is being prepared."""
    row = locked(by, diagnosis)
    if row.state != DiagnosisState.PREPARING:
        raise BadInput(_("Only a diagnosis in preparation can be removed."))
    if Invitation.objects.filter(survey_id=row.pk).exclude(answered_at=None).exists():
        raise BadInput(_("Institutions have answered its survey, so the diagnosis stays."))
    note(by, row, "removed", {"key": row.key})
    row.delete()


def _supersede(by: Actor, row: Diagnosis) -> None:
    if row.predecessor_id is None:
        return
    before = Diagnosis.objects.select_for_update(of=("self",)).get(pk=row.predecessor_id)
    if before.state != DiagnosisState.ADOPTED or before.leader_id != row.leader_id:
        return
    DIAGNOSIS_FLOW.move(before, DiagnosisState.SUPERSEDED)
    before.version += 1
    before.save()
    note(by, before, "superseded", {"by": str(row.pk)})


@transaction.atomic
def explain(*, by: Actor, diagnosis: Diagnosis, finding: str, text: str) -> None:
    """Say why a finding stands; an empty text takes the explanation back."""
    row = locked(by, diagnosis)
    if finding not in {one.key for one in checking.findings(row)}:
        raise BadInput(_("This finding is not there any more."))
    clean = " ".join(text.split())
    if len(clean) > 500:
        raise BadInput([Fault("text", _("An explanation has at most 500 characters."))])
    Explanation.objects.filter(diagnosis=row, finding=finding).delete()
    if clean:
        Explanation.objects.create(diagnosis=row, finding=finding, text=clean)
    note(by, row, "explained", {"finding": finding, "withdrawn": not clean})


def _check(territories: Sequence[Unit], year: int, texts: Mapping[str, Any]) -> None:
    faults = []
    if not str(texts.get("title", "")).strip():
        faults.append(Fault("title", _("A diagnosis needs a title.")))
    if not territories:
        faults.append(Fault("territories", _("Name at least one gmina or powiat.")))
    if not 1990 <= year <= 2100:
        faults.append(Fault("year", _("The year must lie between 1990 and 2100.")))
    before = texts.get("predecessor")
    if before is not None and before.year > year:
        faults.append(Fault("predecessor", _("The previous diagnosis is of a later year.")))
    if faults:
        raise BadInput(faults)


def _free_key(title: str, year: int) -> str:
    stem = (slug(title)[:50].strip("-") or "diagnoza").removesuffix(f"-{year}") + f"-{year}"
    taken = set(Diagnosis.objects.filter(key__startswith=stem).order_by().values_list("key", flat=True))
    return next(
        key for n in range(1, len(taken) + 2) if (key := stem if n == 1 else f"{stem}-{n}") not in taken
    )
