/**
 * The cycle editor. The server is the editor: every edit is a form that works by itself, and htmx swaps the inside of #editor.
 * Here is only what hands add to that: dragging (mouse and touch, in the list and in the ring), keys, saving by itself,
 * and care that nobody loses the place or what was typed when the answer comes.
 */
import { showToast } from "./parts/toasts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Context {
  sourceElement: Element;
  target: unknown;
  request: { body: unknown; method: string };
  response?: { status: number };
}

const SAVE_AFTER_MS = 900;
const DRAG_FROM_PX = 6;
const EDGE_PX = 56;

const editor = document.getElementById("editor");
const state = document.getElementById("save-state");
const live = document.getElementById("editor-live");

const word = (name: string): string => editor?.dataset[name] ?? "";
const now = (): HTMLElement | null => document.getElementById("editor-now");
const contextOf = (event: Event): Context | undefined => (event as CustomEvent<{ ctx?: Context }>).detail?.ctx;
const say = (text: string): void => {
  if (state) state.textContent = text;
};
const announce = (text: string): void => {
  if (live && text) live.textContent = text;
};
const formOf = (key: string): HTMLFormElement | null => editor?.querySelector<HTMLFormElement>(`form[data-move="${CSS.escape(key)}"]`) ?? null;
const rowOf = (key: string): HTMLElement | null => document.getElementById(`row-${key}`);

// Saving by itself -----------------------------------------------------------------------------------------------------

/** Controls that were touched since their form was last sent: what is in them must survive the next swap. */
const touched = new Set<string>();
let timer = 0;

function autosaved(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-autosave]") : null;
}

function save(): void {
  clearTimeout(timer);
  timer = 0;
  if (kept) return saveSoon();
  editor?.querySelector<HTMLFormElement>("form[data-autosave]")?.requestSubmit();
}

function saveSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(save, SAVE_AFTER_MS);
}

function startSaving(box: HTMLElement): void {
  box.addEventListener("input", (event) => {
    const form = autosaved(event.target);
    if (!form) return;
    touched.add((event.target as Control).id);
    say(word("unsavedWords"));
    if (!(event as InputEvent).isComposing) saveSoon();
  });
  box.addEventListener("change", (event) => {
    // Chromium says "change" also when a swap takes the field away: that is nobody's wish
    if (kept || !autosaved(event.target) || !touched.size) return;
    // the next thing clicked may be another moment: what was typed goes first
    save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (timer || touched.size) event.preventDefault();
  });
}

// What htmx sends and swaps --------------------------------------------------------------------------------------------

interface Kept {
  focus: string;
  from: number | null;
  to: number | null;
  values: Map<string, { value: string; checked: boolean }>;
  form: string;
  scroll: number;
}
let kept: Kept | null = null; // from the moment an answer is put into the page until htmx has woken what is new in it
/** What somebody did meanwhile: sent at once it would be a plain form, and the whole page would be loaded anew. */
let meanwhile: (() => void)[] = [];
let enterWasPressed = false;
let removal = { key: "", next: "" }; // the moment asked about, and the one that gets its focus when it is gone

function keep(): Kept {
  const active = document.activeElement;
  const typing = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
  let from: number | null = null;
  let to: number | null = null;
  try {
    from = typing?.selectionStart ?? null;
    to = typing?.selectionEnd ?? null;
  } catch {
    // a control without a caret
  }
  const values = new Map<string, { value: string; checked: boolean }>();
  for (const id of touched) {
    const control = document.getElementById(id);
    if (control instanceof HTMLInputElement) values.set(id, { value: control.value, checked: control.checked });
    else if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) values.set(id, { value: control.value, checked: false });
  }
  const fresh = document.getElementById("new-name");
  if (fresh instanceof HTMLInputElement && fresh === active) values.set(fresh.id, { value: fresh.value, checked: false });
  const form = editor?.querySelector<HTMLFormElement>("form[data-autosave]")?.action ?? "";
  return { focus: active?.id ?? "", from, to, values, form, scroll: document.getElementById("moment-panel")?.scrollTop ?? 0 };
}

