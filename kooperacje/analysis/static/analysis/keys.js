// One key instead of a press: each is a button or link that stands on the page and works without this script.
"use strict";

const KEPT = "analysis-keys";
const writing = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";

// One sign alone must be possible to switch off, for those who speak to their computer (WCAG 2.1.4).
function keysWork() {
  return localStorage.getItem(KEPT) !== "off";
}

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
  if (held || !keysWork() || event.target.closest(writing)) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
});

const keysSwitch = document.querySelector("[data-keys-switch]");
if (keysSwitch) {
  for (const told of document.querySelectorAll(".keys-only")) told.hidden = false;
  const draw = () => keysSwitch.setAttribute("aria-pressed", String(keysWork()));
  draw();
  keysSwitch.addEventListener("click", () => {
    localStorage.setItem(KEPT, keysWork() ? "off" : "on");
    draw();
  });
}
