/** Native charts as plain SVG: bars, lines, areas and pies. */

import { h, s } from "../dom.js";
import { lines } from "../mrkdwn.js";

const COLOURS = ["#1264a3", "#2bac76", "#e8912d", "#cd2553", "#7d3c98", "#4a9fc9"];
const WIDTH = 560;
const HEIGHT = 230;
const PAD = { left: 44, right: 12, top: 10, bottom: 44 };

/** A data_visualization block: title, drawing, legend; the numbers also as a list for readers. */
export function chartBlock(block) {
  const chart = block.chart ?? block;
  const title = typeof block.title === "string" ? block.title : block.title?.text;
  const parts =
    chart.type === "pie" ? pie(chart) : axes(chart, block.axis_config ?? chart.axis_config ?? {});
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, lines(title)),
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${title}: ${parts.words}` },
      parts.marks,
    ),
    h(
      "ul",
      { class: "legend" },
      parts.legend.map((label, at) =>
        h(
          "li",
          {},
          h("span", { class: "legend-mark", style: { background: COLOURS[at % COLOURS.length] } }),
          label,
        ),
      ),
    ),
  );
}

function pie(chart) {
  const segments = chart.segments ?? [];
  const total = segments.reduce((sum, segment) => sum + Number(segment.value), 0) || 1;
  let from = -Math.PI / 2;
  const marks = segments.map((segment, at) => {
    const angle = (Number(segment.value) / total) * 2 * Math.PI;
    const slice = s(
      "path",
      { d: wedge(from, angle), fill: colour(at), stroke: "#fff" },
      s("title", {}, `${segment.label}: ${segment.value}`),
    );
    from += angle;
    return slice;
  });
  const shares = segments.map(
    (segment) =>
      `${segment.label} ${segment.value} (${Math.round((segment.value / total) * 100)}%)`,
  );
  return { marks, legend: shares, words: shares.join(", ") };
}

function wedge(from, angle) {
  const [x, y, r] = [WIDTH / 2, HEIGHT / 2, HEIGHT / 2 - 8];
  const sweep = Math.min(angle, 2 * Math.PI - 0.0001);
  const at = (turn) =>
    `${(x + r * Math.cos(turn)).toFixed(2)} ${(y + r * Math.sin(turn)).toFixed(2)}`;
  return `M${x} ${y}L${at(from)}A${r} ${r} 0 ${sweep > Math.PI ? 1 : 0} 1 ${at(from + sweep)}Z`;
}

function axes(chart, config) {
  const series = chart.series ?? [];
  const names = config.categories ?? series[0]?.data.map((point) => point.label) ?? [];
  const values = series.flatMap((one) => one.data.map((point) => Number(point.value)));
  const scale = scaleOf(values, names.length);
  const marks = [
    ...grid(scale),
    ...categories(names, scale),
    ...axisNames(config),
    ...(chart.type === "bar" ? bars(series, scale) : curves(series, scale, chart.type === "area")),
  ];
  const words = series
    .map(
      (one) => `${one.name} ${one.data.map((point) => `${point.label} ${point.value}`).join(", ")}`,
    )
    .join("; ");
  return { marks, legend: series.map((one) => one.name), words };
}

function scaleOf(values, count) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = niceStep((high - low || 1) / 4);
  const [from, to] = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step) * step, step)];
  const height = HEIGHT - PAD.top - PAD.bottom;
  const band = (WIDTH - PAD.left - PAD.right) / Math.max(count, 1);
  return {
    from,
    to,
    step,
    band,
    y: (value) => PAD.top + height * (1 - (value - from) / (to - from)),
    x: (at) => PAD.left + band * (at + 0.5),
  };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 2.5, 5, 10].find((unit) => unit * power >= rough);
}

function grid({ from, to, step, y }) {
  const marks = [];
  for (let value = from; value <= to + step / 2; value += step) {
    marks.push(
      s("line", {
        x1: PAD.left,
        x2: WIDTH - PAD.right,
        y1: y(value),
        y2: y(value),
        class: Math.abs(value) < step / 2 ? "axis" : "grid",
      }),
    );
    marks.push(
      s(
        "text",
        { x: PAD.left - 6, y: y(value) + 4, "text-anchor": "end" },
        String(+value.toFixed(4)),
      ),
    );
  }
  return marks;
}

function categories(names, { x, band }) {
  const every = Math.ceil(names.length / 10);
  const most = Math.max(4, Math.floor((band * every) / 6.2));
  return names.map((name, at) =>
    at % every
      ? null
      : s(
          "text",
          { x: x(at), y: HEIGHT - PAD.bottom + 16, "text-anchor": "middle" },
          name.length > most ? `${name.slice(0, most - 1)}…` : name,
          s("title", {}, name),
        ),
  );
}

function axisNames({ x_label, y_label }) {
  return [
    x_label
      ? s(
          "text",
          { x: (WIDTH + PAD.left) / 2, y: HEIGHT - 8, "text-anchor": "middle", class: "axis-name" },
          x_label,
        )
      : null,
    y_label
      ? s(
          "text",
          {
            x: 10,
            y: HEIGHT / 2,
            "text-anchor": "middle",
            class: "axis-name",
            transform: `rotate(-90 10 ${HEIGHT / 2})`,
          },
          y_label,
        )
      : null,
  ];
}

function bars(series, { x, y, band }) {
  const width = Math.min((band * 0.72) / Math.max(series.length, 1), 48);
  return series.flatMap((one, index) =>
    one.data.map((point, at) => {
      const left = x(at) + (index - series.length / 2) * width;
      const [top, bottom] = [y(Math.max(0, point.value)), y(Math.min(0, point.value))];
      return s(
        "rect",
        {
          x: left + 1,
          y: top,
          width: Math.max(width - 2, 1),
          height: Math.max(bottom - top, 0.5),
          rx: 2,
          fill: colour(index),
        },
        s("title", {}, `${one.name}, ${point.label}: ${point.value}`),
      );
    }),
  );
}

function curves(series, { x, y }, isFilled) {
  return series.flatMap((one, index) => {
    const points = one.data.map((point, at) => `${x(at).toFixed(1)},${y(point.value).toFixed(1)}`);
    const area = `${x(0)},${y(0)} ${points.join(" ")} ${x(one.data.length - 1)},${y(0)}`;
    return [
      isFilled ? s("polygon", { points: area, fill: colour(index), opacity: 0.18 }) : null,
      s("polyline", {
        points: points.join(" "),
        fill: "none",
        stroke: colour(index),
        "stroke-width": 2.5,
        "stroke-linejoin": "round",
      }),
      one.data.map((point, at) =>
        s(
          "circle",
          { cx: x(at), cy: y(point.value), r: 3.2, fill: colour(index) },
          s("title", {}, `${one.name}, ${point.label}: ${point.value}`),
        ),
      ),
    ];
  });
}

const colour = (at) => COLOURS[at % COLOURS.length];
