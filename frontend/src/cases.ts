/** The desk of cases: walk the list, read, write without losing a word, see who else is here, and learn of what changes. */
import { startComposer } from "./parts/composer";
import { startDesk } from "./parts/desk";
import { startLive } from "./parts/live";

startDesk();
startComposer();
startLive();
