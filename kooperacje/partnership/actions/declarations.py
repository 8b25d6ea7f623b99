"""Accession declarations: asked for, written with or without an account, taken in or given back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions.models import Institution
from kooperacje.partnership import access, configuration, linking, mails
from kooperacje.partnership.actions.common import locked, note, refuse, shown
from kooperacje.partnership.actions.membership import begin_spell, enter_person
from kooperacje.partnership.actions.signing import put_signature, replace_signature
from kooperacje.partnership.actions.work import put_in_basket
from kooperacje.partnership.declared import digest
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.queries import membership
from kooperacje.partnership.states import DECLARATION_FLOW, DeclarationState, PersonRole
from kooperacje.partnership.values import Declared, PersonEntry, Signed


@transaction.atomic
def ask(*, by: Actor, team: Team, institution: Institution, email: str = "") -> Declaration:
    """Ask an institution for its declaration, with a link that needs no account; a mail goes to `email` where given.

    Asking again makes a new link and closes the earlier one.
    """
    row = locked(by, team)
    found = membership.open_declaration(row, institution)
    if found is None:
        before = row.declarations.filter(institution=institution).count()
        found = Declaration(
            team=row,
            institution=institution,
            number=before + 1,
            state=DECLARATION_FLOW.initial.value,
            asked_at=clock.now(),
        )
    elif found.state == DeclarationState.SENT:
        refuse("institution", _("Its declaration has come and waits for you to take it in."))
    else:
        found.round += 1
        found.version += 1
    found.link_until = clock.now() + timedelta(days=configuration.of(row.settings).link_days)
    found.digest = linking.digest(found)
    found.save()
    if email:
        mails.asked(found, email, by)
    _noted(by, row, found, "declaration_asked")
    return found


@transaction.atomic
def ask_all(
    *, by: Actor, team: Team, institutions: Sequence[Institution], emails: Mapping[UUID, str]
) -> list[Declaration]:
    """Ask several institutions at once: all of them, or none and every reason why."""
    asked, faults = [], []
    for one in institutions:
        try:
            asked.append(ask(by=by, team=team, institution=one, email=emails.get(one.pk, "")))
        except BadInput as refused:
            faults += [Fault("institutions", f"{one.name}: {fault.sentence}") for fault in refused.faults]
    if faults:
        raise BadInput(faults)
    return asked


@transaction.atomic
def send(
    *,
    by: Actor,
    declaration: Declaration,
    declared: Declared,
    signed: Signed | None = None,
    expected: int | None = None,
) -> Declaration:
    """The institution sends its declaration, signed in, perhaps with its signature. Raises `BadInput`, `Denied` and `Stale`."""
    access.can_declare(by, declaration).require()
    return _send(by, declaration, declared, signed, expected)


@transaction.atomic
def send_by_link(
    *, declaration: Declaration, declared: Declared, signed: Signed | None = None
) -> Declaration:
    """The same by whoever holds the link; it then takes the signature only. Raises `BadInput` with what is wrong with the link."""
    if sentence := closed(declaration):
        raise BadInput(sentence)
    return _send(ANONYMOUS, declaration, declared, signed, None)


def closed(declaration: Declaration) -> str:
    """Why the link of this declaration opens nothing any more, in one sentence; empty while it does."""
    if declaration.state in (DeclarationState.SENT, DeclarationState.ACCEPTED):
        return _(
            "This link was used: the declaration was sent on %(day)s. To change it, ask the leading institution for a new link."
        ) % {"day": shown((declaration.sent_at or declaration.asked_at).astimezone(clock.WARSAW).date())}
    if declaration.state == DeclarationState.WITHDRAWN:
        return _(
            "The leading institution has taken this request back. Ask there, if you think it is a mistake."
        )
    if declaration.link_until is None or declaration.link_until <= clock.now():
        return _("This link has expired. Ask the leading institution for a new one; it takes a minute.")
    return ""


@transaction.atomic
def accept(*, by: Actor, declaration: Declaration, day: date, valid_to: date | None = None) -> Declaration:
    """Take the declaration in: the institution belongs from `day` on, its people and services are in the team.

    `valid_to` is the first day on which it no longer holds; None: as the team has settled.
    """
    row = locked(by, declaration.team)
    found = _locked(declaration)
    DECLARATION_FLOW.check(found.state, DeclarationState.ACCEPTED)
    if found.signed_on and found.signed_on > day:
        refuse(
            "day", _("It was signed on %(day)s, so it cannot hold earlier.") % {"day": shown(found.signed_on)}
        )
    found.valid_from = day
    found.valid_to = valid_to or _end(day, configuration.of(row.settings).declaration_months)
    if found.valid_to is not None and found.valid_to <= day:
        refuse("valid_to", _("The declaration would end before it begins."))
    found.signed_on = found.signed_on or day
    found.decided_at = clock.now()
    _follow_on(row, found)
    DECLARATION_FLOW.move(found, DeclarationState.ACCEPTED)
    found.version += 1
    found.save()
    if found.institution_id not in membership.member_ids(row, day):
        begin_spell(by, row, found.institution, day)
    for entry in entries(found):
        enter_person(by, row, found.institution, entry, day)
    for service in found.services.order_by("pk"):
        put_in_basket(row, service, day)
    _noted(by, row, found, "declaration_accepted")
    return found


@transaction.atomic
def give_back(*, by: Actor, declaration: Declaration, reason: str) -> Declaration:
    """Give the declaration back to the institution with what is to be mended; its link opens again."""
    row = locked(by, declaration.team)
    found = _locked(declaration)
    DECLARATION_FLOW.check(found.state, DeclarationState.RETURNED)
    if not reason.strip():
        refuse("reason", _("Say what is to be mended."))
    found.return_reason, found.decided_at = reason.strip(), clock.now()
    found.link_until = clock.now() + timedelta(days=configuration.of(row.settings).link_days)
    return _moved(by, row, found, DeclarationState.RETURNED, "declaration_returned")


@transaction.atomic
def withdraw(*, by: Actor, declaration: Declaration) -> Declaration:
    """Take the request back: its link opens nothing any more."""
    row = locked(by, declaration.team)
    found = _locked(declaration)
    DECLARATION_FLOW.check(found.state, DeclarationState.WITHDRAWN)
    found.decided_at = clock.now()
    return _moved(by, row, found, DeclarationState.WITHDRAWN, "declaration_withdrawn")


def entries(declaration: Declaration) -> list[PersonEntry]:
    """The people that the declaration names."""
    return [PersonEntry(**entry) for entry in declaration.people]


def faults(institution: Institution, declared: Declared) -> list[Fault]:
    """What is wrong with a declaration, each at its field."""
    found = []
    if not declared.signatory.strip():
        found.append(Fault("signatory", _("Write who signs the declaration.")))
    roles = [person.role for person in declared.people]
    if PersonRole.COORDINATING.value not in roles:
        found.append(Fault("coordinating", _("Name the person who coordinates for your institution.")))
    if declared.signed_on and declared.signed_on > clock.today():
        found.append(Fault("signed_on", _("The day of the signature is in the future.")))
    if any(service.provider_id != institution.pk for service in declared.services):
        found.append(Fault("services", _("Only services of your own institution can be declared.")))
    return found


def _send(
    by: Actor, declaration: Declaration, declared: Declared, signed: Signed | None, expected: int | None
) -> Declaration:
    row = access.with_all(Team.objects.select_for_update(of=("self",))).get(pk=declaration.team_id)
    found = _locked(declaration)
    DECLARATION_FLOW.check(found.state, DeclarationState.SENT)
    if wrong := faults(found.institution, declared):
        raise BadInput(wrong)
    values = {
        "signatory": declared.signatory.strip(),
        "signatory_function": declared.signatory_function.strip(),
        "people": [asdict(person) for person in declared.people if person.name.strip()],
        "other_services": declared.other_services.strip(),
        "conditions": declared.conditions.strip(),
        "signed_on": declared.signed_on,
    }
    found.apply(values, expected=expected)
    found.sent_at = clock.now()
    found.return_reason = ""
    DECLARATION_FLOW.move(found, DeclarationState.SENT)
    found.version += 1
    found.save()
    found.services.set(declared.services)
    _noted(by, row, found, "declaration_sent")
    if signed is not None:
        put_signature(by, row, found, signed, original_kept=False)
    elif found.signatures.filter(replaced_on=None).exclude(covers=digest(found)).exists():
        replace_signature(found)
    return found


def _locked(declaration: Declaration) -> Declaration:
    """The declaration as it stands now; the team's lock guards it."""
    found = access.declarations().select_for_update(of=("self",)).filter(pk=declaration.pk).first()
    if found is None:
        raise BadInput(_("This declaration is not there any more."))
    return found


def _moved(by: Actor, row: Team, found: Declaration, target: DeclarationState, what: str) -> Declaration:
    DECLARATION_FLOW.move(found, target)
    found.version += 1
    found.save()
    _noted(by, row, found, what)
    return found


def _noted(by: Actor, row: Team, found: Declaration, what: str) -> None:
    note(by, row, what, {"institution": found.institution.key, "number": found.number}, [found.institution])


def _follow_on(row: Team, found: Declaration) -> None:
    """The declaration that held until now ends where the new one begins."""
    earlier: Sequence[Declaration] = [
        one for one in membership.holding(row, found.valid_from) if one.institution_id == found.institution_id
    ]
    for one in earlier:
        one.valid_to = found.valid_from
        one.save(update_fields=["valid_to"])


def _end(day: date, months: int) -> date | None:
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
