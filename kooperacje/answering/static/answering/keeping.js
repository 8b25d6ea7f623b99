// Keeps what one types: on the server while one types, in the browser until the server has it. Without it a button does the same.
"use strict";

const PAUSE = 1200; // milliseconds after the last key
const AGAIN = 8000; // milliseconds until a lost connection is tried again
const STORE = "odpowiedz:";

function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (field.name && field.name !== "csrfmiddlewaretoken" && !field.name.endsWith("version")) {
      values[field.name] = field.value;
    }
  }
  return values;
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.place = STORE + form.dataset.keep;
    this.note = form.querySelector("[data-kept]");
    this.known = JSON.stringify(typed(form));
    this.restore();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", () => { this.leaving = true; clearTimeout(this.timer); });
    window.addEventListener("online", () => this.send());
    window.addEventListener("beforeunload", (event) => {
      if (!this.leaving && JSON.stringify(typed(this.form)) !== this.known && !this.held) { event.preventDefault(); }
    });
  }

  say(what, more = "") {
    this.note.textContent = [this.note.dataset[what], more].filter(Boolean).join(" ");
  }

  changed() {
    this.hold();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  hold() {
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), values: typed(this.form) }));
      this.held = true;
    } catch { this.held = false; }
  }

  restore() {
    let left = null;
    try { left = JSON.parse(localStorage.getItem(this.place)); } catch { /* nothing is kept here */ }
    if (!left) { return; }
    let other = false;
    for (const [name, value] of Object.entries(left.values)) {
      const field = this.form.elements[name];
      if (field && field.value !== value && value.trim()) { field.value = value; other = true; }
    }
    if (other) { this.say("restored"); this.changed(); } else { localStorage.removeItem(this.place); }
  }

  async send() {
    const now = JSON.stringify(typed(this.form));
    if (now === this.known || this.leaving) { return; }
    if (this.busy) { this.timer = setTimeout(() => this.send(), PAUSE); return; }
    this.busy = true;
    this.say("saving");
    try {
      const answer = await fetch(location.href, {
        method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" }, redirect: "error",
      });
      const told = await answer.json();
      if (told.kept) {
        this.known = now;
        for (const [name, version] of Object.entries(told.versions)) { this.form.elements[name].value = version; }
        if (JSON.stringify(typed(this.form)) === now) { localStorage.removeItem(this.place); }
        this.say(told.url || told.reload ? "beside" : "saved");
        if (told.url) { history.replaceState(null, "", told.url); }
      } else { this.say("refused", told.told.join(" ")); }
    } catch {
      this.say("here");
      this.timer = setTimeout(() => this.send(), AGAIN);
    } finally { this.busy = false; }
  }
}

function marking(text) {
  // What is marked inside one passage goes with the link below it.
  const chosen = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) { return null; }
    const passage = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("[data-passage]");
    const first = passage(selection.anchorNode);
    if (!first || first !== passage(selection.focusNode)) { return null; }
    return { passage: first, words: selection.toString().trim() };
  };
  let last = null;
  document.addEventListener("selectionchange", () => {
    const now = chosen();
    if (now && now.words) {
      last = now;
      for (const link of text.querySelectorAll("[data-mark]")) {
        const here = now.passage.contains(link);
        link.firstChild.textContent = here ? link.dataset.marked : link.dataset.plain;
      }
    }
  });
  for (const link of text.querySelectorAll("[data-mark]")) {
    link.dataset.plain = link.firstChild.textContent;
    link.addEventListener("click", () => {
      const passage = link.closest("[data-passage]");
      if (last && last.passage === passage && link.firstChild.textContent === link.dataset.marked) {
        sessionStorage.setItem(STORE + "words", JSON.stringify({ passage: passage.dataset.passage, words: last.words }));
      }
    });
  }
}

function quoting(form) {
  const left = JSON.parse(sessionStorage.getItem(STORE + "words") || "null");
  sessionStorage.removeItem(STORE + "words");
  if (!left || form.elements.passage.value !== left.passage || form.elements.quote.value) { return; }
  form.elements.quote.value = left.words;
  form.elements.current.value = left.words;
  const shown = form.querySelector("[data-quoted]");
  shown.querySelector("q").textContent = left.words;
  shown.hidden = false;
}

function begin() {
  for (const form of document.querySelectorAll("[data-quoting]")) { quoting(form); }
  for (const form of document.querySelectorAll("[data-keep]")) {
    if (!form.keeper) { form.keeper = new Keeper(form); }
  }
  for (const text of document.querySelectorAll("[data-marking]")) { marking(text); }
  for (const form of document.querySelectorAll("[data-forget]")) {
    form.addEventListener("submit", () => {
      for (const name of Object.keys(localStorage)) { if (name.startsWith(STORE)) { localStorage.removeItem(name); } }
    });
  }
}

begin();
