"""What every page knows: where one is, who one is, in which language; under the one name `site`."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path, override

from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.web import languages, navigation
from kooperacje.web.version import NAME, VERSION

# Indicator styles would be an inline style sheet; eval and script tags are closed by the content security policy anyway;
# pages are never kept in the browser's storage. Answers of 4xx and 5xx are pages too, and are shown.
HTMX = json.dumps(
    {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [{"code": "204", "swap": False}, {"code": "...", "swap": True}],
    },
    separators=(",", ":"),
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site, with the address of this very page in it."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """The frame around a page. `person` is the reader's own name, None when nobody is signed in."""

    name: str
    version: str
    language: str
    languages: tuple[Language, ...]
    nav: tuple[navigation.NavItem, ...]
    home: str
    at_home: bool
    accessibility: str
    person: str | None
    account: str
    sign_in: str
    sign_out: str
    demo: bool
    demo_door: str
    operator: str
    htmx: str


def site(request: HttpRequest) -> dict[str, Site]:
    """Context processor."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    signed_in = getattr(request, "signed_in", None)
    return {"site": frame(request, actor, signed_in.full_name if signed_in else None)}


def frame(request: HttpRequest, actor: Actor = ANONYMOUS, person: str | None = None) -> Site:
    """The frame without asking the database: the page for a failed server needs it too."""
    return Site(
        name=NAME,
        version=VERSION,
        language=get_language() or settings.LANGUAGE_CODE,
        languages=_languages(request),
        nav=navigation.items(actor, request.path),
        home=reverse("web:home"),
        at_home=request.path == reverse("web:home"),
        accessibility=reverse("web:accessibility"),
        person=person,
        account=reverse("accounts:me"),
        sign_in=reverse("account_login"),
        sign_out=reverse("account_logout"),
        demo=settings.DEMO,
        demo_door=reverse("accounts:demo") if settings.DEMO else "",
        operator=settings.OPERATOR,
        htmx=HTMX,
    )


def _languages(request: HttpRequest) -> tuple[Language, ...]:
    current = get_language() or settings.LANGUAGE_CODE
    return tuple(
        Language(code, languages.OWN_NAMES[code], _in_language(request, code), code == current)
        for code, _name in settings.LANGUAGES
        if languages.offers(code, request.resolver_match)
    )


def _in_language(request: HttpRequest, code: str) -> str:
    """This page's address in another language; an address that is no page leads home. A form's answer too: by GET.

    Only the first part of an address tells the language, so nothing has to be looked up.
    """
    if request.resolver_match is None:
        with override(code):
            return reverse("web:home")
    here = get_language_from_path(request.path_info)
    path = request.get_full_path()
    bare = path.removeprefix(f"/{here}") if here else path
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"
