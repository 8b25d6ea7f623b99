"""Who holds a code in this browser, without an account: a signed cookie, and no session in the database."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

M = TypeVar("M", bound=Model)


class Coded(Protocol):
    """A row that a code opens: it keeps the digest of the code that is good now."""

    pk: Any
    digest: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A cookie for codes of one purpose. It ends with the browser, and the code itself is not in it.

    `purpose` is signed with it, so that no cookie of another purpose is taken.
    """

    cookie: str
    purpose: str

    def hold(self, response: HttpResponse, coded: Coded) -> HttpResponse:
        """Remember in this browser whose code was opened."""
        response.set_cookie(
            self.cookie,
            self._signer.sign(f"{coded.pk}.{coded.digest[:16]}"),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    def let_go(self, response: HttpResponse) -> HttpResponse:
        response.delete_cookie(self.cookie, samesite="Lax")
        return response

    def held(self, request: HttpRequest, live: QuerySet[M]) -> M | None:
        """Whose code this browser holds, of those that are good now; None also when it was made anew meanwhile."""
        try:
            ref, _dot, digest = self._signer.unsign(request.COOKIES.get(self.cookie, "")).partition(".")
        except BadSignature:
            return None
        return live.filter(pk=ref, digest__startswith=digest).first()

    @property
    def _signer(self) -> Signer:
        return Signer(salt=f"kooperacje.{self.purpose}")
