/** Single keys outside fields: ? help, / search, n new, g + letter goes somewhere. The reader can switch them off. */
import { page } from "./page";

const GO_WITHIN_MS = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable=''], [contenteditable=true]") !== null;
}

function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function startKeys(openPalette: () => void): void {
  let goUntil = 0;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openPalette();
      return;
    }
    if (!page.singleKeys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (performance.now() < goUntil) {
      goUntil = 0;
      const address = page.jumps[event.key.toLowerCase()];
      if (address) {
        event.preventDefault();
        location.assign(address);
      }
      return;
    }
    const act: Record<string, () => void> = {
      "?": () => openDialog("keys-help"),
      "/": () => {
        const field = document.querySelector<HTMLInputElement>("main input[type=search], main [data-search]");
        if (field) field.focus();
        else openPalette();
      },
      n: () => {
        const local = document.querySelector<HTMLAnchorElement>("a[data-key-new]");
        const address = local?.href ?? page.urls.new;
        if (address) location.assign(address);
      },
      g: () => {
        goUntil = performance.now() + GO_WITHIN_MS;
      },
    };
    const deed = act[event.key];
    if (deed) {
      event.preventDefault();
      deed();
    }
  });
}
