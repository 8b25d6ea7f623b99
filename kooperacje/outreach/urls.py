"""Addresses of the room: who is silent, whom to telephone, one institution, the stakeholder base, and mailings."""

from django.urls import path

from kooperacje.outreach.views import base, mailings, opting, reach

HOME = "praca/konsultacje/<slug:slug>/zasieg/"
MAILINGS = "praca/konsultacje/<slug:slug>/wysylka/"
ONE = f"{MAILINGS}<uuid:ref>/"

app_name = "outreach"
urlpatterns = [
    path(HOME, reach.reach, name="reach"),
    path(f"{HOME}tabela.<slug:form>", reach.reach_file, name="reach-file"),
    path(f"{HOME}telefony/", reach.calls, name="calls"),
    path(f"{HOME}instytucje/<slug:key>/", reach.history, name="history"),
    path(f"{HOME}instytucje/<slug:key>/adres/", reach.history_email, name="history-email"),
    path(f"{HOME}przekazane/", reach.relays, name="relays"),
    path(f"{HOME}baza/", base.upload, name="base"),
    path(f"{HOME}baza/wzor.csv", base.template, name="base-template"),
    path(f"{HOME}baza/<uuid:ref>/", base.preview, name="base-preview"),
    path(f"{HOME}baza/<uuid:ref>/wczytaj/", base.load, name="base-load"),
    path(f"{HOME}baza/<uuid:ref>/odrzuc/", base.discard, name="base-discard"),
    path("bez-wiadomosci/<str:token>/", opting.opt_out, name="opt-out"),
    path(MAILINGS, mailings.listing, name="mailings"),
    path(f"{MAILINGS}nowa/", mailings.new, name="mailing-new"),
    path(ONE, mailings.one, name="mailing"),
    path(f"{ONE}zmien/", mailings.change, name="mailing-change"),
    path(f"{ONE}podglad/", mailings.preview, name="mailing-preview"),
    path(f"{ONE}cofnij/", mailings.back, name="mailing-back"),
    path(f"{ONE}zatrzymaj/", mailings.stop, name="mailing-stop"),
    path(f"{ONE}kody.<slug:form>", mailings.file, name="mailing-file"),
    path(f"{ONE}listy/", mailings.letters, name="mailing-letters"),
]
