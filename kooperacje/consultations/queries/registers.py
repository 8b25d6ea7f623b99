"""What the registers know about a consultation: a fixed number of queries, however many codes there are."""

from django.utils.translation import get_language, override

from kooperacje.base.actor import ANONYMOUS
from kooperacje.consultations import reach
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.queries import redlined
from kooperacje.consultations.report.naming import Names
from kooperacje.institutions import queries as institutions
from kooperacje.modelbook import queries as modelbook
from kooperacje.territory import pages as territory_pages
from kooperacje.territory import queries as territory


def names(value: Consultation, language: str | None = None) -> Names:
    """Names of the territories, types of institutions and the model that the value mentions, in a language."""
    with override(language or get_language()):
        model = value.model
        section = redlined.section(model.key, model.version) if model else None
        return Names(_territories(value), _types(), _models(value), section)


def _territories(value: Consultation) -> dict[str, str]:
    codes = {*value.territories}
    codes |= {institution.territory for institution in value.institutions if institution.territory}
    codes |= {meeting.territory for meeting in value.meetings if meeting.territory}
    # The matrix of who was reached tells places apart down to the powiat or the gmina.
    digits = reach.depth(value)
    codes |= {code[:digits] for code in codes}
    found = territory.by_codes(sorted(codes))
    return {code: territory_pages.label(unit) for code, unit in found.items()}


def _types() -> dict[str, str]:
    polish = (get_language() or "pl").startswith("pl")
    return {kind.key: kind.name_pl if polish else kind.name_en for kind in institutions.types()}


def _models(value: Consultation) -> dict[str, str]:
    if value.model is None:
        return {}
    found = modelbook.find_version(ANONYMOUS, value.model.key)
    return {value.model.key: found.model.name} if found else {}
