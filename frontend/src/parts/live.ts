/**
 * What changes while a page is open. The server holds a stream while it has a place for it and otherwise answers at once and asks us to come
 * back in a while; EventSource does both by itself. A page that nobody looks at asks for nothing.
 * Only parts marked `data-part` are ever replaced: what somebody writes is never touched.
 */
import { csrfToken } from "./page";

const HERE_EVERY_MS = 20_000;
const AGAIN_MS = 30_000;
const CALM_MS = 400;

let source: EventSource | null = null;
let again = 0;

export function shownCase(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#case[data-case]");
}

function address(): string {
  const list = document.querySelector<HTMLElement>(".inbox[data-live]");
  const open = shownCase();
  const base = list?.dataset["live"] ?? open?.dataset["live"] ?? "";
  if (!base) return "";
  const url = new URL(base, location.href);
  url.searchParams.delete("case");
  if (open) url.searchParams.append("case", `${open.dataset["case"]}.${open.dataset["version"]}`);
  return url.toString();
}

async function fragment(url: string): Promise<Document | null> {
  const answer = await fetch(url, { headers: { "HX-Request": "true", Accept: "text/html" } }).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/** Puts the new parts in place of the old ones, but for one in which somebody is busy. */
function replaceParts(fresh: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>("#case [data-part]")) {
    const other = fresh.getElementById(part.id);
    if (!other || other.innerHTML === part.innerHTML) continue;
    const busy = part.contains(document.activeElement) && document.activeElement?.matches("input, textarea, select");
    if (!busy) part.innerHTML = other.innerHTML;
  }
}

function isWriting(): boolean {
  return [...document.querySelectorAll<HTMLTextAreaElement>("#composer textarea")].some((one) => one.value.trim() !== "");
}

/** Whoever writes is told of a new message and says that it was read; whoever does not, sees it on top of the page. */
export function see(latest: string): void {
  document.querySelectorAll<HTMLInputElement>("#composer input[name=seen]").forEach((one) => (one.value = latest));
  document.getElementById("new-message")?.setAttribute("hidden", "");
}

async function refreshCase(version: number): Promise<void> {
  const open = shownCase();
  if (!open || version <= Number(open.dataset["version"])) return;
  const fresh = await fragment(open.dataset["parts"] ?? "");
  const other = fresh?.getElementById("case-parts");
  if (!fresh || !other || shownCase() !== open) return;
  replaceParts(fresh);
  open.dataset["version"] = other.dataset["version"] ?? String(version);
  const latest = other.dataset["latest"] ?? "0";
  if (Number(latest) > Number(open.dataset["latest"])) {
    open.dataset["latest"] = latest;
    if (isWriting()) document.getElementById("new-message")?.removeAttribute("hidden");
    else see(latest);
  }
  const told = document.getElementById("case-told");
  if (told) told.textContent = told.dataset["words"] ?? "";
}

let listTimer = 0;
function refreshList(): void {
  window.clearTimeout(listTimer);
  listTimer = window.setTimeout(async () => {
    const rows = document.getElementById("case-rows");
    if (!rows) return;
    const fresh = await fragment(location.pathname + location.search);
    if (!fresh || fresh.body.innerHTML.trim() === rows.innerHTML.trim()) return;
    const ticked = new Set([...rows.querySelectorAll<HTMLInputElement>("input[name=case]:checked")].map((one) => one.value));
    const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("a[data-case]")?.dataset["case"];
    rows.innerHTML = fresh.body.innerHTML;
    rows.querySelectorAll<HTMLInputElement>("input[name=case]").forEach((one) => (one.checked = ticked.has(one.value)));
    if (focused) rows.querySelector<HTMLElement>(`a[data-case="${CSS.escape(focused)}"]`)?.focus();
  }, CALM_MS);
}

let typedAt = 0;
let toldTyping = false;

export function typing(): void {
  typedAt = Date.now();
  if (!toldTyping) void beHere();
}

/** Tells the others that we are here (and write), and shows who else is. */
export async function beHere(): Promise<void> {
  const open = shownCase();
  const url = open?.dataset["presence"];
  if (!open || !url || document.hidden) return;
  toldTyping = Date.now() - typedAt < HERE_EVERY_MS;
  const body = new URLSearchParams({ typing: toldTyping ? "1" : "" });
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrfToken() } }).catch(() => null);
  const here = document.getElementById("case-here");
  if (answer?.status === 200 && here && shownCase() === open) {
    const text = await answer.text();
    if (here.innerHTML.trim() !== text.trim()) here.innerHTML = text;
  }
}

function leave(): void {
  const url = shownCase()?.dataset["presence"];
  if (url) navigator.sendBeacon(url, new URLSearchParams({ gone: "1", csrfmiddlewaretoken: csrfToken() }));
}

export function connect(): void {
  source?.close();
  window.clearTimeout(again);
  const url = address();
  if (!url || document.hidden) return;
  source = new EventSource(url);
  source.addEventListener("case", (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as { case: number; version: number };
    if (String(news.case) === shownCase()?.dataset["case"]) void refreshCase(news.version);
  });
  source.addEventListener("here", () => void beHere());
  source.addEventListener("list", refreshList);
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) again = window.setTimeout(connect, AGAIN_MS);
  });
}

export function startLive(): void {
  if (!document.querySelector("[data-live]")) return;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else {
      connect();
      void beHere();
    }
  });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-seen-it]")) see(shownCase()?.dataset["latest"] ?? "0");
  });
  window.addEventListener("pagehide", () => {
    source?.close();
    leave();
  });
  window.setInterval(() => void beHere(), HERE_EVERY_MS);
  connect();
  void beHere();
}
