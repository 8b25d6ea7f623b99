"""The real settings, with nothing remembered between requests: what a page costs when it is made anew."""

from kooperacje.opendata import throttling
from kooperacje.web.settings import *
from kooperacje.web.settings import CACHES

CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
throttling.BURST = 1_000_000  # a measurement asks without a pause
