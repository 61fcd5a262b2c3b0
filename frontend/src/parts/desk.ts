/** Walking the list, opening a case beside it, and the keys of a case. */
import { page } from "./page";
import { write } from "./composer";
import { beHere, connect } from "./live";

const WIDE = "(min-width: 68.01rem)";

function links(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("#case-rows a[data-case]")];
}

function current(): number {
  const found = links();
  const focused = found.indexOf(document.activeElement as HTMLAnchorElement);
  return focused >= 0 ? focused : found.findIndex((one) => one.hasAttribute("aria-current"));
}

function step(by: number): void {
  const found = links();
  const next = found[Math.min(Math.max(current() + by, 0), found.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** The case of a line, put beside the list; its address is the one that a page without script would have gone to. */
async function open(link: HTMLAnchorElement): Promise<void> {
  const pane = document.getElementById("case-pane");
  const url = new URL(link.dataset["pane"] ?? link.href, location.href);
  url.searchParams.set("here", location.pathname + (link.dataset["here"] ?? location.search));
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!pane || !answer?.ok) return location.assign(link.href);
  pane.innerHTML = await answer.text();
  pane.scrollTop = 0;
  links().forEach((one) => {
    if (one === link) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
    one.closest("li")?.classList.toggle("is-shown", one === link);
  });
  history.pushState({ case: true }, "", link.dataset["here"] ?? link.href);
  (window as unknown as { htmx?: { process: (of: Element) => void } }).htmx?.process(pane);
  pane.querySelector<HTMLElement>(".case-subject")?.focus();
  connect();
  void beHere();
}

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function keys(): void {
  const help = document.querySelector("#keys-help .dialog-body");
  const own = document.getElementById("case-keys");
  if (help && own instanceof HTMLTemplateElement) help.querySelector(".keys-list")?.after(own.content.cloneNode(true));
  const acts: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    x: () => links()[current()]?.closest("li")?.querySelector<HTMLInputElement>("input[name=case]")?.click(),
    r: () => void write("reply"),
    c: () => void write("note"),
    f: () => void write("answer"),
    a: () => press("[data-act=assign]"),
    t: () => press("[data-act=take]"),
    m: () => press("#case-acts > summary"),
    s: () => press("#onward [data-onward]"),
    ".": () => void navigator.clipboard?.writeText(document.querySelector("#case [data-number]")?.textContent ?? ""),
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (!page.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as Element;
      if (target.closest("input:not([type=checkbox]), textarea, select, dialog") || document.querySelector("dialog[open]")) return;
      const deed = acts[event.key];
      if (!deed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      deed();
    },
    { capture: true },
  );
}

export function startDesk(): void {
  keys();
  document.addEventListener("htmx:after:swap", () => {
    if (document.querySelector("#case-pane #case:not([data-woken])")) {
      document.querySelector("#case-pane #case")?.setAttribute("data-woken", "");
      connect();
      void beHere();
    }
  });
  const fold = document.querySelector<HTMLDetailsElement>(".inbox-views-fold");
  if (fold && !matchMedia("(min-width: 84.01rem)").matches) fold.open = false;
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const onward = target.closest<HTMLElement>("a[data-onward]")?.dataset["onward"]; // the next case, if the list beside it shows it
    const link = onward
      ? links().find((one) => one.dataset["case"] === onward)
      : target.closest<HTMLAnchorElement>("#case-rows a[data-case]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!matchMedia(WIDE).matches) return;
    event.preventDefault();
    void open(link);
  });
  window.addEventListener("popstate", () => location.reload());
}
