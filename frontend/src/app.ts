/** On every page: htmx, theme, palette, keys, toasts, dialogs, the warning about unsaved work; heavier parts when the page has them. */
import { startDialogs } from "./parts/dialogs";
import { startKeys } from "./parts/keys";
import { startPalette } from "./parts/palette";
import { startQuestions } from "./parts/questions";
import { startRequests } from "./parts/requests";
import { startTheme } from "./parts/theme";
import { startToasts } from "./parts/toasts";
import { startUnsaved } from "./parts/unsaved";

startRequests();
startTheme();
startToasts();
startDialogs();
startQuestions();
startUnsaved();
startKeys(startPalette());
document.documentElement.dataset["script"] = "yes";

/** Charts and rings may also arrive later inside a fragment. */
async function wake(): Promise<void> {
  if (document.querySelector("[data-chart]:not([data-drawn])")) (await import("./parts/charts")).drawCharts();
  if (document.querySelector("[data-ring]:not([data-woken])")) (await import("./parts/rings")).wakeRings();
}

/** A part that could not be fetched (no connection) is asked for again when the connection is back. */
function wakeQuietly(): void {
  wake().catch(() => window.addEventListener("online", wakeQuietly, { once: true }));
}
wakeQuietly();
document.addEventListener("htmx:after:settle", wakeQuietly);
