"""Addresses of the room: who is silent, whom to telephone, one institution, and the stakeholder base."""

from django.urls import path

from kooperacje.outreach.views import base, reach

HOME = "praca/konsultacje/<slug:slug>/zasieg/"

app_name = "outreach"
urlpatterns = [
    path(HOME, reach.reach, name="reach"),
    path(f"{HOME}tabela.<slug:form>", reach.reach_file, name="reach-file"),
    path(f"{HOME}telefony/", reach.calls, name="calls"),
    path(f"{HOME}instytucje/<slug:key>/", reach.history, name="history"),
    path(f"{HOME}baza/", base.upload, name="base"),
    path(f"{HOME}baza/wzor.csv", base.template, name="base-template"),
    path(f"{HOME}baza/<uuid:ref>/", base.preview, name="base-preview"),
    path(f"{HOME}baza/<uuid:ref>/wczytaj/", base.load, name="base-load"),
    path(f"{HOME}baza/<uuid:ref>/odrzuc/", base.discard, name="base-discard"),
]