function restore(was: Kept): void {
  const form = editor?.querySelector<HTMLFormElement>("form[data-autosave]");
  const same = form?.action === was.form;
  let changed = false;
  if (same) {
    for (const [id, { value, checked }] of was.values) {
      const control = document.getElementById(id) as Control | null;
      if (!control || !("value" in control)) continue;
      if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
        changed ||= control.checked !== checked;
        control.checked = checked;
      } else if (control.value !== value) {
        changed ||= control.closest("form") === form;
        control.value = value;
      }
    }
    const panel = document.getElementById("moment-panel");
    if (panel) panel.scrollTop = was.scroll;
  } else {
    touched.clear();
  }
  const selected = now()?.dataset["selected"] ?? "";
  if (removal.key && !rowOf(removal.key)) {
    was.focus = `row-${removal.next}`;
    removal = { key: "", next: "" };
  }
  const target = (was.focus && document.getElementById(was.focus)) || (was.focus ? rowOf(was.focus.replace(/^(row|up|down)-/, "")) ?? rowOf(selected) : null);
  if (target && document.activeElement !== target && !(target as HTMLButtonElement).disabled) target.focus({ preventScroll: true });
  if (same && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && was.from !== null) {
    try {
      target.setSelectionRange(was.from, was.to);
    } catch {
      // a control without a caret
    }
  }
  if (changed && form) {
    say(word("unsavedWords"));
    saveSoon();
  }
}

function hasRefused(): boolean {
  return editor?.querySelector("form[data-autosave] [aria-invalid=true]") !== null;
}

function startSwapping(box: HTMLElement): void {
  document.addEventListener("htmx:before:request", (event) => {
    const context = contextOf(event);
    if (!context || context.target !== box) return;
    if (context.request.body instanceof URLSearchParams) {
      // it may have waited behind another edit: it is made on what that one left
      context.request.body.set("base", now()?.dataset["revision"] ?? "");
      if (context.sourceElement.matches("[data-autosave]")) touched.clear();
      say(word("saving"));
      return;
    }
    if (hasRefused() && !context.sourceElement.closest("[data-discard]")) {
      event.preventDefault();
      showToast(word("first"), "warning");
      box.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  });
  document.addEventListener("htmx:before:swap", (event) => {
    const context = contextOf(event);
    if (context?.target === box) kept = keep();
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const context = contextOf(event);
    if (!context || context.target !== box || !kept) return;
    const was = kept;
    kept = null;
    const status = context.response?.status ?? 200;
    if (status >= 500) return;
    dress();
    if (context.request.method === "POST") say(status < 400 ? word("saved") : word("refused"));
    if (status < 400 && (was.focus === "new-name" || was.focus === "" || context.sourceElement.id === "add-form") && context.sourceElement.id === "add-form") {
      const fresh = document.getElementById("new-name") as HTMLInputElement | null;
      if (fresh) fresh.value = "";
      was.values.delete("new-name");
      was.focus = "new-name";
    }
    restore(was);
    announce(now()?.dataset["said"] ?? "");
    const problem = document.getElementById("editor-problem");
    if (problem && status >= 400) problem.scrollIntoView({ block: "nearest" });
    if (context.request.method === "GET") showPanel();
  });
  document.addEventListener("htmx:finally:swap", (event) => {
    if (contextOf(event)?.target !== box) return;
    kept = null;
    const waiting = meanwhile;
    meanwhile = [];
    waiting.forEach((act) => act());
  });
  const later = (event: Event, act: () => void): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    meanwhile.push(act);
  };
  box.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (kept) later(event, () => form.requestSubmit((event as SubmitEvent).submitter));
  }, { capture: true });
  box.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[hx-get]");
    if (kept && link && !event.ctrlKey && !event.metaKey) later(event, () => link.click());
  }, { capture: true });
  document.addEventListener("htmx:error", () => {
    if (touched.size) say(word("unsavedWords"));
  });
}

