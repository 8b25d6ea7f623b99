"""Root of all addresses. Polish has no prefix, English lives under /en/: a page's language is in its address."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from kooperacje.web import views

site = (
    [
        path("", views.home, name="home"),
        path("galeria/", views.gallery, name="gallery"),
        path("dostepnosc/", views.accessibility, name="accessibility"),
    ],
    "web",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kooperacje.opendata.urls")),
    *i18n_patterns(
        path("", include(site)),
        path("", include("kooperacje.directory.urls")),  # early: most of its readers come from outside
        path("", include("kooperacje.modelbook.urls")),
        path("", include("kooperacje.replies.urls")),
        path("", include("kooperacje.intake.urls")),
        path("", include("kooperacje.outreach.urls")),
        path("", include("kooperacje.answering.urls")),
        path("", include("kooperacje.revisions.urls")),
        path("", include("kooperacje.workshops.urls")),
        path("", include("kooperacje.analysis.urls")),
        path("", include("kooperacje.priorities.urls")),
        path("", include("kooperacje.partnership.urls")),
        path("", include("kooperacje.diagnosis.urls")),
        path("dane/", include("kooperacje.opendata.page_urls")),
        path("", include("kooperacje.basket.urls")),
        path("", include("kooperacje.agreements.urls")),
        path("", include("kooperacje.competences.urls")),
        path("", include("kooperacje.consultations.urls")),
        path("konsultacje/", include("kooperacje.consultations.public_urls")),
        path("instytucje/", include("kooperacje.institutions.urls")),
        path("spotkania/", include("kooperacje.meetings.urls")),
        path("", include("kooperacje.accounts.urls")),
        path("pliki/", include("kooperacje.files.urls")),
        path("podzial/", include("kooperacje.territory.urls")),
        path("dziennik/", include("kooperacje.journal.urls")),
        path("poczta/", include("kooperacje.notices.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "kooperacje.web.views.bad_request"
handler403 = "kooperacje.web.views.forbidden"
handler404 = "kooperacje.web.views.not_found"
handler500 = "kooperacje.web.views.server_error"
