import { html, type Html } from './html.ts';

export interface Column {
  readonly name: string;
  /** Figures are right-aligned, with digits of equal width. */
  readonly figure?: boolean;
}

type Cell = Html | string;

/**
 * A table whose first column names the row. If it is wider than the page, it scrolls by itself, also with the keyboard.
 * @param caption For people and for screen readers.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  /** `stacked`: on a narrow page, the cells of a row are stacked. */
  kind: '' | 'stacked' = '',
): Html {
  const alignment = columns.map(({ figure }) => (figure ? html` class="figure"` : html``));
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="${kind}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ name }, at) => html`<th scope="col" ${alignment[at]}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell, at) => html`<td${alignment[at + 1]}>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The table of a chart, collapsed. */
export const details = (summary: string, content: Html): Html =>
  html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
