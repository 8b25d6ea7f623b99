"""Root of all addresses. Polish has no prefix, English lives under /en/: a page's language is in its address."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        prefix_default_language=False,
    ),
]
