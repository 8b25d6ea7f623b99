"""The file format: what is written reads back equal, and what is wrong is refused whole with its place."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kooperacje.base.problems import BadInput
from kooperacje.consultations.exchange import published, source
from kooperacje.consultations.exchange.reading import read, read_file
from kooperacje.consultations.exchange.schema import Consultation, Notice
from kooperacje.consultations.exchange.writing import to_json, to_yaml
from kooperacje.consultations.tests.values import consultations, sound

SMALL = """
slug: mala
title: Mała
organiser: u
institutions:
  - key: u
    name: Urząd
    type: gmina-office
"""


def refused(text: str | bytes) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


@given(consultations())
def test_what_is_written_reads_back_equal(value: Consultation) -> None:
    assert read(to_yaml(value)) == value
    assert read(to_json(value)) == value


@given(consultations())
def test_yaml_means_the_same_to_any_reader(value: Consultation) -> None:
    """An ordinary YAML reader sees what our JSON says."""
    assert json.loads(json.dumps(yaml.safe_load(to_yaml(value)), default=str)) == json.loads(to_json(value))


def test_equal_values_give_equal_bytes() -> None:
    assert to_yaml(sound()) == to_yaml(read(to_yaml(sound())))


def test_the_same_day_twice_is_written_out_twice() -> None:
    value = sound(notices=tuple(Notice(key=f"n{n}", title="T", window=sound().window) for n in (1, 2)))
    assert read(to_yaml(value)) == value


def test_empty_field_is_not_stated() -> None:
    assert read(SMALL + "window:\nsummary: ~\nquestions:\n").window is None


def test_words_that_yaml_would_take_for_something_else_stay_what_they_are() -> None:
    value = read(
        SMALL
        + "territories: [06]\nproject: no\nmeetings:\n- {key: m, title: 2019, day: 2019-03-25, starts: 9:30}\n"
    )
    assert (value.territories, value.project, value.meetings[0].title) == (("06",), "no", "2019")
    assert str(value.meetings[0].starts) == "09:30:00"


@pytest.mark.parametrize(
    ("extra", "place", "words"),
    [
        ("goals:\n- key: g\n", "wiersz 10, goals[1].text", "wymagane"),
        ("windov: 1\n", "wiersz 9, windov", "„window”"),
        ("state: closed\n", "wiersz 9, state", "draft, announced"),
        ("window: {from: 2019-03-02, to: 2019-03-01}\n", "wiersz 9, window", "przed pierwszym"),
        ("published_on: 2019\n", "wiersz 9, published_on", "„2019”"),
        ("published_on: 2019-02-30\n", "wiersz 9, published_on", "„2019-02-30”"),
        (
            "meetings:\n- key: m\n  title: T\n  participants: -1\n",
            "wiersz 12, meetings[1].participants",
            "„-1”",
        ),
        ("meetings:\n- key: m\n  title: T\n  starts: '9:00'\n", "wiersz 10, meetings[1]", "dnia"),
        ("questions: text\n", "wiersz 9, questions", "lista"),
        ("territories: ['6']\n", "wiersz 9, territories[1]", "TERYT"),
        (
            "answers:\n- key: a\n  institution: nikt\n  outcome: no_remarks\n",
            "wiersz 11, answers[1].institution",
            "„nikt”",
        ),
        ("goals:\n- {key: g, text: A}\n- {key: g, text: B}\n", "wiersz 11, goals[2].key", "dwa razy"),
        ("meetings:\n- {key: m, title: T, stage: s9}\n", "wiersz 10, meetings[1].stage", "„s9”"),
        (
            "conclusions:\n- key: g\n  title: T\n  conclusions:\n  - {key: c, text: T, sources: ['meeting:m9']}\n",
            "wiersz 13, conclusions[1].conclusions[1].sources[1]",
            "„m9”",
        ),
        ("sources:\n- {title: T, link: 'javascript:x'}\n", "wiersz 10, sources[1].link", "http"),
        ("territories: ['06', '12', '06']\n", "wiersz 9, territories[3]", "dwa razy"),
        (
            "overrides:\n- {check: a, subject: b, reason: c}\n- {check: a, subject: b, reason: d}\n",
            "wiersz 11, overrides[2]",
            "Drugie",
        ),
        ("title: drugi\n", "wiersz 9", "dwa razy"),
        ("summary: &a x\nproject: *a\n", "wiersz 9", "Kotwice"),
        ("summary: !!python/object:os.system x\n", "wiersz 9", "(!)"),
        ("---\nslug: x\n", "wiersz 9", "drugi"),
        ("summary: [\n", "wiersz 10", "YAML"),
    ],
)
def test_fault_names_its_line_and_path(extra: str, place: str, words: str) -> None:
    faults = refused(SMALL + extra)
    assert len(faults) == 1
    assert faults[0].startswith(f"{place}: ")
    assert words in faults[0]


def test_every_fault_is_named_at_once() -> None:
    assert len(refused(SMALL + "state: x\nlegal_profile: Y Z\nnothing: 1\n")) == 3


def test_json_faults_have_lines_too() -> None:
    text = to_json(sound()).replace('"to": "2026-04-30"', '"to": "2025-04-30"')
    [fault] = refused(text)
    assert fault.startswith("wiersz ")
    assert ", window: " in fault


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"\xff\xfe\x00",
        b"slug: \x00",
        b"- 1\n- 2\n",
        b"just words",
        b"[" * 100_000,
        b"{" * 100_000,
        b'{"a":' * 100_000,
        b"- " * 50_000,
        b"a: [" + b"[" * 5_000,
        b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
        b'{"slug": "a", "slug": "b"}',
        b'{"slug": "\\ud800"}',
        b'{"slug": 1e999}',
        b'{"slug": ' + b"9" * 10_000 + b"}",
        b"? {a: b}\n: c\n",
        b"%YAML 9.9\n---\na: b\n",
        b"x" * (source.LARGEST + 1),
    ],
)
def test_hostile_input_is_refused(data: bytes) -> None:
    assert refused(data)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    assert refused(data)


@settings(max_examples=25)
@given(consultations(), st.data(), st.booleans())
def test_a_torn_file_never_crashes(value: Consultation, data: st.DataObject, as_json: bool) -> None:
    whole = (to_json if as_json else to_yaml)(value).encode()
    at = data.draw(st.integers(0, len(whole)))
    planted = data.draw(st.binary(max_size=3))
    try:
        read(whole[:at] + planted + whole[at + data.draw(st.integers(0, 40)) :])
    except BadInput as problem:
        named = [str(fault) for fault in problem.faults]
    else:
        named = ["read"]
    assert all(named)


def test_no_such_file_is_one_sentence(tmp_path) -> None:
    with pytest.raises(BadInput, match=r"nie-ma\.yaml"):
        read_file(tmp_path / "nie-ma.yaml")


def test_published_schema_is_the_one_of_the_code() -> None:
    assert published.PUBLISHED.read_text("utf-8") == published.text()


@given(consultations())
def test_what_is_written_keeps_the_published_schema(value: Consultation) -> None:
    assert list(Draft202012Validator(published.json_schema()).iter_errors(json.loads(to_json(value)))) == []


def test_a_word_not_allowed_is_met_with_those_that_are() -> None:
    text = "slug: a\ntitle: A\norganiser: a\nstages:\n- {key: s, kind: banana, title: S}\n"
    with pytest.raises(BadInput) as caught:
        read(text)
    said = next(str(fault) for fault in caught.value.faults if "banana" in str(fault))
    assert "wiersz 5" in said
    assert said.endswith("identification, electronic, meetings, workshops, summary, publication, other.")
