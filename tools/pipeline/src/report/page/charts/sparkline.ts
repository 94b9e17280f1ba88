import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Html } from '../html.ts';
import { pathOf } from './chart.ts';

const [WIDTH, HEIGHT] = [120, 24];

/** A line without axes: the figures beside it show its last value. */
export function sparkline(values: readonly number[]): Html {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, WIDTH - 3]);
  const y = scaleLinear([0, Math.max(1, ...values)], [HEIGHT - 2, 2]);
  const shape = line<number>()
    .x((_, at) => x(at))
    .y((value) => y(value));
  return html`<svg
    class="sparkline"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="${WIDTH}"
    height="${HEIGHT}"
    aria-hidden="true"
  >
    <path d="${pathOf(shape([...values]))}" />
  </svg>`;
}
