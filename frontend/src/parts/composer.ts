/** Reply, note and answer: three papers that look different, each kept on the server as a draft while it is written. */
import { csrfToken, word } from "./page";
import { typing } from "./live";

const CALM_MS = 900;
const timers = new WeakMap<HTMLTextAreaElement, number>();

/** Shows one of the papers; the others keep what stands on them. */
export function write(kind: string): boolean {
  const paper = document.querySelector<HTMLElement>(`#composer [data-paper="${CSS.escape(kind)}"]`);
  if (!paper) return false;
  document.querySelectorAll<HTMLElement>("#composer [data-paper]").forEach((one) => one.toggleAttribute("hidden", one !== paper));
  document.querySelectorAll<HTMLElement>("#composer [data-write]").forEach((tab) => {
    if (tab.dataset["write"] === kind) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  });
  const text = paper.querySelector<HTMLTextAreaElement>("textarea[data-draft]");
  text?.focus();
  text?.scrollIntoView({ block: "nearest" });
  return true;
}

async function keep(text: HTMLTextAreaElement): Promise<void> {
  const form = text.form;
  const state = form?.querySelector<HTMLElement>("[data-draft-state]");
  const url = text.dataset["draft"];
  if (!form || !url) return;
  const seen = form.querySelector<HTMLInputElement>("input[name=seen]")?.value ?? "0";
  const kind = text.dataset["kind"] ?? "reply";
  const kept = text.value;
  if (state) state.textContent = word("saving");
  const body = new URLSearchParams({ kind, text: kept, seen });
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" } }).catch(() => null);
  if (state) state.textContent = answer?.ok ? (state.dataset["kept"] ?? word("saved")) : word("unsaved");
}

function insert(text: HTMLTextAreaElement, words: string): void {
  const [start, end] = [text.selectionStart, text.selectionEnd];
  const from = text.value.slice(0, start).endsWith("/") && start === end ? start - 1 : start;
  text.setRangeText(words, Math.max(0, from), end, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
}

async function canned(text: HTMLTextAreaElement): Promise<void> {
  const dialog = document.getElementById("canned");
  const url = text.dataset["canned"];
  if (!(dialog instanceof HTMLDialogElement) || !url) return;
  const body = dialog.querySelector<HTMLElement>(".dialog-body");
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || !body) return location.assign(url);
  body.innerHTML = await answer.text();
  dialog.dataset["for"] = text.id;
  dialog.showModal();
  body.querySelector<HTMLElement>("input, summary, button")?.focus();
}

export function startComposer(): void {
  document.addEventListener("input", (event) => {
    const text = event.target;
    if (!(text instanceof HTMLTextAreaElement) || !text.dataset["draft"]) return;
    typing();
    window.clearTimeout(timers.get(text));
    timers.set(text, window.setTimeout(() => void keep(text), CALM_MS));
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const tab = target.closest<HTMLElement>("[data-write]");
    if (tab && write(tab.dataset["write"] ?? "")) event.preventDefault();
    const opener = target.closest<HTMLElement>("[data-open-canned]");
    const text = opener?.closest("form")?.querySelector<HTMLTextAreaElement>("textarea[data-draft]");
    if (opener && text) {
      event.preventDefault();
      void canned(text);
    }
    const use = target.closest<HTMLElement>("[data-use-canned]");
    const dialog = use?.closest("dialog");
    const paper = document.getElementById(dialog?.dataset["for"] ?? "");
    if (use && dialog && paper instanceof HTMLTextAreaElement) {
      event.preventDefault();
      dialog.close();
      insert(paper, use.closest("[data-canned-one]")?.querySelector("[data-canned-text]")?.textContent ?? "");
    }
  });
  document.addEventListener("keydown", (event) => {
    const text = event.target;
    if (!(text instanceof HTMLTextAreaElement) || !text.dataset["draft"]) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      text.form?.querySelector<HTMLButtonElement>("button[data-send]")?.click();
    } else if (event.key === "/" && text.selectionStart === 0 && text.dataset["canned"]) {
      event.preventDefault();
      void canned(text);
    }
  });
  // what is still waiting to be kept goes out at once when the page is left
  window.addEventListener("pagehide", () => {
    document.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]").forEach((text) => {
      if (text.value === text.defaultValue || text.dataset["sent"] || !text.dataset["draft"]) return;
      const seen = text.form?.querySelector<HTMLInputElement>("input[name=seen]")?.value ?? "0";
      const body = new URLSearchParams({ kind: text.dataset["kind"] ?? "reply", text: text.value, seen, csrfmiddlewaretoken: csrfToken() });
      navigator.sendBeacon(text.dataset["draft"], body);
    });
  });
  document.addEventListener("submit", (event) => {
    (event.target as HTMLFormElement).querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]").forEach((text) => {
      window.clearTimeout(timers.get(text));
      text.dataset["sent"] = "1";
    });
  });
}
