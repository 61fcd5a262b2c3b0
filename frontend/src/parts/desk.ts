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
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } }).catch(() => null);
  const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const other = fresh?.getElementById("case-pane");
  if (!pane || !fresh || !other) return location.assign(link.href);
  pane.innerHTML = other.innerHTML;
  pane.scrollTop = 0;
  for (const id of ["case-tabs"]) {
    const [here, there] = [document.getElementById(id), fresh.getElementById(id)];
    if (here && there) here.innerHTML = there.innerHTML;
  }
  links().forEach((one) => {
    if (one === link) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
    one.closest("li")?.classList.toggle("is-shown", one === link);
  });
  document.querySelector(".inbox")?.classList.add("has-case");
  history.pushState({ case: true }, "", link.href);
  (window as unknown as { htmx?: { process: (of: Element) => void } }).htmx?.process(pane);
  pane.querySelector<HTMLElement>("#case h2, #case h1")?.focus();
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
  const fold = document.querySelector<HTMLDetailsElement>(".inbox-views-fold");
  if (fold && !matchMedia(WIDE).matches) fold.open = false;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("#case-rows a[data-case]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!matchMedia("(min-width: 56.01rem)").matches) return;
    event.preventDefault();
    void open(link);
  });
  window.addEventListener("popstate", () => location.reload());
}
