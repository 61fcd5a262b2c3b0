/** Light, dark or as the system: applied at once, remembered by the server in a cookie (so that pages never flash). */

export function startTheme(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-theme-form]")) return;
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!button) return;
    event.preventDefault();
    const body = new FormData(form, button);
    const chosen = String(body.get("theme") ?? "");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
    else delete document.documentElement.dataset["theme"];
    form.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
    document.dispatchEvent(new CustomEvent("estelar:theme"));
    void fetch(form.action, { method: "POST", body, redirect: "manual" });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("estelar:theme")));
}
