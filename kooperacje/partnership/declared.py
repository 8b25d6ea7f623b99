"""What a declaration says, as one digest: a signature covers it, and a changed declaration has another one."""

import json
from hashlib import sha256

from kooperacje.partnership.models import Declaration


def digest(one: Declaration) -> str:
    """SHA-256 of what the institution declared; who signs, whom it names, what it brings, on which conditions."""
    said = {
        "team": one.team.key,
        "institution": one.institution.key,
        "number": one.number,
        "signatory": [one.signatory, one.signatory_function],
        "people": [
            [person[part] for part in ("role", "name", "function", "phone", "email")] for person in one.people
        ],
        "services": sorted(one.services.values_list("key", flat=True)),
        "other": [one.other_services, one.conditions],
    }
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
