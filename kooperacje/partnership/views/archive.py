"""The papers of a team as an archive."""

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.partnership import access, actions
from kooperacje.partnership.pages import archive as pages


@require_safe
def archive(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP_PAPERS)
    return answer(request, "partnership/archive.html", pages.archive_page(request.actor, team))


@require_POST
def take(request: Request, key: str) -> FileResponse:
    """Sent from the disk; asked for by a button, since the journal writes down who took it."""
    team = access.get_or_404(request.actor, key, access.KEEP_PAPERS)
    made = actions.take_papers(by=request.actor, team=team)
    response = FileResponse(
        made, as_attachment=True, filename=f"{team.key}.zip", content_type="application/zip"
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response
