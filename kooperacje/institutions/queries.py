"""Named reads of the register of institutions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key
from kooperacje.institutions.intake import Intake, Registers, shortened
from kooperacje.institutions.models import Institution, InstitutionType, OrgUnit
from kooperacje.institutions.states import Level, Sector
from kooperacje.territory import queries as territory
from kooperacje.territory.models import Unit as TerritoryUnit
from kooperacje.territory.states import UnitKind

MOST_WORDS = 10
"""More words narrow nothing down."""
SHOWN = ("type", "seat__parent__parent")
"""What a line of a list needs of the rows around it."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a search asks for; everything empty finds all that stand."""

    text: str = ""
    type: str = ""
    """Key of a type; its narrower types count too."""
    sector: Sector | None = None
    territory: str = ""
    """Code of a unit: institutions seated inside it, or serving it, or serving a part or the whole of it."""
    closed: bool = False
    """Closed institutions as well."""


def standing(day: date | None = None) -> Q:
    """The condition "stood on this day"; None means today."""
    day = day or clock.today()
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gt=day))


def find(among: QuerySet[Institution], criteria: Criteria) -> QuerySet[Institution]:
    """Those of `among` that meet the criteria: best matches first, then in Polish order."""
    found = among.select_related(*SHOWN)
    if not criteria.closed:
        found = found.filter(Q(valid_to=None) | Q(valid_to__gt=clock.today()))
    if criteria.type:
        found = found.filter(Q(type__key=criteria.type) | Q(type__broader__key=criteria.type))
    if criteria.sector:
        found = found.filter(type__sector=criteria.sector)
    if criteria.territory:
        found = found.filter(_touches(criteria.territory))
    return _by_words(found, search_key(criteria.text))


def _touches(code: str) -> Q:
    """Seated inside the unit, or serving it, a part of it, or a unit it is a part of."""
    larger = [code[:length] for length in (2, 4) if length < len(code)]
    seated = Q(seat__code__startswith=code)
    serving = Q(served__territory__code__startswith=code) | Q(served__territory__code__in=larger)
    return Q(pk__in=Institution.objects.filter(seated | serving).order_by().values("pk"))


def _by_words(found: QuerySet[Institution], key: str) -> QuerySet[Institution]:
    """Every word must stand in the key; one that stands in no key of the register may be much like a word of it.

    Asking that first, one short query a word, keeps each condition simple enough for the trigram index.
    """
    if not key:
        return found.order_by("sort_key", "key")
    for word in key.split()[:MOST_WORDS]:
        if Institution.objects.filter(search_key__contains=word).exists():
            found = found.filter(search_key__contains=word)
        else:
            found = found.filter(TrigramWordSimilar(F("search_key"), Value(word)))
    rank = Case(When(search_key__startswith=key, then=0), When(search_key__contains=key, then=1), default=2)
    likeness = TrigramWordSimilarity(key, "search_key")
    return found.annotate(rank=rank, likeness=likeness).order_by("rank", "-likeness", "sort_key", "key")


def by_key(key: str) -> Institution | None:
    """The institution with this key."""
    return Institution.objects.select_related(*SHOWN).filter(key=key).first()


def by_keys(keys: list[str]) -> dict[str, Institution]:
    """Institutions by key, in one query; keys that do not exist are absent."""
    return {found.key: found for found in Institution.objects.select_related(*SHOWN).filter(key__in=keys)}


def by_ids(ids: list[UUID]) -> dict[UUID, Institution]:
    """Institutions by id, in one query: for rooms that keep ids only."""
    return {found.id: found for found in Institution.objects.select_related(*SHOWN).filter(id__in=ids)}


def types() -> list[InstitutionType]:
    """All types, in the order of the list that ships with us."""
    return list(InstitutionType.objects.select_related("broader").order_by("position"))


def usual_types(level: Level) -> list[InstitutionType]:
    """Types of which, as a rule, every unit of the level has one: whom to think of when partners are chosen."""
    return [found for found in types() if found.usual == level]


def open_units(institution: Institution) -> list[OrgUnit]:
    """Inner units that stand today, in Polish order; each names its parent's id."""
    return list(institution.units.filter(standing()).order_by("sort_key", "id"))


