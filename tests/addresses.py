"""Who may open which address: the whole site on one page, checked by `test_addresses.py`.

A new address belongs in exactly one line here. Everything not open to everyone answers the others as if it were not
there (404), with a refusal and its reason (403), or with the way to sign in (302).
"""

from collections.abc import Callable
from uuid import UUID

from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.competences.models import Card
from kooperacje.consultations.models import Answer, Party, StageMeeting
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.institutions.models import Institution
from kooperacje.modelbook.models import ModelVersion, Passage

NOBODY = ""  # not signed in
OFFICER, READER, MEMBER = "Halina Próbna", "Ksawery Zmyślony", "Bogna Niebyła"
AUDITOR, ADMINISTRATOR = "Ireneusz Wzorcowy", "Adela Pokazowa"
AUDIENCES = (NOBODY, OFFICER, READER, MEMBER, AUDITOR, ADMINISTRATOR)

# Opened by reading, and by whom.
EVERYONE = frozenset(AUDIENCES)
SIGNED_IN = EVERYONE - {NOBODY}
READ: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            *("web:home", "web:gallery", "web:accessibility"),
            *(f"modelbook:{part}" for part in ("models", "model", "version", "version-file")),
            *(f"modelbook:{part}" for part in ("difference", "difference-file", "passage")),
            *("institutions:list", "institutions:detail"),
            *(f"competences:{part}" for part in ("ask", "ask-quietly", "types", "type", "card", "compare")),
            *(f"competences:{part}" for part in ("institution", "institution-file")),
            *(f"competences:{part}" for part in ("api", "api-lists", "api-cards", "api-answer")),
            *("territory:division", "territory:unit"),
            *("public:list", "public:open-data", "public:consultation", "public:remarks", "public:report"),
            *("public:changes", "public:comparisons"),
            *("replies:public", "replies:public-reply"),
            *(
                f"opendata:{part}"
                for part in ("root", "openapi", "profile-json", "schema", "file", "catalogue")
            ),
            *(f"opendata:{part}" for part in ("services", "organizations", "service_at_locations")),
            *("opendata:taxonomies", "opendata:taxonomy_terms"),
            *("opendata-pages:data", "opendata-pages:profile"),
            "partnership:list",
            *(f"directory:{part}" for part in ("front", "results", "map", "hints", "place-hints", "lacks")),
            *(f"directory:{part}" for part in ("frame", "widget", "card", "code", "leaflet", "leaflet-pdf")),
            *(f"directory:{part}" for part in ("provider", "suggest", "suggest-new")),
            *("priorities:public", "priorities:public-file"),
            *("accounts:demo", "answering:enter", "agreements:verify"),
            *("diagnosis:public-list", "diagnosis:enter", "diagnosis:public", "diagnosis:public-file"),
        ],
        EVERYONE,
    ),
    # The samples are published: whoever works there still finds the form that was sent out.
    **dict.fromkeys(["intake:blank", "intake:blank-file"], frozenset({OFFICER, READER})),
    "intake:items": frozenset({OFFICER, READER}),
    "priorities:rounds": SIGNED_IN,
    **dict.fromkeys(
        [
            *(f"outreach:{part}" for part in ("reach", "reach-file", "calls", "history", "base-template")),
            *("outreach:mailings", "outreach:relays"),
        ],
        frozenset({OFFICER, READER}),
    ),
    **dict.fromkeys(
        [
            *(f"workshops:{part}" for part in ("list", "table", "wall", "summary", "projector")),
            *("workshops:wall-screen", "workshops:phones"),
            *("workshops:divergence", "workshops:divergence-file"),
        ],
        frozenset({OFFICER, READER}),
    ),
    **dict.fromkeys(["replies:list", "replies:file"], frozenset({OFFICER, READER})),
    "replies:send": frozenset({OFFICER}),
    **dict.fromkeys(["modelbook:matches", "modelbook:upload"], frozenset({OFFICER})),
    "revisions:document": frozenset({OFFICER, READER}),
    "answering:sent": frozenset({OFFICER, READER}),
    **dict.fromkeys(
        [f"analysis:{part}" for part in ("queue", "newcomers", "quality", "same", "desk", "masking")],
        frozenset({OFFICER, READER}),
    ),
    "accounts:me": SIGNED_IN,
    "agreements:waiting": frozenset({OFFICER}),
    **dict.fromkeys(
        [
            *(f"institutions:{part}" for part in ("new", "import", "import-template", "change", "close")),
            *(f"institutions:{part}" for part in ("areas", "add-contact", "add-unit")),
        ],
        frozenset({OFFICER, ADMINISTRATOR}),
    ),
    **dict.fromkeys(
        [f"competences:{part}" for part in ("check", "card-verify", "matter-new")],
        frozenset({OFFICER, ADMINISTRATOR}),
    ),
    "competences:load": frozenset({ADMINISTRATOR}),
    # The institution of the example is not that of any of them; an administrator keeps all.
    **dict.fromkeys(
        [f"competences:{part}-new" for part in ("own", "person", "agreement")], frozenset({ADMINISTRATOR})
    ),
    **dict.fromkeys(
        [
            *(f"accounts:{part}" for part in ("people", "add", "change", "grant", "end")),
            *(f"accounts:{part}" for part in ("deactivate", "reactivate", "reset_factor")),
        ],
        frozenset({ADMINISTRATOR}),
    ),
    "accounts:person": frozenset({ADMINISTRATOR, READER}),  # the example is the reader's own page
    **dict.fromkeys(
        [
            *("consultations:workspace-list", "consultations:workspace", "consultations:workspace-section"),
            *("consultations:workspace-remarks", "consultations:workspace-publish"),
            *("consultations:workspace-export", "consultations:workspace-personal"),
            *(f"consultations:workspace-{part}" for part in ("masking", "comparisons", "comparison")),
        ],
        frozenset({OFFICER, READER}),
    ),
    **dict.fromkeys(
        [f"consultations:workspace-{part}" for part in ("new", "load", "move")], frozenset({OFFICER})
    ),
    # The basket of the samples is kept by institutions of none of these people but the administrator.
    **dict.fromkeys(
        [f"basket:{part}" for part in ("list", "new", "suggestions", "gaps", "gaps-file", "gap-new", "gap")],
        frozenset({OFFICER, ADMINISTRATOR}),
    ),
    **dict.fromkeys(
        [f"basket:{part}" for part in ("card", "edit", "institution", "place", "place-new", "gap-change")],
        frozenset({ADMINISTRATOR}),
    ),
    "diagnosis:list": frozenset({OFFICER, READER}),
    # Everybody of an institution has a desk; whoever leads partnerships begins a team.
    **dict.fromkeys(["partnership:desk", "partnership:calendar", "partnership:calendar-file"], SIGNED_IN),
    "partnership:new": frozenset({OFFICER}),
    "diagnosis:new": frozenset({OFFICER}),
    "opendata-pages:upload": frozenset({OFFICER, ADMINISTRATOR}),
    "journal:events": frozenset({AUDITOR}),
    "notices:outbox": frozenset({ADMINISTRATOR}),
}
# Only sent to, or there only for a thing that the sample data do not have.
NOT_READ = {
    *("accounts:invite", "accounts:demo_enter"),
    *(f"institutions:import-{part}" for part in ("preview", "load", "discard")),
    *(f"institutions:{part}" for part in ("reopen", "remove-contact", "close-unit")),
    *("notices:release", "notices:release_held", "notices:drop"),
    *("files:download", "public:file"),  # the samples have none before the worker has made them
    # Papers belong to the matter that the address names; the tests of the room open them.
    *(
        f"agreements:{part}"
        for part in ("list", "new", "detail", "settings", "write", "make-anew", "new-version")
    ),
    *(
        f"agreements:{part}"
        for part in ("renew", "annex", "send", "take-back", "adopt", "withdraw", "version")
    ),
    *(f"agreements:{part}" for part in ("version-file", "signatures", "sign", "consent", "ask", "unsign")),
    *("agreements:difference", "agreements:tracked"),
    # Meetings are run from a consultation that can still be edited; the samples are published, so they have none.
    *("consultations:workspace-meeting", "consultations:workspace-meeting-pass"),
    *(f"meetings:{part}" for part in ("new", "detail", "calendar", "change", "state", "delete", "sheet")),
    *(
        "meetings:attendance-list",
        "meetings:check-ins",
        "meetings:check-in-screen",
        "meetings:check-in-print",
    ),
    "meetings:check-in",  # opened by a signed address, around the hours of a meeting
    *("meetings:attendance", "meetings:minutes", "meetings:minutes-state", "meetings:minutes-paper"),
    *(f"meetings:attendance-{part}" for part in ("person", "body", "total", "change", "remove")),
    *(f"meetings:{part}" for part in ("agenda", "agenda-move", "invitations", "decisions")),
    *(
        f"meetings:{part}-{verb}"
        for part in ("agenda", "invitations", "decisions")
        for verb in ("change", "remove")
    ),
    # The samples are published, so nothing in them can be edited; `test_workspace.py` opens these in a running one.
    *(
        f"consultations:workspace-{part}"
        for part in ("basics", "part", "part-add", "part-remove", "part-move")
    ),
    *(f"consultations:workspace-{part}" for part in ("institution-add", "position", "positions", "split")),
    *(f"consultations:workspace-{part}" for part in ("override", "override-back", "forget")),
}
# A question is needed, and persons and agreements are kept by those who speak for the institution.
NOT_READ |= {"competences:answer-file", "competences:confirm", "competences:load-seen"}
NOT_READ |= {
    f"competences:{part}-{verb}" for part in ("own", "person", "agreement") for verb in ("change", "end")
}
# Nothing comes in for a published consultation, and its blank form is no longer offered.
NOT_READ |= {
    *(f"intake:{part}" for part in ("add", "item", "set-aside", "look-again")),
}
# The samples are published, so no stakeholder base is loaded into them any more.
NOT_READ |= {f"outreach:{part}" for part in ("base", "base-preview", "base-load", "base-discard")}
# Nothing was ever sent in the samples: `outreach/tests/test_mailing_pages.py` walks through these.
NOT_READ |= {
    f"outreach:mailing{part}" for part in ("", "-new", "-change", "-preview", "-back", "-stop", "-letters")
}
NOT_READ |= {"outreach:mailing-file", "outreach:history-email", "outreach:opt-out"}
# Only sent to, or opened by the link of an institution: `basket/tests/test_pages.py` walks through these.
NOT_READ |= {f"basket:{part}" for part in ("move", "verify", "capacity", "raise", "link", "link-revoke")}
NOT_READ |= {f"basket:gap-{part}" for part in ("move", "evidence", "evidence-remove", "substitute")}
NOT_READ |= {"basket:provider", "basket:suggestion"}
# A document is looked at by who sent it.
NOT_READ |= {f"modelbook:upload-{part}" for part in ("preview", "load", "discard")}
# The consultation of the example lists no remarks, and its model has no text: `revisions/tests/test_pages.py` opens both.
NOT_READ |= {"revisions:remark", "revisions:changes"}
# Voices are written down while a consultation can be edited.
NOT_READ |= {f"workshops:{part}" for part in ("voice", "undo", "show", "remark", "verdict-undo")}
NOT_READ |= {"replies:hand-over"}
# No two published samples revise the same model.
NOT_READ |= {"public:comparison"}
NOT_READ |= {
    f"workshops:{part}" for part in ("question", "open", "phone-accept", "phone-aside", "phone-back")
}
# The round of the samples is adopted: `priorities/tests/test_pages.py` and the browser walk through one under way.
NOT_READ |= {
    *(f"priorities:{part}" for part in ("by-link", "new", "round", "change", "move")),
    *(f"priorities:{part}" for part in ("abandon", "link", "criteria", "new-criterion", "criterion")),
    *(f"priorities:{part}" for part in ("remove-criterion", "proposals", "propose", "take", "merge")),
    *(f"priorities:{part}" for part in ("decide", "part", "answer", "results", "list", "compose", "adopt")),
    *(
        f"priorities:{part}"
        for part in ("review", "document", "file", "sign", "counts", "count", "correct-count")
    ),
}
NOT_READ |= {"workshops:phone"}  # opened by a signed address, while voices are taken
# Answering needs a code, and the samples have given out none; `answering/tests` and the browser go through it.
NOT_READ |= {
    *(f"answering:{part}" for part in ("with-code", "leave", "open", "desk", "document", "remarks")),
    *(f"answering:{part}" for part in ("new-remark", "remark", "remove-remark", "bring-back", "questions")),
    *(f"answering:{part}" for part in ("attach", "detach", "send", "no-remarks", "receipt", "copy")),
    *(f"answering:{part}" for part in ("together", "withdraw-colleague", "take-over", "relay")),
    *(f"answering:{part}" for part in ("terms", "behalf", "codes", "code", "submission")),
    *(f"answering:{part}" for part in ("record", "refuse", "look-again")),
}
# Themes are confirmed and samples drawn while a consultation can be edited; the samples of the demonstration have no remarks.
NOT_READ |= {f"analysis:{part}" for part in ("remark", "adopt", "sample", "code", "look", "group", "refuse")}
NOT_READ |= {
    f"analysis:{part}"
    for part in ("assign", "answer", "note", "drop-snippet", "mask", "mask-nothing", "mask-write")
}
# The teams of the samples are led by an institution of none of these: `partnership/tests/test_pages.py` opens them.
NOT_READ |= {
    *(
        f"partnership:{part}"
        for part in ("public", "by-link", "overview", "change", "settings", "move", "publish")
    ),
    *(f"partnership:{part}" for part in ("members", "ask", "join", "leave", "people", "name-person")),
    *(
        f"partnership:{part}"
        for part in ("release-person", "meetings", "meeting-new", "meeting-join", "plan")
    ),
    *(f"partnership:plan-{part}" for part in ("of", "add", "change", "move", "drop", "remove")),
    *(f"partnership:{part}" for part in ("basket", "basket-in", "basket-out", "year", "year-of")),
    *(
        f"partnership:{part}"
        for part in ("declaration", "declare", "declaration-file", "accept", "give-back")
    ),
    "partnership:withdraw",
    *("partnership:declaration-sign", "partnership:archive", "partnership:take-papers"),
    *(f"partnership:{part}" for part in ("leading", "hand-over-new", "hand-over")),
    *(f"partnership:lead-{part}" for part in ("accept", "decline", "withdraw")),
}
# The diagnoses of the samples are led by an institution of none of these: `diagnosis/tests/test_pages.py` opens all of them.
NOT_READ |= {
    *(
        f"diagnosis:{part}"
        for part in ("overview", "change", "move", "adopt", "check", "document", "remove-diagnosis")
    ),
    *(
        f"diagnosis:{part}"
        for part in ("document-file", "indicators", "new-indicator", "comparison", "export")
    ),
    *(f"diagnosis:import{part}" for part in ("", "-template", "-preview", "-load", "-discard")),
    *(f"diagnosis:{part}" for part in ("remove-value", "indicator", "resources", "new-resource", "resource")),
    *(
        f"diagnosis:{part}"
        for part in ("problems", "new-problem", "problem", "places", "propose", "statements")
    ),
    *(f"diagnosis:{part}" for part in ("new-statement", "statement", "remove", "prove")),
    *(f"diagnosis:survey{part}" for part in ("", "-begin", "-change", "-move", "-paper")),
    *(f"diagnosis:{part}" for part in ("results", "invite", "remind", "new-question", "question")),
    *(f"diagnosis:{part}" for part in ("remove-question", "invitation", "invitation-paper", "type-in")),
    *(
        f"diagnosis:{part}"
        for part in ("renew-code", "withdraw-invitation", "with-code", "open-own", "answer", "leave")
    ),
}
# A file with cards is looked at by who sent it.
NOT_READ |= {f"opendata-pages:{part}" for part in ("preview", "load", "discard")}
# One object of the basket by its id: `opendata/tests/test_conformance.py` reads every one.
NOT_READ |= {
    f"opendata:{part}-one"
    for part in ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
}
# Pages of signing in: their own tests walk through them.
LIBRARY = ("account_", "mfa_", "accounts_second_factor")

