import { scaleLinear } from 'd3-scale';
import { area, stack } from 'd3-shape';
import { SEVERITIES, type Severity } from '../../../gate/model/severity.ts';
import type { BySeverity } from '../../compute/by-severity.ts';
import { dateOf } from '../../compute/calendar.ts';
import { html } from '../html.ts';
import { count } from '../numbers.ts';
import { pathOf, type Drawing } from './chart.ts';

const HEIGHT = 260;
const MARGIN = { top: 12, right: 8, bottom: 28, left: 44 };

/** Stacked areas, with the worst severity at the bottom, where its changes are easiest to see. */
export function findingsOverTime(
  weeks: readonly number[],
  history: BySeverity<readonly number[]>,
  width: number,
): Drawing {
  const rows = weeks.map((_, at) =>
    Object.fromEntries(SEVERITIES.map((severity) => [severity, history[severity][at] ?? 0])),
  ) as Record<Severity, number>[];
  const most = Math.max(
    1,
    ...rows.map((row) => Object.values(row).reduce((sum, value) => sum + value, 0)),
  );
  const x = scaleLinear([weeks[0] ?? 0, weeks.at(-1) ?? 1], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const shape = area<{ readonly 0: number; readonly 1: number }>()
    .x((_, at) => x(weeks[at] as number))
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]));
  const layers = stack<Record<Severity, number>, Severity>().keys(SEVERITIES)(rows);
  const ticks = y.ticks(4).filter(Number.isInteger);
  return {
    width,
    height: HEIGHT,
    content: html`${ticks.map(
      (tick) =>
        html`<line
            class="grid"
            x1="${MARGIN.left}"
            x2="${width - MARGIN.right}"
            y1="${round(y(tick))}"
            y2="${round(y(tick))}"
          /><text class="tick end" x="${MARGIN.left - 8}" y="${round(y(tick) + 4)}"
            >${count(tick)}</text
          >`,
    )}${layers.map((layer) => html`<path class="fill-${layer.key}" d="${pathOf(shape(layer))}" />`)}${dates(
      weeks,
      width,
    ).map(
      ({ day, anchor }) =>
        html`<text class="tick ${anchor}" x="${round(x(day))}" y="${HEIGHT - 8}"
          >${dateOf(day)}</text
        >`,
    )}`,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
/** First and last day, and as many between them as fit. */
export function dates(weeks: readonly number[], width: number) {
  const between = width > 500 ? 4 : 1;
  const steps = Array.from({ length: between + 2 }, (_, at) => at / (between + 1));
  const indexes = [...new Set(steps.map((share) => Math.round(share * (weeks.length - 1))))];
  return indexes.map((at, position) => ({
    day: weeks[at] as number,
    anchor: position === 0 ? 'start' : position === indexes.length - 1 ? 'end' : 'middle',
  }));
}
