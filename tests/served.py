"""Settings of the server that a real browser visits: as in tests, but with static files as in production."""

from tests.settings import *
from tests.settings import STORAGES, paths

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
STATIC_ROOT = paths.data_folder() / "tests" / "static-served"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
ROOT_URLCONF = "kooperacje.web.tests.raising"  # the product's addresses and those that fail on purpose

# The half-minute of a code may end between the test's typing and the server's check.
MFA_TOTP_TOLERANCE = 1
