"""The application that the web server runs. It refuses to start as a database role that could bypass the walls."""

import os
import sys

from django.core.wsgi import get_wsgi_application
from django.db import connection

from kooperacje.runtime import roles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperacje.web.settings")
application = get_wsgi_application()

_faults = roles.faults(connection)
connection.close()
if _faults:
    sys.exit(" ".join(["Refusing to serve.", *_faults]))
