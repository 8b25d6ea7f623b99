// Only what HTML cannot say. Texts come from the page, in its language.
"use strict";

// A whole page that came without a reload is read from its beginning, as after a reload.
document.addEventListener("htmx:afterSettle", (event) => {
  const page = event.detail.target;
  if (page.id === "page" && !page.contains(document.activeElement)) {
    document.getElementById("main").focus();
  }
});

// The server did not answer: say so, and leave everything as it stands.
document.addEventListener("htmx:sendError", () => {
  const note = document.createElement("div");
  note.className = "callout callout--bad";
  note.textContent = document.body.dataset.offline;
  document.getElementById("messages").replaceChildren(note);
});
