"""The published schema is the code's, and an outsider who checks files with it agrees with us."""

import json

import jsonschema
import pytest
import yaml

from kooperacje.modelbook import packaged, schema
from kooperacje.runtime.paths import ROOT


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(json.loads((ROOT / schema.PATH).read_text()))


def test_published_schema_is_up_to_date():
    assert (ROOT / schema.PATH).read_text() == schema.text(), "run python -m kooperacje.modelbook.schema"


def plain(path):
    return json.loads(json.dumps(yaml.safe_load(path.read_text()), default=str))


@pytest.mark.parametrize("path", packaged.files(), ids=lambda path: path.stem)
def test_packaged_files_fit_the_schema(validator, path):
    assert list(validator.iter_errors(plain(path))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("model"),
        lambda data: data.update(colour="red"),
        lambda data: data["model"].update(commune_kind="lunar"),
        lambda data: data["versions"].clear(),
        lambda data: data["definition"]["teams"][0]["serves"].clear(),
    ],
)
def test_schema_refuses_what_we_refuse(validator, spoil):
    data = plain(packaged.files()[0])
    spoil(data)
    assert list(validator.iter_errors(data))
