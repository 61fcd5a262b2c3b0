/** The ring: arrows walk between nodes, the chosen node is marked (its panel comes by htmx), export as SVG and PNG. */
import { saveAs, word } from "./page";
import { svgText, svgToPng } from "./pictures";
import { showToast } from "./toasts";

function nodesOf(svg: Element): SVGElement[] {
  return [...svg.querySelectorAll<SVGElement>("a.hit")];
}

/** Marks the chosen moment in both pictures and in the list. */
export function choose(box: Element, key: string): void {
  box.querySelectorAll<Element>("[data-moment]").forEach((node) => node.classList.toggle("selected", node.getAttribute("data-moment") === key));
  box.querySelectorAll<Element>("[data-node]").forEach((node) => {
    const chosen = node.getAttribute("data-node") === key;
    if (node.matches(".ring-row")) node.classList.toggle("selected", chosen);
    if (chosen) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  });
}

/** One stop for Tab, arrows inside: the usual way of a group of like things. */
function settle(svg: Element, current?: SVGElement): void {
  const nodes = nodesOf(svg);
  const stop = current ?? nodes.find((node) => node.hasAttribute("aria-current")) ?? nodes[0];
  nodes.forEach((node) => node.setAttribute("tabindex", node === stop ? "0" : "-1"));
}

function wake(box: HTMLElement): void {
  box.dataset["woken"] = "yes";
  box.querySelectorAll("svg.cycle-ring").forEach((svg) => settle(svg));
  box.addEventListener("keydown", (event) => {
    const node = (event.target as Element).closest<SVGElement>("a.hit");
    const svg = node?.closest("svg");
    if (!node || !svg) return;
    const nodes = nodesOf(svg);
    const here = nodes.indexOf(node);
    const steps: Record<string, number> = {
      ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: nodes.length - 1,
    };
    const to = steps[event.key];
    if (event.key === " ") {
      event.preventDefault();
      node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    if (to === undefined) return;
    event.preventDefault();
    const next = nodes[(to + nodes.length) % nodes.length];
    if (!next) return;
    settle(svg, next);
    next.focus();
  });
  box.addEventListener("click", (event) => {
    const target = event.target as Element;
    const node = target.closest<Element>("[data-node]");
    if (node) {
      choose(box, node.getAttribute("data-node") ?? "");
      const svg = node.closest("svg");
      if (svg && node instanceof SVGElement) settle(svg, node);
    }
    const what = target.closest<HTMLElement>("[data-export]")?.dataset["export"];
    const svg = box.querySelector<SVGSVGElement>("svg.ring-wide");
    if (!what || !svg) return;
    const name = box.dataset["ring"] || "ring";
    if (what === "svg") saveAs(`${name}.svg`, new Blob([svgText(svg)], { type: "image/svg+xml" }));
    if (what === "png") svgToPng(svg).then((png) => saveAs(`${name}.png`, png)).catch(() => showToast(word("no_picture"), "error"));
  });
}

export function wakeRings(): void {
  document.querySelectorAll<HTMLElement>("[data-ring]:not([data-woken])").forEach(wake);
}
