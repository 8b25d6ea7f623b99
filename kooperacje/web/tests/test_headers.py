"""The exact set of headers of a page: a new one, a missing one or a weaker one is noticed here."""

import pytest

pytestmark = pytest.mark.django_db

EVERY_PAGE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Type": "text/html; charset=utf-8",
}


def test_a_public_page(client):
    headers = dict(client.get("/").headers)
    assert int(headers.pop("Content-Length")) > 0
    assert headers.pop("Content-Language") == "pl"
    assert sorted(headers.pop("Vary").split(", ")) == ["Accept-Language", "Cookie", "HX-Request"]
    policy = headers.pop("Content-Security-Policy")
    expected = dict(EVERY_PAGE)
    assert sorted(policy.split("; ")) == sorted(expected.pop("Content-Security-Policy").split("; "))
    assert headers == {**expected, "Cache-Control": "no-cache"}


def test_pages_of_a_person_are_kept_nowhere(rf):
    from types import SimpleNamespace

    from django.http import HttpResponse

    from kooperacje.web.middleware import Headers

    request = rf.get("/")
    request.signed_in = SimpleNamespace(full_name="A")
    answer = Headers(lambda _request: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_room_may_let_a_public_page_be_kept(rf):
    from django.http import HttpResponse

    from kooperacje.web.middleware import Headers

    answer = Headers(lambda _request: HttpResponse(headers={"Cache-Control": "max-age=60"}))(rf.get("/"))
    assert answer.headers["Cache-Control"] == "max-age=60"


def test_nothing_is_set_for_a_visitor_who_only_reads(client):
    assert not client.get("/").cookies
