import { scaleLinear } from 'd3-scale';
import { SEVERITIES } from '../../../gate/model/severity.ts';
import type { BySeverity } from '../../compute/by-severity.ts';
import type { Distribution } from '../../compute/statistics.ts';
import { html } from '../html.ts';
import { count, days, severityName } from '../numbers.ts';
import type { Drawing } from './chart.ts';

const ROW = 34;
const MARGIN = { top: 6, right: 92, bottom: 26, left: 84 };

/**
 * One row for each severity: a bar up to the median and a thinner one up to the 90th percentile, in
 * days.
 */
export function spreadBars(spread: BySeverity<Distribution>, width: number): Drawing {
  const height = MARGIN.top + SEVERITIES.length * ROW + MARGIN.bottom;
  const most = Math.max(1, ...SEVERITIES.map((severity) => spread[severity].p90 ?? 0));
  const x = scaleLinear([0, most], [MARGIN.left, width - MARGIN.right]).nice(4);
  const round = (value: number) => Math.round(value * 10) / 10;
  const ticks = x.ticks(width > 500 ? 6 : 2).filter(Number.isInteger);
  return {
    width,
    height,
    content: html`${ticks.map(
      (tick) =>
        html`<line
            class="grid"
            x1="${round(x(tick))}"
            x2="${round(x(tick))}"
            y1="${MARGIN.top}"
            y2="${height - MARGIN.bottom}"
          /><text class="tick middle" x="${round(x(tick))}" y="${height - 8}"
            >${count(tick)} d</text
          >`,
    )}${SEVERITIES.map((severity, row) => {
      const { median, p90 } = spread[severity];
      const middle = MARGIN.top + row * ROW + ROW / 2;
      const name = html`<text class="label end" x="${MARGIN.left - 10}" y="${middle + 4}"
        >${severityName(severity)}</text
      >`;
      if (median === undefined || p90 === undefined)
        return html`${name}<text class="tick start" x="${MARGIN.left + 6}" y="${middle + 4}"
            >none</text
          >`;
      return html`${name}<rect
          class="fill-${severity} faint"
          x="${MARGIN.left}"
          y="${middle - 4}"
          width="${round(x(p90) - MARGIN.left)}"
          height="8"
          rx="2"
        /><rect
          class="fill-${severity}"
          x="${MARGIN.left}"
          y="${middle - 8}"
          width="${round(Math.max(2, x(median) - MARGIN.left))}"
          height="16"
          rx="2"
        /><text class="value start" x="${round(x(p90) + 6)}" y="${middle + 4}"
          >${days(median)} · ${days(p90)}</text
        >`;
    })}`,
  };
}
