"""The question as an API for machines: GET with parameters, or POST with a JSON body, so that it stays out of addresses.

Public reference data: no family's data are asked for, and nothing of a question is kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import BadInput, Fault
from kooperacje.competences import queries, words
from kooperacje.competences.models import Card, Matter
from kooperacje.competences.queries import Answered, Doer, Finding, Question
from kooperacje.competences.situations import situation, situations
from kooperacje.competences.states import RELIABLE, CardKind, Group, Known, Standing
from kooperacje.territory.queries import by_code
from kooperacje.territory.states import UnitKind

MOST_BYTES = 20_000
MOST_MATTERS = 8


@dataclass(frozen=True, slots=True)
class Sent:
    """The parameters of a question as they came."""

    matters: tuple[str, ...] = ()
    situation: str = ""
    text: str = ""
    gmina: str = ""
    group: str = ""
    day: str = ""
    faults: list[Fault] = field(default_factory=list)


def of_query(query: Any) -> Sent:
    """From the query of an address."""
    return Sent(
        tuple(query.getlist("sprawa")),
        query.get("sytuacja", ""),
        query.get("q", ""),
        query.get("gmina", ""),
        query.get("kogo", ""),
        query.get("dzien", ""),
    )


def of_body(body: bytes) -> Sent:
    """From a JSON body with the same names. Raises `BadInput`."""
    if len(body) > MOST_BYTES:
        raise BadInput(_("The body is larger than %(limit)d bytes.") % {"limit": MOST_BYTES})
    try:
        data = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise BadInput(_("The body is not JSON."))
    if not isinstance(data, Mapping):
        raise BadInput(_("The body is not a JSON object."))
    known = {"sprawa", "sytuacja", "q", "gmina", "kogo", "dzien"}
    if unknown := sorted(set(map(str, data)) - known):
        raise BadInput([Fault(unknown[0][:60], _("This field is not known here."))])
    matters = data.get("sprawa", [])
    matters = [matters] if isinstance(matters, str) else matters
    if not isinstance(matters, list) or not all(isinstance(one, str) for one in matters):
        raise BadInput([Fault("sprawa", _("A text or a list of texts is needed here."))])
    texts = {name: data.get(name, "") for name in known - {"sprawa"}}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise BadInput([Fault(name, _("A text is needed here."))])
    return Sent(tuple(matters), texts["sytuacja"], texts["q"], texts["gmina"], texts["kogo"], texts["dzien"])


def question(sent: Sent) -> Question:
    """What is asked. Raises `BadInput` that names each parameter which cannot be understood."""
    faults: list[Fault] = []
    chosen = situation(sent.situation) if sent.situation else None
    if sent.situation and chosen is None:
        faults.append(Fault("sytuacja", _("There is no situation with this key.")))
    matters = _matters(sent, chosen.matters if chosen else (), faults)
    unit = by_code(sent.gmina) if sent.gmina else None
    if sent.gmina and (unit is None or unit.kind != UnitKind.GMINA):
        faults.append(Fault("gmina", _("There is no gmina with this TERYT code today.")))
    group = chosen.group if chosen else None
    if sent.group:
        try:
            group = Group(sent.group)
        except ValueError:
            faults.append(Fault("kogo", _("Expected one of: %s.") % ", ".join(one.value for one in Group)))
    try:
        day = date.fromisoformat(sent.day) if sent.day else clock.today()
    except ValueError:
        day = clock.today()
        faults.append(Fault("dzien", _("A date such as 2019-02-21 is needed here.")))
    if faults:
        raise BadInput(faults)
    return Question(tuple(matters), unit, group, day)


def _matters(sent: Sent, of_situation: tuple[str, ...], faults: list[Fault]) -> list[Matter]:
    keys = list(sent.matters[:MOST_MATTERS]) or list(of_situation)
    if keys:
        found = queries.matters_by_key(keys)
        if missing := sorted(set(keys) - {matter.key for matter in found}):
            faults.append(Fault("sprawa", _("Nothing with the key “%s” is known here.") % missing[0][:64]))
        return found
    if sent.text:
        found = queries.search(sent.text[:200], queries.matters())[:MOST_MATTERS]
        if not found:
            faults.append(Fault("q", _("No matter meets these words.")))
        return found
    if not sent.situation:
        faults.append(Fault("sprawa", _("Name a matter, a situation, or words to look for.")))
    return []


def answer(asked: Question) -> dict[str, Any]:
    """The answer as plain values."""
    found = queries.answer(asked)
    shown = (*found.found, *found.missing, *found.possible)
    standings = queries.standings([finding.card for finding in shown])
    return {
        "pytanie": {
            "sprawy": [{"klucz": one.key, "nazwa": one.name} for one in asked.matters],
            "gmina": {"teryt": asked.gmina.code, "nazwa": asked.gmina.name} if asked.gmina else None,
            "kogo": asked.group.value if asked.group else None,
            "dzien": asked.day.isoformat(),
        },
        "musi": _kind(found, CardKind.DUTY, standings),
        "moze": _kind(found, CardKind.POWER, standings),
        "nie_moze": _kind(found, CardKind.LIMIT, standings),
        "brak_w_rejestrze": [_finding(one, standings) for one in found.missing],
        "moglyby": [_finding(one, standings) for one in found.possible],
    }


def _kind(found: Answered, kind: CardKind, standings: Any) -> list[dict[str, Any]]:
    return [_finding(one, standings) for one in found.of(kind)]


def _finding(finding: Finding, standings: Any) -> dict[str, Any]:
    return {
        "rodzaj": finding.card.kind,
        "typ": {"klucz": finding.type.key, "nazwa": finding.type.name_pl},
        "instytucje": [_doer(one) for one in finding.doers],
        **card(finding.card, standings[finding.card.pk][0]),
    }


def _doer(doer: Doer) -> dict[str, Any]:
    handover = doer.handover
    return {
        "klucz": doer.institution.key,
        "nazwa": doer.institution.name,
        "obszar": doer.reached.value,
        "porozumienie": handover
        and {
            "dokument": handover.document,
            "zamiast": (handover.giver and handover.giver.name)
            or (handover.giver_type and handover.giver_type.name_pl),
            "od": handover.valid_from.isoformat(),
            "do": handover.valid_to.isoformat() if handover.valid_to else None,
        },
    }


def card(row: Card, standing: Standing) -> dict[str, Any]:
    """A card as plain values; None means not stated."""
    return {
        "klucz": row.key,
        "sprawa": row.matter.key,
        "co": row.what,
        "zdanie": words.sentence(row),
        "kogo": list(row.groups),
        "warunek": row.condition or None,
        "termin": row.deadline or None,
        "poziom": row.level,
        "zadanie": row.task or None,
        "podstawa": {
            "akt": row.act.title if row.act else None,
            "publikacja": (row.act.journal or None) if row.act else None,
            "przepis": row.provision or None,
            "inna": row.basis or None,
        },
        "wiedza": Known(row.known).value,
        "stan": standing.value,
        "sprawdzona": standing in RELIABLE,
        "zrodlo": row.source or None,
        "zastepstwo": row.reach or None,
        "uwaga": row.note or None,
    }


def lists() -> dict[str, Any]:
    """Matters, situations and groups that a question may name."""
    return {
        "sprawy": [
            {"klucz": one.key, "nazwa": one.name, "nazwa_en": one.name_en or None, "dziedzina": one.theme}
            for one in queries.matters()
        ],
        "sytuacje": [
            {"klucz": one.key, "nazwa": one.name, "sprawy": list(one.matters), "kogo": one.group.value}
            for one in situations()
        ],
        "kogo": [{"klucz": group.value, "nazwa": str(label)} for group, label in words.GROUPS.items()],
    }


def description(base: str) -> dict[str, Any]:
    """The API in the words of OpenAPI 3.1."""
    names = {
        "sprawa": _("Key of a matter; may be repeated"),
        "sytuacja": _("Key of a situation, instead of matters"),
        "q": _("Words to look for, instead of matters"),
        "gmina": _("TERYT code of the gmina, seven digits"),
        "kogo": _("Group of people"),
        "dzien": _("Day, such as 2026-11-20; today when left out"),
    }
    reply = {
        "200": {
            "description": _("The answer"),
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
        "400": {"description": _("What is wrong with the question, parameter by parameter")},
    }
    fields: dict[str, Any] = {name: {"type": "string", "description": said} for name, said in names.items()}
    fields["sprawa"] = {
        "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        "description": names["sprawa"],
    }
    body = {"type": "object", "additionalProperties": False, "properties": fields}
    parameters = [
        {"name": name, "in": "query", "required": False, "description": said, "schema": {"type": "string"}}
        for name, said in names.items()
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": _("Who can do what"), "version": "1"},
        "servers": [{"url": base}],
        "paths": {
            "/odpowiedz/": {
                "get": {"summary": _("Ask with parameters"), "parameters": parameters, "responses": reply},
                "post": {
                    "summary": _("Ask with a body, so that the question stays out of addresses"),
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                    "responses": reply,
                },
            },
            "/listy/": {"get": {"summary": _("Matters, situations and groups"), "responses": reply}},
            "/karty/": {
                "get": {
                    "summary": _("Every card, in the format kooperacje.competences/1"),
                    "responses": reply,
                }
            },
        },
    }