/** After choosing a moment: on a narrow page its fields are far below; Enter goes straight into them. */
function showPanel(): void {
  const panel = document.getElementById("moment-panel");
  const name = document.getElementById("id_name");
  if (!panel || !now()?.dataset["selected"]) return;
  if (enterWasPressed) name?.focus();
  else if (panel.getBoundingClientRect().top > window.innerHeight - 120) panel.scrollIntoView({ block: "start" });
  enterWasPressed = false;
}

// Moving ---------------------------------------------------------------------------------------------------------------

function move(key: string, to: string): void {
  if (kept) {
    meanwhile.push(() => move(key, to)); // with its own field, which does not outlive the sending
    return;
  }
  const form = formOf(key);
  if (!form) return;
  form.querySelector('input[name="to"]')?.remove();
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "to";
  field.value = to;
  form.append(field);
  form.requestSubmit();
  field.remove();
}

function rows(): HTMLElement[] {
  return [...(document.getElementById("moment-list")?.querySelectorAll<HTMLElement>("li[data-key]") ?? [])];
}

interface Drag {
  key: string;
  from: number;
  to: number;
  pointer: number;
  x: number;
  y: number;
  moving: boolean;
  ring: SVGSVGElement | null;
  source: Element;
}
let drag: Drag | null = null;
let clickToSwallow = false;

function mark(one: Drag): void {
  const list = rows();
  list.forEach((row, index) => {
    row.classList.toggle("opacity-50", one.moving && index === one.from);
    row.classList.toggle("shadow-[inset_0_4px_0_var(--link)]", one.moving && one.to < one.from && index === one.to);
    row.classList.toggle("shadow-[inset_0_-4px_0_var(--link)]", one.moving && one.to > one.from && index === one.to);
  });
  if (!one.ring) return;
  [...one.ring.querySelectorAll(".node")].forEach((node, index) => {
    node.classList.toggle("opacity-40", one.moving && index === one.from);
    node.classList.toggle("selected", one.moving ? index === one.to : list[index]?.dataset["key"] === now()?.dataset["selected"]);
  });
}

function overList(y: number): number {
  const list = rows();
  const under = list.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return under < 0 ? list.length - 1 : under;
}

