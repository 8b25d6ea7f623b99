"""Addresses of the public pages of consultations."""

from django.urls import path

from kooperacje.consultations.views import public

app_name = "public"
urlpatterns = [
    path("", public.listing, name="list"),
    path("dane.json", public.open_data, name="open-data"),
    path("<slug:slug>/", public.consultation, name="consultation"),
    path("<slug:slug>/uwagi/", public.remarks, name="remarks"),
    path("<slug:slug>/tematy/", public.changes, name="changes"),
    path("<slug:slug>/porownanie/", public.comparisons, name="comparisons"),
    path("<slug:slug>/porownanie/<slug:other>/", public.comparison, name="comparison"),
    path("<slug:slug>/raport/", public.report, name="report"),
    path("<slug:slug>/pliki/<str:name>", public.file, name="file"),
]
