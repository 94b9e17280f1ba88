import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';

/** Text that is already markup. Only `html` creates it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | undefined | readonly Part[];

/** Maximum length of one name or line: a hostile one may have 10 kB. */
const MOST = 300;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, both in text and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(markupOf)));
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return part.map(markupOf).join('');
}

const escaped = (text: string): string =>
  cutText(cleanText(text.slice(0, 4 * MOST)), MOST).replace(
    /[&<>"']/g,
    (each) => ENTITIES[each] as string,
  );

/** A link if an address is a web address; otherwise its text. */
export const link = (address: string | undefined, text: string): Html =>
  address !== undefined && /^https:\/\/[^\s"'<>]+$/.test(address)
    ? html`<a href="${address}" rel="noreferrer">${text}</a>`
    : html`${text}`;
