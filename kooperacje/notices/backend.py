"""Django's mail interface on top of the outbox, so that mails of libraries wait and retry like our own."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kooperacje.base.actor import system
from kooperacje.notices.actions import post


class OutboxBackend(BaseEmailBackend):
    """One notice for each receiver; the sender is always `MAIL_FROM`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:
                raise NotImplementedError(
                    "the outbox takes no attachments: send a link to the page that offers the file"
                )
            for receiver in message.recipients():
                post(
                    to=receiver,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=_html(message),
                    by=system("sign-in"),
                )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    found = [str(content) for content, kind in getattr(message, "alternatives", []) if kind == "text/html"]
    return found[0] if found else ""
