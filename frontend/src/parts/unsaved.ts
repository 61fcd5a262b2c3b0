/** A form marked data-unsaved warns before it is left with changes that were not sent. */

const changed = new WeakSet<HTMLFormElement>();

function anyChanged(): boolean {
  return [...document.querySelectorAll<HTMLFormElement>("form[data-unsaved]")].some((form) => changed.has(form));
}

export function startUnsaved(): void {
  const mark = (event: Event): void => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-unsaved]");
    if (form) changed.add(form);
  };
  document.addEventListener("input", mark);
  document.addEventListener("change", mark);
  document.addEventListener("submit", (event) => changed.delete(event.target as HTMLFormElement));
  document.addEventListener("reset", (event) => changed.delete(event.target as HTMLFormElement));
  window.addEventListener("beforeunload", (event) => {
    if (anyChanged()) event.preventDefault();
  });
}
