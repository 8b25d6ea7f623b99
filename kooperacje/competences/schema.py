"""The published JSON Schema of files of cards, made from the code: `python -m kooperacje.competences.schema`."""

import json
from pathlib import Path

from kooperacje.competences.cardfile import CardFile
from kooperacje.runtime.paths import ROOT

PATH = Path("docs/schema/competences.schema.json")


def text() -> str:
    """The schema as the file holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cards of competence",
        **CardFile.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    (ROOT / PATH).write_text(text(), encoding="utf-8")
