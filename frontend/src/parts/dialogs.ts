/** Dialogs and small menus. Everything here has a plain page or <details> behind it when there is no script. */

function open(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function startDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>("[data-open-dialog]");
    if (opener) {
      const id = opener.dataset["openDialog"] ?? "";
      if (document.getElementById(id)) {
        event.preventDefault();
        open(id);
      }
    }
    if (target.closest("[data-close-dialog]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && target.open) target.close();
    document.querySelectorAll<HTMLDetailsElement>("details[data-pop][open]").forEach((pop) => {
      if (!pop.contains(target)) pop.open = false;
    });
    if (target.closest("[data-print]")) window.print();
    if (target.closest("[data-reload]")) location.reload();
    if (target.closest("[data-back]")) history.back();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const pop = (event.target as Element).closest<HTMLDetailsElement>("details[data-pop][open]")
      ?? document.querySelector<HTMLDetailsElement>("details[data-pop][open]");
    if (!pop) return;
    pop.open = false;
    pop.querySelector("summary")?.focus();
  });
  document.addEventListener("focusout", (event) => {
    const pop = (event.target as Element).closest<HTMLDetailsElement>("details[data-pop][open]");
    const next = event.relatedTarget as Node | null;
    if (pop && next && !pop.contains(next)) pop.open = false;
  });
  // a fragment may bring a dialog that wants to be seen at once
  document.addEventListener("htmx:after:swap", () => {
    document.querySelectorAll<HTMLDialogElement>("dialog[data-open]:not([open])").forEach((one) => one.showModal());
  });
  document.addEventListener("change", (event) => {
    const control = event.target as HTMLElement;
    const form = control.closest<HTMLFormElement>("form[data-submit-on-change]");
    form?.requestSubmit();
  });
}
