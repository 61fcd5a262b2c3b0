/** Wakes the rings of a page that asks for them itself ({% bundle "ring.js" %}); app.ts does it on its own elsewhere. */
import { wakeRings } from "./parts/rings";

wakeRings();
