/**
 * Questions before something that cannot simply be taken back, asked in our own dialog.
 * A link with `data-question` leads to a page that asks (and says what happens): its form is shown here, on top of this page.
 * `hx-confirm="Question?"` of htmx (with `data-confirm-explanation` and `data-confirm-action`) is asked the same way.
 * The browser's modal dialog keeps the focus inside, closes by Escape and gives the focus back.
 */
import { word } from "./page";

interface Asking {
  ctx: { confirm?: string; sourceElement: HTMLElement };
  issueRequest: () => void;
  dropRequest: () => void;
}

function open(dialog: HTMLDialogElement, title: string, content: Node): void {
  const heading = dialog.querySelector("h2");
  const body = dialog.querySelector(".dialog-body");
  if (!heading || !body) return;
  heading.textContent = title;
  body.replaceChildren(content);
  dialog.showModal();
  // the harmless answer has the focus; a field that must be filled in comes before it
  body.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, [data-close-dialog]")?.focus();
}

async function askAsThePage(dialog: HTMLDialogElement, address: string): Promise<void> {
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const form = page?.querySelector<HTMLFormElement>("#content form[method=post]");
  if (!page || !form || dialog.open) return location.assign(address);
  if (!form.getAttribute("action")) form.action = address;
  form.querySelectorAll("a.btn").forEach((link) => link.setAttribute("data-close-dialog", ""));
  open(dialog, page.querySelector("h1")?.textContent?.trim() ?? "", document.adoptNode(form));
}

function askForHtmx(dialog: HTMLDialogElement, asking: Asking): void {
  const source = asking.ctx.sourceElement;
  const content = document.createElement("div");
  content.className = "stack";
  const explanation = document.createElement("p");
  explanation.textContent = source.dataset["confirmExplanation"] ?? "";
  const actions = document.createElement("div");
  actions.className = "form-actions";
  const yes = document.createElement("button");
  yes.type = "button";
  yes.className = "btn btn-danger";
  yes.textContent = source.dataset["confirmAction"] ?? word("go_on");
  const no = document.createElement("button");
  no.type = "button";
  no.className = "btn btn-plain";
  no.textContent = word("cancel");
  no.setAttribute("data-close-dialog", "");
  actions.append(yes, no);
  content.append(...(explanation.textContent ? [explanation] : []), actions);
  let agreed = false;
  yes.addEventListener("click", () => {
    agreed = true;
    dialog.close();
  });
  dialog.addEventListener("close", () => (agreed ? asking.issueRequest() : asking.dropRequest()), { once: true });
  open(dialog, asking.ctx.confirm ?? "", content);
}

export function startQuestions(): void {
  const dialog = document.getElementById("question");
  if (!(dialog instanceof HTMLDialogElement)) return;
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (dialog.contains(target) && target.closest("a[data-close-dialog]")) event.preventDefault();
    const link = target.closest<HTMLAnchorElement>("a[data-question]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void askAsThePage(dialog, link.href);
  });
  document.addEventListener("htmx:confirm", (event) => {
    if (dialog.open) return;
    event.preventDefault();
    askForHtmx(dialog, (event as unknown as CustomEvent<Asking>).detail);
  });
}
