"""The matrix of who was reached: computed from the value, the same in every format."""

import json
from datetime import date

from hypothesis import given, settings

from kooperacje.consultations import reach
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.schema import Consultation, Period
from kooperacje.consultations.report import Names, build
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.consultations.tests.values import consultations, sound
from kooperacje.documents.opendata import csv_files, render_json
from kooperacje.documents.tree import Table


def body(key: str, kind: str, seat: str | None) -> schema.InstitutionRef:
    return schema.InstitutionRef(key=key, name=f"{key} (przykład)", type=kind, territory=seat)


def answer(key: str, **more: object) -> schema.Answer:
    outcome = more.pop("outcome", AnswerOutcome.WITH_REMARKS)
    return schema.Answer(key=f"o-{key}", institution=key, outcome=outcome, **more)  # type: ignore[arg-type]


def spread(*seats: str | None) -> Consultation:
    """One school a seat: the first answers, the second says that it has no remarks, the third is late."""
    names = [f"s{number}" for number in range(len(seats))]
    return sound(
        window=Period(from_=date(2026, 3, 1), to=date(2026, 3, 31)),
        institutions=(
            *sound().institutions,
            *(body(k, "school", seat) for k, seat in zip(names, seats, strict=True)),
        ),
        invitations=tuple(schema.Invitation(key=f"z-{k}", to=k, institution=k) for k in names),
        answers=(
            answer("s0"),
            answer("s1", outcome=AnswerOutcome.NO_REMARKS, received_on=date(2026, 3, 31)),
            answer("s2", received_on=date(2026, 4, 1)),
        ),
        remarks=(),
        conclusions=(),
    )


def table(value: Consultation, **options: object) -> Table:
    document = build(value, **options)  # type: ignore[arg-type]
    return next(found for found in document.tables() if found.key == "reach")


def test_institutions_are_counted_once_by_type_and_powiat() -> None:
    value = spread("1203013", "1203013", "1213011", None)
    found = reach.matrix(value)
    assert [(line.place, line.type) for line in found.lines] == [
        ("", "school"),
        ("1203", "school"),
        ("1213", "school"),
    ]
    assert [line.numbers.silent for line in found.lines] == [1, 0, 0]
    assert found.totals == reach.Numbers(
        listed=4, invited=4, answered=3, remarks=2, no_remarks=1, late=1, silent=1
    )


def test_one_powiat_is_told_apart_by_its_gminy() -> None:
    assert [line.place for line in reach.matrix(spread("1203013", "1203024", "1203035")).lines] == [
        "1203013",
        "1203024",
        "1203035",
    ]


def test_an_answer_that_says_whether_it_was_late_is_believed() -> None:
    value = spread("1203013", "1213011", "1213011")
    in_time = tuple(a.model_copy(update={"late": False}) for a in value.answers)
    assert reach.matrix(value).totals.late == 1
    assert reach.matrix(value.model_copy(update={"answers": in_time})).totals.late == 0


def test_two_answers_of_one_institution_are_one_institution() -> None:
    value = spread("1203013", "1213011", "1213011")
    again = schema.Answer(key="znow", institution="s1", outcome=AnswerOutcome.WITH_REMARKS)
    totals = reach.matrix(value.model_copy(update={"answers": (*value.answers, again)})).totals
    assert (totals.answered, totals.remarks, totals.no_remarks) == (3, 3, 0)


def test_groups_stand_in_no_line_but_are_told() -> None:
    value = sound()
    assert reach.matrix(value).groups == 1
    assert reach.matrix(value).totals.invited == 0


@settings(max_examples=25)
@given(consultations())
def test_the_lines_sum_to_the_totals(value: Consultation) -> None:
    found = reach.matrix(value)
    for name in ("listed", "invited", "answered", "remarks", "no_remarks", "late", "silent"):
        assert sum(getattr(line.numbers, name) for line in found.lines) == getattr(found.totals, name)
    assert found.totals.answered == found.totals.remarks + found.totals.no_remarks
    assert found.totals.answered == len({answer.institution for answer in value.answers})


def test_the_matrix_stands_in_the_report_and_in_open_data() -> None:
    value = spread("1203013", "1203013", "1213011", None)
    names = Names({"1203": "powiat zmyślony"}, {"school": "szkoła"})
    found = table(value, names=names)
    assert found.rows[1] == ("powiat zmyślony", "1203", "szkoła", 2, 2, 2, 1, 1, 0, 0)
    assert found.total == ("Razem", "", "", 4, 4, 3, 2, 1, 1, 1)
    document = build(value, names=names, language="en")
    files = csv_files(document)
    assert files["report-table-reach.csv"].decode("utf-8-sig").splitlines()[2] == (
        "powiat zmyślony,1203,szkoła,2,2,2,1,1,0,0"
    )
    written = json.loads(render_json(document))
    open_table = next(one for one in written["tables"] if one["key"] == "reach")
    assert open_table["total"][3:] == [4, 4, 3, 2, 1, 1, 1]


def test_where_nobody_is_named_there_is_no_matrix() -> None:
    value = sound(answers=(), remarks=(), conclusions=())
    assert "reach" not in [found.key for found in build(value).tables()]
