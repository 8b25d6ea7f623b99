"""Names of states and values for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.basket.states import Audience
from kooperacje.diagnosis.states import (
    Block,
    Cover,
    DiagnosisState,
    Direction,
    Domain,
    Measure,
    ProofKind,
    QuestionKind,
    ResourceKind,
    SurveyState,
    Trend,
)

Words = Mapping[str, "str | Promise"]
STATE: Mapping[str, tuple[str, "str | Promise"]] = {
    DiagnosisState.PREPARING: ("idle", pgettext_lazy("diagnosis", "in preparation")),
    DiagnosisState.COLLECTING: ("info", pgettext_lazy("diagnosis", "data are being gathered")),
    DiagnosisState.DRAFTED: ("warn", pgettext_lazy("diagnosis", "draft to be adopted")),
    DiagnosisState.ADOPTED: ("good", pgettext_lazy("diagnosis", "adopted")),
    DiagnosisState.SUPERSEDED: ("idle", pgettext_lazy("diagnosis", "replaced by a newer one")),
}
MOVES: Mapping[str, "str | Promise"] = {
    DiagnosisState.PREPARING: _("Back to preparation"),
    DiagnosisState.COLLECTING: _("Gather data"),
    DiagnosisState.DRAFTED: _("Close the draft"),
}
SURVEY: Mapping[str, tuple[str, "str | Promise"]] = {
    SurveyState.DRAFT: ("idle", pgettext_lazy("survey", "questions are being written")),
    SurveyState.OPEN: ("info", pgettext_lazy("survey", "institutions answer")),
    SurveyState.CLOSED: ("good", pgettext_lazy("survey", "closed")),
}
DOMAIN: Words = {
    Domain.FAMILY_POLICY: pgettext_lazy("domain", "pro-family policy"),
    Domain.FAMILY_SUPPORT: pgettext_lazy("domain", "support of families"),
    Domain.FOSTER_CARE: pgettext_lazy("domain", "foster care"),
    Domain.SOCIAL_ASSISTANCE: pgettext_lazy("domain", "social assistance"),
    Domain.HEALTH: pgettext_lazy("domain", "health promotion and protection"),
    Domain.DISABILITY: pgettext_lazy("domain", "support of disabled persons"),
    Domain.EDUCATION: pgettext_lazy("domain", "public education"),
    Domain.UNEMPLOYMENT: pgettext_lazy("domain", "counteracting unemployment"),
    Domain.CULTURE: pgettext_lazy("domain", "culture"),
    Domain.SPORT: pgettext_lazy("domain", "sport and tourism"),
    Domain.CIVIC: pgettext_lazy("domain", "civic activity"),
    Domain.HOUSING: pgettext_lazy("domain", "housing"),
    Domain.ENVIRONMENT: pgettext_lazy("domain", "environment protection"),
    Domain.REINTEGRATION: pgettext_lazy("domain", "vocational and social reintegration"),
}
NO_DOMAIN = _("the whole situation")
MEASURE: Words = {
    Measure.COUNT: pgettext_lazy("measure", "number"),
    Measure.PERCENT: "%",
    Measure.PER_1000: _("per 1,000"),
    Measure.PER_10000: _("per 10,000"),
    Measure.MONEY: "zł",
    Measure.DAYS: pgettext_lazy("measure", "days"),
    Measure.INDEX: pgettext_lazy("measure", "index"),
}
DIRECTION: Words = {
    Direction.WORSE: _("the higher, the worse"),
    Direction.BETTER: _("the higher, the better"),
    Direction.NEUTRAL: _("neither good nor bad by itself"),
}
QUESTION: Words = {
    QuestionKind.SCALE: _("scale 1 to 5"),
    QuestionKind.CHOICE: _("one of several"),
    QuestionKind.MANY: _("several of several"),
    QuestionKind.NUMBER: pgettext_lazy("question", "number"),
    QuestionKind.TEXT: _("in own words"),
}
RESOURCE: Words = {
    ResourceKind.STAFF: pgettext_lazy("resource", "staff"),
    ResourceKind.ROOMS: pgettext_lazy("resource", "rooms"),
    ResourceKind.FUNDS: pgettext_lazy("resource", "funds"),
    ResourceKind.EQUIPMENT: pgettext_lazy("resource", "equipment"),
    ResourceKind.LEADER: pgettext_lazy("resource", "local leader (by function)"),
    ResourceKind.VOLUNTEERS: pgettext_lazy("resource", "volunteers"),
    ResourceKind.PLACE: pgettext_lazy("resource", "place to meet"),
    ResourceKind.ORGANISATION: pgettext_lazy("resource", "organisation or group"),
    ResourceKind.CUSTOM: pgettext_lazy("resource", "custom or event"),
    ResourceKind.OTHER: pgettext_lazy("resource", "other"),
}
BLOCK: Words = {
    Block.CAUSE: pgettext_lazy("block", "cause or source"),
    Block.STRENGTH: pgettext_lazy("block", "strength"),
    Block.WEAKNESS: pgettext_lazy("block", "weakness"),
    Block.DEFICIT: pgettext_lazy("block", "deficit"),
    Block.EXPECTATION: pgettext_lazy("block", "expectation or need"),
    Block.CONCLUSION: pgettext_lazy("block", "conclusion"),
}
BLOCKS: tuple[tuple[str, "str | Promise", tuple[Block, ...]], ...] = (
    ("causes", _("Causes and sources"), (Block.CAUSE,)),
    ("strengths", _("Strengths and weaknesses"), (Block.STRENGTH, Block.WEAKNESS)),
    ("deficits", _("Resources and deficits"), (Block.DEFICIT,)),
    ("expectations", _("Expectations and needs"), (Block.EXPECTATION,)),
)
TREND: Words = {
    Trend.GROWING: pgettext_lazy("trend", "growing"),
    Trend.STEADY: pgettext_lazy("trend", "steady"),
    Trend.FALLING: pgettext_lazy("trend", "falling"),
    Trend.UNKNOWN: pgettext_lazy("trend", "not known"),
}
PROOF: Words = {
    ProofKind.INDICATOR: pgettext_lazy("proof", "indicator"),
    ProofKind.QUESTION: pgettext_lazy("proof", "answers of institutions"),
    ProofKind.GAP: pgettext_lazy("proof", "gap in services"),
    ProofKind.CONSULTATION: pgettext_lazy("proof", "consultation"),
    ProofKind.DOCUMENT: pgettext_lazy("proof", "document"),
}
COVER: Mapping[str, tuple[str, "str | Promise"]] = {
    Cover.COVERED: ("good", pgettext_lazy("cover", "covered")),
    Cover.THIN: ("warn", pgettext_lazy("cover", "thin")),
    Cover.ABSENT: ("bad", pgettext_lazy("cover", "absent")),
    Cover.NO_NEED: ("idle", pgettext_lazy("cover", "no problem named")),
}
INTENSITY: Mapping[int | None, "str | Promise"] = {
    None: pgettext_lazy("intensity", "not judged"),
    0: pgettext_lazy("intensity", "not felt"),
    1: pgettext_lazy("intensity", "weak"),
    2: pgettext_lazy("intensity", "medium"),
    3: pgettext_lazy("intensity", "strong"),
}
AUDIENCE: Words = {
    Audience.CHILDREN: pgettext_lazy("audience", "children"),
    Audience.YOUTH: pgettext_lazy("audience", "young people"),
    Audience.ADULTS: pgettext_lazy("audience", "adults"),
    Audience.SENIORS: pgettext_lazy("audience", "older people"),
    Audience.FAMILIES: pgettext_lazy("audience", "families"),
    Audience.CARERS: pgettext_lazy("audience", "carers"),
    Audience.FOSTER_FAMILIES: pgettext_lazy("audience", "foster families"),
    Audience.DISABLED: pgettext_lazy("audience", "people with disabilities"),
    Audience.ILL: pgettext_lazy("audience", "people who are ill"),
    Audience.MENTAL_CRISIS: pgettext_lazy("audience", "people in a mental crisis"),
    Audience.ADDICTED: pgettext_lazy("audience", "people with an addiction"),
    Audience.VIOLENCE: pgettext_lazy("audience", "people who suffer violence"),
    Audience.UNEMPLOYED: pgettext_lazy("audience", "people without work"),
    Audience.HOMELESS: pgettext_lazy("audience", "people without a home"),
    Audience.IN_DEBT: pgettext_lazy("audience", "people in debt"),
    Audience.FOREIGNERS: pgettext_lazy("audience", "foreigners"),
    Audience.LEAVING_CARE_OR_PRISON: pgettext_lazy("audience", "people leaving care or prison"),
}


def domain(value: str) -> str:
    """The name of a domain; an indicator without one tells of the whole situation."""
    return str(DOMAIN[Domain(value)] if value else NO_DOMAIN)


def offered(words: Words) -> list[tuple[str, "str | Promise"]]:
    """Values with their names, as choices of a form."""
    return [(str(getattr(key, "value", key)), label) for key, label in words.items()]
