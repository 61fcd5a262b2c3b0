/** The command palette: Ctrl/Cmd+K, type, arrows, Enter. Its lines come from the server and know the reader's permissions. */
import { icon, page, word } from "./page";

interface Command {
  label: string;
  url: string;
  group?: string;
  icon?: string;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const WAIT_MS = 150;

export function startPalette(): () => void {
  const dialog = document.getElementById("palette") as HTMLDialogElement | null;
  const input = dialog?.querySelector<HTMLInputElement>("input");
  const list = dialog?.querySelector<HTMLUListElement>("ul");
  const status = dialog?.querySelector<HTMLElement>("[role=status]");
  if (!dialog || !input || !list || !page.urls.palette) return () => undefined;
  const address = page.urls.palette;
  let known: Command[] = [];
  let shown: Command[] = [];
  let at = 0;
  let timer = 0;
  let asked = 0;
  let answered = "";

  const mark = (index: number): void => {
    at = Math.max(0, Math.min(index, shown.length - 1));
    list.querySelectorAll<HTMLElement>("[role=option]").forEach((line, i) => {
      line.setAttribute("aria-selected", String(i === at));
      if (i === at) line.scrollIntoView({ block: "nearest" });
    });
    if (shown.length) input.setAttribute("aria-activedescendant", `palette-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };

  const draw = (): void => {
    // until the server has answered, what is already here is narrowed down; its answer is shown as it is (a customer found by telephone)
    const words = input.value === answered ? [] : plain(input.value).split(/\s+/).filter(Boolean);
    shown = known.filter((one) => words.every((part) => plain(`${one.label} ${one.group ?? ""}`).includes(part))).slice(0, 60);
    list.replaceChildren(...shown.map((one, i) => {
      const line = document.createElement("li");
      line.id = `palette-${i}`;
      line.setAttribute("role", "option");
      line.dataset["index"] = String(i);
      const label = document.createElement("span");
      label.textContent = one.label;
      const group = document.createElement("span");
      group.className = "group";
      group.textContent = one.group ?? "";
      line.append(icon(one.icon || "arrow-right"), label, group);
      return line;
    }));
    if (status) status.textContent = shown.length || input.value !== answered ? "" : word("nothing_found");
    mark(0);
  };

  const load = async (): Promise<void> => {
    const mine = ++asked;
    const words = input.value;
    const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    known = ((await answer.json()) as { commands: Command[] }).commands;
    answered = words;
    draw();
  };

  const go = (): void => {
    const chosen = shown[at];
    if (chosen) location.assign(chosen.url);
  };

  input.addEventListener("input", () => {
    draw();
    clearTimeout(timer);
    timer = window.setTimeout(() => void load(), WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter") go();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const line = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (!line) return;
    mark(Number(line.dataset["index"]));
    go();
  });
  const open = (): void => {
    if (dialog.open) return;
    input.value = "";
    dialog.showModal();
    input.focus();
    void load();
  };
  document.addEventListener("click", (event) => {
    const opener = (event.target as Element).closest("[data-open-palette]");
    if (!opener) return;
    event.preventDefault();
    open();
  });
  return open;
}
