"""The real settings with the few differences that make tests fast and strict."""

import os

os.environ.setdefault("KOOPERACJE_SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("KOOPERACJE_DEMO", "1")

from kooperacje.runtime import database, paths
from kooperacje.runtime.postgres import Cluster

TEST_CLUSTER = Cluster(paths.data_folder() / "tests" / "postgres", for_tests=True)
if not database.external_url():
    os.environ["KOOPERACJE_DB_SOCKETS"] = str(TEST_CLUSTER.sockets)

from kooperacje.web.settings import *
from kooperacje.web.settings import STORAGES, TEMPLATES

# A name that no template context has is a mistake, not an empty string.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = __import__(
    "tests.fixtures.unknown", fromlist=["UNKNOWN"]
).UNKNOWN  # type: ignore[index]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STATIC_ROOT = paths.data_folder() / "tests" / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
