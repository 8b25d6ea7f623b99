"""Legal clocks as data: how long a consultation must take remarks, by the basis that its organiser chose."""

from functools import lru_cache
from pathlib import Path

import yaml
from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict

DATA = Path(__file__).parent.parent / "data" / "legal_profiles.yaml"


class Profile(BaseModel):
    """One basis. Days are calendar days; `None`: this basis asks for nothing here."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: str
    pl: str
    en: str
    basis_pl: str
    basis_en: str
    answering_days: int | None = None
    notice_days: int | None = None
    report_days: int | None = None
    other_forms: int | None = None
    binding: bool
    verified: bool

    @property
    def name(self) -> str:
        return self.pl if _polish() else self.en

    @property
    def basis(self) -> str:
        return self.basis_pl if _polish() else self.basis_en


def _polish() -> bool:
    return (get_language() or "pl").startswith("pl")


@lru_cache(maxsize=1)
def profiles() -> dict[str, Profile]:
    """Every profile by its key, in the order of the file."""
    rows = yaml.load(DATA.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {row["key"]: Profile.model_validate(row) for row in rows}


def profile(key: str) -> Profile:
    """The profile of the key. A key that is not known (a file of a newer version) counts as own rules."""
    known = profiles()
    return known.get(key) or known["own-rules"]
