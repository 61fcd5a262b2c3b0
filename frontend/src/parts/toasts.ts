/** Toasts: they leave by themselves after a while, but never while they are read (hover, focus) or ask something (undo, errors). */
import { icon, word } from "./page";

const STAY_MS = 7_000;
const STAY_WITH_UNDO_MS = 20_000;
const ICONS: Record<string, string> = { success: "circle-check", error: "circle-alert", warning: "triangle-alert", info: "info" };

export type Level = "success" | "error" | "warning" | "info";

function region(): HTMLElement | null {
  return document.getElementById("toasts");
}

export function showToast(text: string, level: Level = "info"): void {
  const holder = region();
  if (!holder) return;
  const same = [...holder.querySelectorAll<HTMLElement>(".toast-card .text")].find((one) => one.textContent === text);
  if (same) return;
  const card = document.createElement("div");
  card.className = `toast-card ${level}`;
  card.setAttribute("role", level === "error" ? "alert" : "status");
  const body = document.createElement("div");
  body.className = "text";
  body.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.dataset["dismiss"] = "";
  close.setAttribute("aria-label", word("close"));
  close.append(icon("x"));
  card.append(icon(ICONS[level] ?? "info"), body, close);
  holder.append(card);
}

function leaveLater(card: HTMLElement): void {
  if (card.dataset["timed"]) return;
  card.dataset["timed"] = "yes";
  if (card.classList.contains("error") || card.classList.contains("warning")) return;
  const stay = card.querySelector("form") ? STAY_WITH_UNDO_MS : STAY_MS;
  const tryToLeave = (): void => {
    if (card.matches(":hover, :focus-within")) setTimeout(tryToLeave, 2_000);
    else card.remove();
  };
  setTimeout(tryToLeave, stay);
}

export function startToasts(): void {
  const holder = region();
  if (!holder) return;
  holder.querySelectorAll<HTMLElement>(".toast-card").forEach(leaveLater);
  new MutationObserver(() => holder.querySelectorAll<HTMLElement>(".toast-card").forEach(leaveLater)).observe(holder, {
    childList: true,
    subtree: true,
  });
  holder.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("[data-dismiss]");
    button?.closest(".toast-card")?.remove();
  });
}
