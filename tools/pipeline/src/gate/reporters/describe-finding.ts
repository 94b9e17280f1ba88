import type { Finding, Rating } from '../model/finding.ts';
import { cutText } from './clean-text.ts';

/** `openssl 3.0.1 -> 3.0.2, 3.1.1`; without the arrow if there is no fix. */
export function packageText({ package: { name, version }, fixedIn }: Finding, most = 60): string {
  const versions = [cutText(version, 24), fixedIn.length > 0 ? `-> ${fixText(fixedIn)}` : ''];
  return [cutText(name, most - 20), ...versions].filter((part) => part !== '').join(' ');
}

/** `3.0.2, 3.1.1, 4.0.0, and 2 more` */
function fixText(fixedIn: readonly string[]): string {
  const shown = fixedIn.slice(0, 3).map((version) => cutText(version, 24));
  const more = fixedIn.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** `service: app/main.js and 2 more, in the bundle` */
export function whereText({ layer, paths, inBundle }: Finding, most = 60): string {
  const [first, ...others] = paths;
  const file = first === undefined ? '' : `${cutText(first, most)}${andMore(others.length)}`;
  const place = [layer ?? 'unknown layer', file].filter((part) => part !== '').join(': ');
  if (inBundle === undefined) return place;
  return `${place}, ${inBundle ? 'in the bundle' : 'not in the bundle'}`;
}

const andMore = (count: number) => (count > 0 ? ` and ${count} more` : '');

/** What makes it more or less urgent: exploitation, EPSS, suppression, and disagreement of scanners. */
export function urgencyTexts({ exploited, epss, suppressed, ratings }: Finding): string[] {
  return [
    ...(exploited ? ['known to be exploited'] : []),
    ...(epss === undefined ? [] : [`EPSS ${(epss * 100).toFixed(1)}%`]),
    ...(suppressed.length > 0 ? [`suppressed: ${cutText(suppressed.join('; '), 100)}`] : []),
    ...(disagree(ratings) ? [ratings.slice(0, 6).map(ratingText).join(', ')] : []),
  ];
}

const disagree = (ratings: readonly Rating[]) =>
  new Set(ratings.map(({ severity }) => severity)).size > 1 || ratings.some(({ known }) => !known);

function ratingText({ scanner, word, severity, known }: Rating): string {
  const name = cutText(scanner, 24);
  if (known) return `${name} ${severity}`;
  return `${name} ${word === '' ? 'not rated' : `"${cutText(word, 24)}"`} (counts as ${severity})`;
}