NEVER = UUID("00000000-0000-4000-8000-000000000000")


def example(name: str) -> dict[str, object]:
    """Arguments for the address, from the sample data."""
    if name in WANTED:
        return WANTED[name]()
    room = name.partition(":")[0]
    return ROOMS[room]() if room in ROOMS else {}


def _institution() -> dict[str, object]:
    return {"key": Institution.objects.order_by("key").values_list("key", flat=True)[0], "ref": NEVER}


def _card() -> dict[str, object]:
    """A card of the type; the invented institution has the key of its type."""
    ref = Card.objects.filter(type__key="pcpr").order_by("key").values_list("pk", flat=True)[0]
    return {"key": "pcpr", "ref": ref, "form": "pdf", "part": "cards"}


def _version() -> dict[str, object]:
    key, number = ModelVersion.objects.order_by("pk").values_list("model__key", "number")[0]
    return {"key": key, "number": number, "before": number, "after": number, "ref": NEVER}


def _passage() -> dict[str, object]:
    one = Passage.objects.order_by("model_version__model__key", "position").select_related(
        "model_version__model"
    )[0]
    return {"key": one.model_version.model.key, "number": one.model_version.number, "ref": one.ref}


OTHER: dict[str, object] = {"other": "przyklad-karta-w-toku"}


