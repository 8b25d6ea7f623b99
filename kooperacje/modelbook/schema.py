"""The published JSON Schema of model files, made from the code: `python -m kooperacje.modelbook.schema`."""

import json
from pathlib import Path

from kooperacje.modelbook.definition import ModelFile
from kooperacje.runtime.paths import ROOT

PATH = Path("docs/schema/model.schema.json")


def text() -> str:
    """The schema as the file holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cooperation model",
        **ModelFile.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    (ROOT / PATH).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / PATH).write_text(text(), encoding="utf-8")
