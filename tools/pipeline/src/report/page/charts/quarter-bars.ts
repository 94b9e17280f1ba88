import { scaleBand, scaleLinear } from 'd3-scale';
import type { MediumDebt } from '../../compute/medium-debt.ts';
import { html } from '../html.ts';
import { count } from '../numbers.ts';
import type { Drawing } from './chart.ts';

const HEIGHT = 220;
const MARGIN = { top: 22, right: 8, bottom: 28, left: 44 };
const KINDS = ['opened', 'patched', 'open'] as const;

/** Three bars a quarter: opened, patched, and open at its end. */
export function quarterBars(debt: readonly MediumDebt[], width: number): Drawing {
  // Narrow bars have no room for figures; the chart's table has them.
  const isNarrow = width < 500;
  const x = scaleBand(
    debt.map(({ quarter }) => quarter),
    [MARGIN.left, width - MARGIN.right],
  ).padding(0.25);
  const inner = scaleBand(KINDS, [0, x.bandwidth()]).padding(0.08);
  const most = Math.max(1, ...debt.flatMap((each) => KINDS.map((kind) => each[kind])));
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    width,
    height: HEIGHT,
    content: html`${y
      .ticks(4)
      .filter(Number.isInteger)
      .map(
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
      )}${debt.map((each) => {
      const left = x(each.quarter) ?? 0;
      return html`${KINDS.map((kind) => {
          const at = left + (inner(kind) ?? 0);
          const top = y(each[kind]);
          return html`<rect
              class="bar-${kind}"
              x="${round(at)}"
              y="${round(top)}"
              width="${round(inner.bandwidth())}"
              height="${round(y(0) - top)}"
              rx="2"
            />${
              isNarrow
                ? ''
                : html`<text
                    class="value middle"
                    x="${round(at + inner.bandwidth() / 2)}"
                    y="${round(top - 5)}"
                    >${count(each[kind])}</text
                  >`
            }`;
        })}<text class="tick middle" x="${round(left + x.bandwidth() / 2)}" y="${HEIGHT - 8}"
          >${isNarrow ? `${each.quarter.slice(5)} ’${each.quarter.slice(2, 4)}` : each.quarter}</text
        >`;
    })}`,
  };
}