def served(institution: Institution) -> list[TerritoryUnit]:
    """Territorial units the institution serves, with the units above them."""
    rows = institution.served.select_related("territory__parent__parent").order_by("territory__code")
    return [row.territory for row in rows]


def serving(unit: TerritoryUnit, day: date | None = None) -> QuerySet[Institution]:
    """Institutions that stood on the day and serve the unit or one it lies in; Polish order."""
    codes = [unit.code[:length] for length in (2, 4, 7) if length <= len(unit.code)]
    inside = Institution.objects.filter(served__territory__code__in=codes).order_by().values("pk")
    return (
        Institution.objects.filter(standing(day), pk__in=inside)
        .select_related(*SHOWN)
        .order_by("sort_key", "key")
    )


def count_by_sector(among: QuerySet[Institution]) -> dict[Sector, int]:
    """How many of `among` belong to each sector; sectors without any are absent."""
    rows = among.order_by().values("type__sector").annotate(number=Count("pk"))
    return {Sector(row["type__sector"]): row["number"] for row in rows}


def registers() -> Registers:
    """What a sent table is understood with: all types, and the territorial units that stand."""
    types_by_word: dict[str, InstitutionType] = {}
    for found in types():
        for word in (found.key, found.name_pl, found.name_en, found.short):
            if word:
                types_by_word.setdefault(search_key(word), found)
    return Registers(types_by_word, _Gazetteer())


class _Gazetteer:
    """Units by code, and gminas by name; read once, for a table has thousands of rows."""

    def __init__(self) -> None:
        self._found: dict[str, list[TerritoryUnit]] = {}
        for unit in territory.units():
            self._found.setdefault(unit.code, []).append(unit)
            if unit.kind == UnitKind.GMINA:
                self._found.setdefault(search_key(unit.name), []).append(unit)

    def __call__(self, text: str) -> list[TerritoryUnit]:
        return self._found.get(search_key(text), [])


@dataclass(frozen=True, slots=True)
class Match:
    """A row of a sent table and the institution it is about; None for a new one."""

    intake: Intake
    institution: Institution | None


def match(intakes: list[Intake]) -> list[Match]:
    """The institution each row is about: by key, else by REGON, else by name, type and seat. Three queries."""
    keys = [intake.key for intake in intakes if intake.key]
    numbers = [intake.details.regon for intake in intakes if intake.details.regon]
    names = [intake.details.name for intake in intakes]
    whole = Institution.objects.select_related("type", "seat").order_by("key")
    by_key_ = {found.key: found for found in whole.filter(key__in=keys)}
    by_number = {found.regon: found for found in whole.filter(regon__in=numbers, valid_to=None)}
    by_name = {
        (found.name, found.type_id, found.seat_id): found
        for found in whole.filter(name__in=names, valid_to=None)
    }
    return [Match(intake, _meant(intake, by_key_, by_number, by_name)) for intake in intakes]


def _meant(
    intake: Intake,
    by_key_: dict[str, Institution],
    by_number: dict[str, Institution],
    by_name: dict[tuple[str, int, int | None], Institution],
) -> Institution | None:
    if intake.key:
        return by_key_.get(intake.key)
    details = intake.details
    same_name = (details.name, details.type.pk, details.seat.pk if details.seat else None)
    return by_number.get(details.regon) or by_name.get(same_name)


def refuse_clashes(matches: list[Match]) -> None:
    """Raise `BadInput` for two rows about one institution, or a REGON that another institution has."""
    owners = {
        found.regon: found
        for found in Institution.objects.filter(
            regon__in=[match.intake.details.regon for match in matches if match.intake.details.regon],
            valid_to=None,
        )
    }
    faults: list[Fault] = []
    seen: dict[UUID, int] = {}
    for match in matches:
        place = _("row %(row)d") % {"row": match.intake.row}
        owner = owners.get(match.intake.details.regon)
        if owner and owner != match.institution:
            faults.append(Fault(place, _("This REGON belongs to “%(name)s” already.") % {"name": owner.name}))
        if match.institution:
            first = seen.setdefault(match.institution.pk, match.intake.row)
            if first != match.intake.row:
                faults.append(Fault(place, _("the same institution as in row %(row)d") % {"row": first}))
    if faults:
        raise BadInput(shortened(faults))
