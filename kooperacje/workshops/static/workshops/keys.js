// Keys for the operator, each the same as pressing a button that stands on the page; and the whole screen.
"use strict";

const KEPT = "workshops-keys";
const keysSwitch = document.querySelector("[data-keys-switch]");

function keysWork() {
  return localStorage.getItem(KEPT) !== "off";
}

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
  const letter = event.key.length === 1;
  if (letter && !keysWork()) return;
  const key = letter ? event.key.toLowerCase() : event.key;
  const wanted = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(key));
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
  const field = wanted.closest("details")?.querySelector("select, textarea");
  if (field && wanted.closest("details").open) field.focus();
});

// One letter alone must be possible to switch off, for those who speak to their computer (WCAG 2.1.4).
if (keysSwitch) {
  const draw = () => keysSwitch.setAttribute("aria-pressed", String(keysWork()));
  keysSwitch.hidden = false;
  draw();
  keysSwitch.addEventListener("click", () => {
    localStorage.setItem(KEPT, keysWork() ? "off" : "on");
    draw();
  });
}

for (const button of document.querySelectorAll("[data-fullscreen]")) {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
}
