"""The JSON Schema of the file format, made from the code, for those who check files without us.

`python -m kooperacje.basket.exchange.published` writes it anew; a test compares.
"""

import json
from typing import Any

from kooperacje.basket.exchange.schema import Basket
from kooperacje.runtime.paths import ROOT

PUBLISHED = ROOT / "docs" / "schema" / "basket.schema.json"


def json_schema() -> dict[str, Any]:
    """The schema as data, JSON Schema 2020-12."""
    made = Basket.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(text(), encoding="utf-8")
