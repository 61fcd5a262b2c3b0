/** htmx: its settings, the CSRF token, and what the reader is told when an answer does not come or is a refusal. */
import htmx from "htmx.org";
import { csrfToken, page, word } from "./page";
import { showToast } from "./toasts";

interface Context {
  request: { headers: Record<string, string>; method?: string };
  response?: { status: number; headers: Headers };
}

function contextOf(event: Event): Context | undefined {
  return (event as CustomEvent<{ ctx?: Context }>).detail?.ctx;
}

function setLost(lost: boolean): void {
  document.getElementById("connection-lost")?.toggleAttribute("hidden", !lost);
}

export function startRequests(): void {
  (window as unknown as { htmx: unknown }).htmx = htmx;
  document.addEventListener("htmx:config:request", (event) => {
    const context = contextOf(event);
    if (context) context.request.headers["X-CSRFToken"] = csrfToken();
  });
  document.addEventListener("htmx:after:request", () => setLost(false));
  document.addEventListener("htmx:response:error", (event) => {
    const status = contextOf(event)?.response?.status ?? 0;
    if (status === 401 && page.urls.login) location.assign(page.urls.login);
    else if (status === 403) showToast(word("forbidden"), "error");
    else if (status === 404) showToast(word("gone"), "error");
    else if (status >= 500) showToast(word("server_error"), "error");
  });
  document.addEventListener("htmx:error", (event) => {
    const detail = (event as CustomEvent<{ error?: Error }>).detail;
    if (detail.error instanceof TypeError || !navigator.onLine) setLost(true);
    else if (contextOf(event)) showToast(word("no_answer"), "error");
  });
  window.addEventListener("offline", () => setLost(true));
  window.addEventListener("online", () => setLost(false));
  if (!navigator.onLine) setLost(true);
}
