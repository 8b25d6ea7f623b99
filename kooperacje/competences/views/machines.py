"""The API. Public reference data, readable from everywhere; a POST changes nothing, so it needs no token."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request
from kooperacje.base.problems import BadInput
from kooperacje.competences import api, queries


@require_safe
def api_description(request: Request) -> HttpResponse:
    """What there is, as OpenAPI."""
    return _json(api.description(request.build_absolute_uri(reverse("competences:api")).rstrip("/")))


@require_safe
def api_lists(request: Request) -> HttpResponse:
    """What a question may name."""
    return _json(api.lists())


@require_safe
def api_cards(request: Request) -> HttpResponse:
    """Every card, as the file of cards."""
    return _json(queries.everything().model_dump(mode="json", by_alias=True, exclude_none=True))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def api_answer(request: Request) -> HttpResponse:
    """The answer to a question, by address or by body; asked for without a question, how to ask."""
    if request.method != "POST" and not request.GET:
        return api_description(request)
    try:
        sent = api.of_body(request.body) if request.method == "POST" else api.of_query(request.GET)
        return _json(api.answer(api.question(sent)))
    except BadInput as refused:
        faults = [{"pole": fault.place, "zdanie": str(fault.sentence)} for fault in refused.faults]
        return _json({"bledy": faults}, status=400)


def _json(data: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