def _consultation() -> dict[str, object]:
    return {
        "slug": "malopolska-2019",
        "section": "etapy",
        "kind": "pytanie",
        "key": "q1",
        "verb": "reopen",
    } | OTHER


def _party() -> str:
    found = Party.objects.filter(consultation__slug="malopolska-2019").order_by("position")
    return found.values_list("key", flat=True)[0]


def _answer() -> str:
    found = Answer.objects.filter(consultation__slug="malopolska-2019").order_by("position")
    return str(found.values_list("key", flat=True)[0])


def _meeting() -> str:
    found = StageMeeting.objects.filter(consultation__slug="malopolska-2019").order_by("position")
    return str(found.values_list("key", flat=True)[0])


ROOMS: dict[str, Callable[[], dict[str, object]]] = {
    "consultations": _consultation,
    "institutions": _institution,
    "competences": _card,
    "modelbook": _version,
    "agreements": lambda: {
        **dict.fromkeys(("ref", "institution", "signature"), NEVER),
        **dict.fromkeys(("number", "before", "after"), 1),
        "form": "pdf",
    },
    "revisions": lambda: {"slug": "malopolska-2019", "key": "u1"},
    "territory": lambda: {"code": "12"},
    "accounts": lambda: {"ref": Account.objects.get(full_name=READER).pk},
    "intake": lambda: {"slug": "malopolska-2019", "ref": NEVER, "name": "formularz.docx"},
    "outreach": lambda: {
        "slug": "malopolska-2019",
        "ref": NEVER,
        "form": "csv",
        "key": _party(),
        "token": "1.x",
    },
    "workshops": lambda: {
        "slug": "malopolska-2019",
        "meeting": _meeting(),
        "ref": NEVER,
        "form": "pdf",
        "key": "u1",
        "ticket": "x",
    },
    "answering": lambda: {
        "slug": "malopolska-2019",
        "typed": "x",
        "ref": NEVER,
        "number": "2026-000000-0",
        "name": "odpowiedz.pdf",
        "key": _party(),
    },
    "analysis": lambda: {"slug": "malopolska-2019", "key": "u1", "ref": NEVER},
    "diagnosis": lambda: {
        "key": "x",
        "ref": NEVER,
        "name": "diagnoza.pdf",
        "form": "pdf",
        "indicator": "x",
        "typed": "x",
        "part": "zasoby",
    },
    "partnership": lambda: {
        "key": "x",
        "ref": NEVER,
        "code": "x",
        "target": "ended",
        "institution": "x",
        "service": "x",
        "year": 2026,
        "number": 2026,
        "form": "pdf",
    },
    "priorities": lambda: {
        "ref": NEVER,
        "one": NEVER,
        "which": NEVER,
        "key": "x",
        "form": "pdf",
        "typed": "x",
    },
    "public": lambda: {"slug": "malopolska-2019", "name": "raport.pdf"} | OTHER,
    "replies": lambda: {"slug": "malopolska-2019", "key": _answer(), "form": "docx"},
    "meetings": lambda: {"ref": NEVER, "item": 1, "form": "pdf", "ticket": "x"},
    "notices": lambda: {"notice_id": 1},
    "files": lambda: {"file_id": NEVER},
    "opendata-pages": lambda: {"ref": NEVER},
    "opendata": lambda: {"way": "strict", "name": "service", "ref": NEVER, "key": "uslugi", "form": "csv"},
    "directory": lambda: {
        "key": "interwencja-kryzysowa",
        "category": "temat-kryzys",
        "gmina": "120712",
    },
    "basket": lambda: {"key": "pomoc-prawna", "step": "who", "form": "csv", "ref": NEVER, "code": "x"},
}
WANTED: dict[str, Callable[[], dict[str, object]]] = {
    "opendata:catalogue": lambda: {"form": "ttl"},
    "directory:provider": lambda: {"key": "oik"},
    **dict.fromkeys(
        ["priorities:public", "priorities:public-file"],
        lambda: {"key": "przyklad-partnerstwo", "form": "docx"},
    ),
    **dict.fromkeys(
        [f"basket:{part}" for part in ("institution", "place-new", "link", "link-revoke")],
        lambda: {"key": "starostwo"},
    ),
    "basket:place": lambda: {"key": "starostwo-zarzecze"},
    **dict.fromkeys(["basket:gap", "basket:gap-change"], lambda: {"key": "psychiatra-dzieciecy"}),
    "modelbook:passage": _passage,
    **dict.fromkeys(
        ["diagnosis:public", "diagnosis:public-file"],
        lambda: {
            "key": Diagnosis.objects.filter(adopted_on__isnull=False)
            .order_by("key")
            .values_list("key", flat=True)[0],
            "name": "wskazniki.csv",
        },
    ),
    "accounts:end": lambda: {"ref": AccountMembership.objects.get(account__full_name=READER).pk},
}
