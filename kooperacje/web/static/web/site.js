// Only what HTML cannot say: tell when the server did not answer. Texts come from the page, in its language.
"use strict";
document.addEventListener("htmx:sendError", () => {
  const place = document.getElementById("messages");
  const note = document.createElement("div");
  note.className = "callout callout--bad";
  note.textContent = document.body.dataset.offline;
  place.replaceChildren(note);
});
