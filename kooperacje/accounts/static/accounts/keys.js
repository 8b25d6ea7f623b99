// Security keys: show their parts only where the browser knows them, and say so when a key does not answer.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll("[data-key]")) part.hidden = false;
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const sentence of document.querySelectorAll("[data-key-problem]")) sentence.hidden = false;
});
