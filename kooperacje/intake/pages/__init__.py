"""What the templates of the room get: frozen values, no rows."""

from kooperacje.intake.pages.blank import BlankPage, blank_page
from kooperacje.intake.pages.item import ItemPage, UploadPage, item_page, upload_page
from kooperacje.intake.pages.queue import QueuePage, queue_page

__all__ = [
    "BlankPage",
    "ItemPage",
    "QueuePage",
    "UploadPage",
    "blank_page",
    "item_page",
    "queue_page",
    "upload_page",
]
