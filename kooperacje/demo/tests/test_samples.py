"""The sample files say what their sources say, no more and no less."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from kooperacje.consultations import checks
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.published import json_schema
from kooperacje.consultations.exchange.reading import read, read_file
from kooperacje.consultations.exchange.schema import Consultation, Period
from kooperacje.consultations.exchange.writing import to_json, to_yaml
from kooperacje.consultations.states import ConsultationState
from kooperacje.demo.load import model_files
from kooperacje.modelbook.actions.loading import parse
from kooperacje.runtime.paths import ROOT

DATA = Path(__file__).parents[1] / "data"
FILES = sorted(DATA.glob("*.yaml"))


def sample(slug: str) -> Consultation:
    return read_file(DATA / f"{slug}.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_named_by_its_slug_and_round_trips(path: Path) -> None:
    value = read_file(path)
    assert value.slug == path.stem
    assert read(to_yaml(value)) == read(to_json(value)) == value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_keeps_the_published_schema(path: Path) -> None:
    """An outsider's validator accepts what we write."""
    validator = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())
    assert list(validator.iter_errors(json.loads(to_json(read_file(path))))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_published_may_be_published(path: Path) -> None:
    value = read_file(path)
    blocked = checks.blocking(checks.run(value))
    assert (value.state == ConsultationState.PUBLISHED) == (blocked == ())


def test_the_running_one_leaves_something_to_do() -> None:
    value = sample("przyklad-karta-w-toku")
    assert value.fictional
    assert all("(przykład)" in institution.name for institution in value.institutions)
    assert {finding.check for finding in checks.blocking(checks.run(value))} == {
        "question-without-conclusion",
        "remark-without-position",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_codes_are_those_of_the_registers(path: Path) -> None:
    types = yaml.safe_load((ROOT / "kooperacje/institutions/data/types.yaml").read_text("utf-8"))
    with (ROOT / "kooperacje/territory/data/teryt.csv").open(encoding="utf-8") as stream:
        teryt = {r["WOJ"] + r["POW"] + r["GMI"] + r["RODZ"] for r in csv.DictReader(stream, delimiter=";")}
    value = read_file(path)
    assert {institution.type for institution in value.institutions} <= {row["key"] for row in types}
    assert {kind for i in value.invitations for kind in i.institution_types} <= {row["key"] for row in types}
    places = {i.territory for i in value.institutions} | {m.territory for m in value.meetings}
    assert (places | set(value.territories)) - {None} <= teryt


def test_malopolska_carries_every_figure() -> None:
    value = sample("malopolska-2019")
    counts = [
        len(rows) for rows in (value.goals, value.questions, value.channels, value.stages, value.answers)
    ]
    assert counts == [6, 9, 3, 6, 11]
    assert value.window == Period(from_=date(2019, 2, 15), to=date(2019, 3, 26))
    assert [stage.participants for stage in value.stages] == [None, None, 52, 42, 17, None]
    assert value.stages[1].window == Period(from_=date(2019, 2, 21), to=date(2019, 3, 5))
    assert [str(meeting.day) for meeting in value.meetings] == [
        "2019-03-25", "2019-03-28", "2018-10-01", "2018-11-20", "2019-02-26", "2019-03-26",
    ]  # fmt: skip
    assert Counter(answer.outcome.value for answer in value.answers) == {"with_remarks": 4, "no_remarks": 7}
    assert [len(group.conclusions) for group in value.conclusions] == [2, 6, 5, 2, 2]
    assert (len(value.support_topics), len(value.support_forms)) == (13, 5)
    assert len(value.invitations) == 23


def test_malopolska_leaves_unsaid_what_the_source_does_not_say() -> None:
    value = sample("malopolska-2019")
    assert value.remarks == ()
    assert value.published_on is None
    assert {invitation.count for invitation in value.invitations} == {None}
    assert {answer.remarks_stated for answer in value.answers} == {None}
    assert [m.participants for m in value.meetings] == [None, None, None, None, None, 17]


def test_malopolska_shows_the_seven_kinds_of_fault() -> None:
    found = checks.run(sample("malopolska-2019"))
    by_check: dict[str, set[str]] = {}
    for finding in found:
        by_check.setdefault(finding.check, set()).add(finding.subject)
    assert by_check["event-outside-window"] == {"meeting:iii-2", "meeting:iv-1", "meeting:iv-2"}
    assert by_check["e-consultation-too-short"] == {"stage:ii"}
    assert by_check["question-without-conclusion"] == {"question:q2"}
    assert len(by_check["remarks-not-listed"]) == 4
    assert by_check["invited-number-not-stated"] == {"stage:ii"}
    assert by_check["total-without-breakdown"] == {"stage:iii", "stage:iv", "stage:v"}
    assert by_check["contradictory-dates"] == {"notice:koncepcja"}
    assert by_check["summary-before-end"] == {"stage:v"}


def test_liderzy_carries_every_figure() -> None:
    value = sample("liderzy-2019")
    assert Counter(m.territory for m in value.meetings) == {"06": 2, "14": 6, "18": 2, "20": 2, "26": 2}
    assert [(count.count, count.meetings) for count in value.headcounts] == [(137, ())]
    assert len(value.conclusions[0].conclusions) == 9
    assert len(value.next_steps) == 3
    assert value.questions == ()


def test_the_invented_one_says_so_and_has_another_shape() -> None:
    value = sample("przyklad-regulamin-pzk")
    assert value.fictional
    assert all("(przykład)" in institution.name for institution in value.institutions)
    assert (len(value.questions), len(value.stages), len(value.remarks)) == (0, 3, 40)
    outcomes = Counter(remark.position.outcome.value for remark in value.remarks if remark.position)
    assert outcomes == {"accepted": 20, "partly": 8, "explained": 6, "not_accepted": 6}
    assert value.overrides == ()
    assert [f.severity.value for f in checks.run(value)] == []


def test_the_invented_text_says_in_both_versions_what_the_changes_say() -> None:
    (path,) = model_files()
    file, _parsed = parse(path.read_bytes())
    before, after = (
        {one.ref: one.heading or one.text for one in version.passages} for version in file.versions
    )
    value = sample("przyklad-regulamin-pzk")
    assert value.model == schema.ModelRef(key=file.model.key, version=file.versions[0].label)
    assert {remark.passage for remark in value.remarks} <= {*before, None}
    for change in value.changes:
        assert change.passage is not None
        assert (before.get(change.passage), after.get(change.passage)) == (change.before, change.after)
    headings = [one.ref for version in file.versions for one in version.passages if one.heading]
    really = {ref for ref in {*before, *after} - {*headings} if before.get(ref) != after.get(ref)}
    assert {change.passage for change in value.changes} == really
