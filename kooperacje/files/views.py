"""Handing a file out."""

from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_safe

from kooperacje.base.pages import Request
from kooperacje.files import access, queries


@require_safe
def download(request: Request, file_id: UUID) -> FileResponse:
    """Always as an attachment: nothing that was sent to us is ever shown as a page of ours."""
    file = access.get_or_404(request.actor, file_id)
    answer = FileResponse(
        queries.content(file), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
