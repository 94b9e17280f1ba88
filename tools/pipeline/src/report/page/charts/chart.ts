import { Html, html } from '../html.ts';

/** Widths of each chart in pixels: the style sheet shows the one that fits. */
const WIDTHS = {
  whole: { narrow: 300, wide: 1_120 },
  half: { narrow: 300, wide: 540 },
} as const;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: Html;
}

/**
 * A chart as an image with a name, in two widths, with its table.
 * @param room Share of the page's width.
 * @param says What the chart shows, in a sentence, for people who do not see it.
 */
export function chart(
  title: string,
  says: string,
  room: keyof typeof WIDTHS,
  draw: (width: number) => Drawing,
  legend: Html,
  behind: Html,
): Html {
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    ${legend}
    ${Object.entries(WIDTHS[room]).map(([size, width]) => drawn(size, draw(width), title, says))}
    ${behind}
  </figure>`;
}

function drawn(
  size: string,
  { width, height, content }: Drawing,
  title: string,
  says: string,
): Html {
  return html`<svg
    class="${size}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${`${title}. ${says}`}"
  >
    ${content}
  </svg> `;
}

export const legendOf = (entries: readonly (readonly [className: string, name: string])[]): Html =>
  html`<ul class="legend">
    ${entries.map(
      ([className, name]) => html`<li><span class="swatch ${className}"></span>${name}</li>`,
    )}
  </ul>`;

/** The coordinates of a path, to a tenth of a pixel: digits and letters alone, and longer than any text may be. */
export const pathOf = (path: string | null): Html =>
  new Html(
    (path ?? '')
      .replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
      .replace(/[^\d.,\-A-Za-z]/g, ''),
  );
