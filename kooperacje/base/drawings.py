"""Draws every state table into `docs/states/`: `python -m kooperacje.base.drawings`."""

import importlib
import os

from kooperacje.base.flows import Flow
from kooperacje.runtime.paths import ROOT

FOLDER = ROOT / "docs" / "states"


def all_flows() -> list[Flow]:  # type: ignore[type-arg]
    """Every `Flow` that some room's states module holds, by name."""
    found = {}
    for path in sorted(ROOT.glob("kooperacje/*/states.py")):
        module = importlib.import_module(f"kooperacje.{path.parent.name}.states")
        found.update({value.name: value for value in vars(module).values() if isinstance(value, Flow)})
    return [found[name] for name in sorted(found)]


def page(flow: Flow) -> str:  # type: ignore[type-arg]
    """The Markdown page of one table."""
    return f"# {flow.name}\n\nDrawn from the code; do not edit.\n\n```mermaid\n{flow.diagram()}```\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for flow in all_flows():
        (FOLDER / f"{flow.name}.md").write_text(page(flow))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperacje.web.settings")
    main()
