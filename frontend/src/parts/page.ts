/** What the page hands to the scripts: words in the reader's language and addresses. Nothing is hard-coded here. */

export interface PageData {
  words: Record<string, string>;
  urls: { palette?: string; login?: string; new?: string };
  singleKeys: boolean;
  jumps: Record<string, string>;
}

const EMPTY: PageData = { words: {}, urls: {}, singleKeys: false, jumps: {} };

export function readJson<T>(id: string): T | null {
  const element = document.getElementById(id);
  return element?.textContent ? (JSON.parse(element.textContent) as T) : null;
}

export const page: PageData = { ...EMPTY, ...(readJson<Partial<PageData>>("page-data") ?? {}) };

/** The word for a key; the key itself when the page forgot it (visible, so that somebody notices). */
export function word(key: string): string {
  return page.words[key] ?? key;
}

export function iconHref(name: string): string {
  const sprite = document.querySelector<HTMLMetaElement>('meta[name="icon-sprite"]')?.content ?? "";
  return `${sprite}#${name}`;
}

export function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", iconHref(name));
  svg.append(use);
  return svg;
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

export function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Hands a file to the reader. */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
