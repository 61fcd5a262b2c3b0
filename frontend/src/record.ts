/** Recording at a counter: 1-9 choose the moment, a letter the impression; Enter in the customer search searches and does not save. */
import { page } from "./parts/page";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=radio]), textarea, select") !== null;
}

// On the window and in the capture phase: here "n" says neutral, before the page's own keys take it for "new".
window.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.dataset["find"] !== undefined) {
      event.preventDefault();
      return;
    }
    if (!page.singleKeys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const tap = document.querySelector<HTMLElement>(`[data-taps] [data-tap-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!tap) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (tap instanceof HTMLInputElement) tap.focus();
    tap.click();
  },
  { capture: true },
);
