/** ECharts in SVG: option data from the JSON block beside it, our colours, PNG and CSV export, dark theme, quiet motion. */
import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent,
  TitleComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { isDark, reducedMotion, saveAs, word } from "./page";
import { svgToPng } from "./pictures";

use([
  BarChart, HeatmapChart, LineChart, ScatterChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent,
  MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

type Option = Record<string, unknown>;
const charts = new Map<HTMLElement, { chart: EChartsType; option: Option }>();

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** In an option, "@good" means the colour variable --good of the theme in force. */
function withColours(value: unknown): unknown {
  if (typeof value === "string" && /^@[a-z-]+$/.test(value)) return colour(`--${value.slice(1)}`) || value;
  if (Array.isArray(value)) return value.map(withColours);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withColours(one)]));
  }
  return value;
}

function base(): Option {
  const text = colour("--color-base-content");
  const muted = colour("--muted");
  const line = colour("--color-base-300");
  const axis = {
    axisLine: { lineStyle: { color: colour("--edge") } },
    axisTick: { show: false },
    axisLabel: { color: muted, hideOverlap: true },
    nameTextStyle: { color: muted },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    animation: !reducedMotion(),
    animationDuration: 300,
    color: [colour("--link"), colour("--good"), colour("--quiet"), colour("--bitter"), colour("--stellar"), colour("--bad")],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    aria: { enabled: true, decal: { show: true } },
    grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { top: 0, left: 0, textStyle: { color: text }, itemWidth: 18 },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("--color-base-100"),
      borderColor: line, textStyle: { color: text },
    },
    xAxis: axis,
    yAxis: axis,
  };
}

function merge(ground: unknown, over: unknown): unknown {
  if (Array.isArray(over)) return over.map((one) => (ground && !Array.isArray(ground) && typeof one === "object" ? merge(ground, one) : one));
  if (over && typeof over === "object" && ground && typeof ground === "object" && !Array.isArray(ground)) {
    const joined: Option = { ...(ground as Option) };
    for (const [key, one] of Object.entries(over)) joined[key] = merge(joined[key], one);
    return joined;
  }
  return over === undefined ? ground : over;
}

function finished(option: Option): Option {
  const ground = base();
  if (!("xAxis" in option)) delete ground["xAxis"];
  if (!("yAxis" in option)) delete ground["yAxis"];
  const series = option["series"];
  const one = Array.isArray(series) ? series.length < 2 : true;
  if (one && !("legend" in option)) delete ground["legend"];
  const done = merge(ground, withColours(option)) as Option;
  for (const line of [done["series"]].flat() as Option[]) {
    const mark = line?.["markLine"] as Option | undefined;
    if (mark && !("label" in mark)) mark["label"] = { position: "insideEndTop", color: colour("--muted") };
  }
  return done;
}

function csvOf(table: HTMLTableElement): string {
  const cell = (text: string): string => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const value = (element: HTMLElement): string => {
    const text = (element.dataset["value"] ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
    return /^[=+@\t]|^-(?![\d.,])/.test(text) ? `'${text}` : text;
  };
  return [...table.rows].map((row) => [...row.cells].map((one) => cell(value(one))).join(";")).join("\r\n");
}

function draw(box: HTMLElement): void {
  const area = box.querySelector<HTMLElement>(".chart-area");
  const data = box.querySelector<HTMLScriptElement>('script[type="application/json"]');
  if (!area || !data?.textContent) return;
  box.dataset["drawn"] = "yes";
  const option = JSON.parse(data.textContent) as Option;
  // The library would describe the chart in English; the page says it in the reader's words.
  option["aria"] = { label: { description: area.getAttribute("aria-label") ?? "" } };
  const chart = init(area, null, { renderer: "svg" });
  chart.setOption(finished(option));
  charts.set(box, { chart, option });
  new ResizeObserver(() => chart.resize()).observe(area);
  box.addEventListener("click", (event) => {
    const what = (event.target as Element).closest<HTMLElement>("[data-export]")?.dataset["export"];
    const name = box.dataset["chart"] || word("chart");
    const table = box.querySelector("table");
    if (what === "csv" && table) saveAs(`${name}.csv`, new Blob(["\ufeff", csvOf(table)], { type: "text/csv" }));
    const svg = area.querySelector("svg");
    if (what === "png" && svg) void svgToPng(svg).then((png) => saveAs(`${name}.png`, png));
  });
}

export function drawCharts(): void {
  document.querySelectorAll<HTMLElement>("[data-chart]:not([data-drawn])").forEach(draw);
  for (const [box, { chart }] of charts) {
    if (box.isConnected) continue;
    chart.dispose();
    charts.delete(box);
  }
}

document.addEventListener("estelar:theme", () => {
  for (const { chart, option } of charts.values()) chart.setOption({ ...finished(option), darkMode: isDark() }, { notMerge: true });
});
