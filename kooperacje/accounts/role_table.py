"""Writes the table of roles and what they give: `python -m kooperacje.accounts.role_table`."""

from kooperacje.accounts.states import CAPABILITIES, LOCAL_ROLES, Capability, Role, needs_second_factor
from kooperacje.runtime.paths import ROOT

PATH = ROOT / "docs" / "roles.md"
HEAD = """# Roles

A role is held in one institution, from a day to a day, and is never held twice at a time. It counts in that institution
alone; *everywhere* marks those that reach further. Nobody gives, ends or extends the own roles. An ended role is gone at
the next request. Written by `python -m kooperacje.accounts.role_table` from `kooperacje/accounts/states.py`; a test compares.

"""
# Officers keep the common register of institutions, since they invite institutions to consultations.
EVERYWHERE = {(Role.OFFICER, Capability.KEEP_INSTITUTIONS)}


def table() -> str:
    """The whole page."""
    capabilities = list(Capability)
    lines = [
        "| role | "
        + " | ".join(name.value.replace("_", " ") for name in capabilities)
        + " | second factor | given by |",
        "|---|" + "---|" * (len(capabilities) + 2),
    ]
    for role in Role:
        cells = [_cell(role, capability) for capability in capabilities]
        givers = "local administrator, administrator" if role in LOCAL_ROLES else "administrator"
        factor = "required" if needs_second_factor([role]) else "offered"
        lines.append(f"| `{role.value}` | " + " | ".join([*cells, factor, givers]) + " |")
    return HEAD + "\n".join(lines) + "\n"


def _cell(role: Role, capability: Capability) -> str:
    if capability not in CAPABILITIES[role]:
        return ""
    own = capability is Capability.READ_OWN_CONTACTS
    far = (role not in LOCAL_ROLES and not own) or (role, capability) in EVERYWHERE
    return "everywhere" if far else "yes"


if __name__ == "__main__":
    PATH.write_text(table())