/** The node nearest to the finger: all stand on one circle, so the nearest is the one in its direction. */
function overRing(ring: SVGSVGElement, x: number, y: number): number {
  let best = 0;
  let distance = Infinity;
  [...ring.querySelectorAll(".disc")].forEach((disc, index) => {
    const box = disc.getBoundingClientRect();
    const away = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}

function stop(commit: boolean): void {
  const one = drag;
  drag = null;
  if (!one) return;
  const { moving } = one;
  one.moving = false;
  mark(one);
  document.documentElement.classList.remove("cursor-grabbing");
  if (!moving) return;
  clickToSwallow = true;
  setTimeout(() => (clickToSwallow = false), 0);
  if (commit && one.to !== one.from) move(one.key, String(one.to + 1));
}

function startDragging(box: HTMLElement): void {
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const target = event.target as Element;
    const grip = target.closest("[data-grip]");
    const row = target.closest<HTMLElement>("li[data-key]");
    const node = target.closest("[data-ring] svg [data-node]");
    // by mouse the whole row can be taken; by touch only its grip, so that the page still scrolls
    if (!node && !(row && (grip || (event.pointerType === "mouse" && target.closest("[data-row]"))))) return;
    const key = node?.getAttribute("data-node") ?? row?.dataset["key"] ?? "";
    const from = rows().findIndex((one) => one.dataset["key"] === key);
    if (from < 0) return;
    const ring = node?.closest<SVGSVGElement>("svg") ?? null;
    drag = { key, from, to: from, pointer: event.pointerId, x: event.clientX, y: event.clientY, moving: false, ring, source: node ?? row ?? target };
    if (grip) event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.moving) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < DRAG_FROM_PX) return;
      drag.moving = true;
      document.documentElement.classList.add("cursor-grabbing");
    }
    event.preventDefault();
    if (!drag.ring) {
      if (event.clientY < EDGE_PX * 2) window.scrollBy(0, -12);
      if (event.clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, 12);
    }
    drag.to = drag.ring ? overRing(drag.ring, event.clientX, event.clientY) : overList(event.clientY);
    mark(drag);
  });
  document.addEventListener("pointerup", (event) => {
    if (drag && event.pointerId === drag.pointer) stop(true);
  });
  document.addEventListener("pointercancel", () => stop(false));
  // touch-action is not heeded on every shape of an SVG: what a finger has taken must not scroll the page
  box.addEventListener("touchmove", (event) => {
    if (drag && event.cancelable) event.preventDefault();
  }, { passive: false });
  box.addEventListener("dragstart", (event) => {
    if ((event.target as Element).closest("[data-row], [data-node]")) event.preventDefault();
  });
  box.addEventListener(
    "click",
    (event) => {
      if (!clickToSwallow) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

// Keys -----------------------------------------------------------------------------------------------------------------

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;
}

function askToRemove(key: string): void {
  const link = [...(editor?.querySelectorAll<HTMLElement>("[data-remove]") ?? [])].find((one) => one.dataset["remove"] === key);
  const dialog = document.getElementById("remove-dialog");
  const form = document.getElementById("remove-form") as HTMLFormElement | null;
  if (!link || !form || !(dialog instanceof HTMLDialogElement)) return;
  const keys = rows().map((row) => row.dataset["key"] ?? "");
  const place = keys.indexOf(key);
  removal = { key, next: keys[place + 1] ?? keys[place - 1] ?? "" };
  const name = dialog.querySelector("[data-remove-name]");
  if (name) name.textContent = link.dataset["name"] ?? "";
  const address = link.getAttribute("href") ?? "";
  form.action = address;
  form.setAttribute("hx-post", address);
  dialog.showModal();
  document.getElementById("remove-yes")?.focus();
}

function startKeys(box: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) return stop(false);
    const target = event.target as Element;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !isTyping(target) && !document.querySelector("dialog[open]")) {
      const key = event.key.toLowerCase();
      const id = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
      const button = id ? document.getElementById(id) : null;
      if (button instanceof HTMLButtonElement) {
        event.preventDefault();
        if (!button.disabled) button.form?.requestSubmit();
      }
      return;
    }
    const row = target.closest<HTMLElement>("li[data-key]");
    const node = target.closest("[data-ring] svg [data-node]");
    const key = row?.dataset["key"] ?? node?.getAttribute("data-node") ?? "";
    if (!key || !box.contains(target)) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      event.stopPropagation();
      move(key, event.key === "ArrowUp" ? "up" : "down");
    } else if (event.key === "Delete" && !isTyping(target)) {
      event.preventDefault();
      askToRemove(key);
    } else if (event.key === "Enter" && target.matches("[data-row], [data-node]")) {
      enterWasPressed = true;
    } else if (!event.altKey && row && target.matches("[data-row]") && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const list = rows();
      const next = list[list.indexOf(row) + (event.key === "ArrowUp" ? -1 : 1)];
      if (next) {
        event.preventDefault();
        next.querySelector<HTMLElement>("[data-row]")?.focus();
      }
    }
  }, { capture: true });
  box.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-remove]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    askToRemove(link.dataset["remove"] ?? "");
  });
}

/** What a page without script has no use for. */
function dress(): void {
  editor?.querySelectorAll<HTMLElement>("[data-grip]").forEach((grip) => grip.removeAttribute("hidden"));
  editor?.querySelectorAll("[data-ring] svg [data-node]").forEach((node) => {
    const key = node.getAttribute("data-node") ?? "";
    if (!node.id && node.closest(".ring-wide")) node.id = `node-${key}`;
  });
  document.querySelectorAll<HTMLButtonElement>("form[data-autosave] button.btn-primary").forEach((button) => button.classList.add("sr-only"));
}

if (editor) {
  startSaving(editor);
  startSwapping(editor);
  startDragging(editor);
  startKeys(editor);
  dress();
}
