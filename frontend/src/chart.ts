/** Draws the charts of a page that asks for them itself ({% bundle "chart.js" %}); app.ts does it on its own elsewhere. */
import { drawCharts } from "./parts/charts";

drawCharts();
