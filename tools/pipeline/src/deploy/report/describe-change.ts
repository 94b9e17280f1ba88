import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Colours } from '../../gate/reporters/reporter.ts';
import type { Canonical } from '../plan/canonical.ts';
import type { Change } from '../plan/changes.ts';

const MOST = 100;

/** `~ task definition: containerDefinitions.payments.image  ...@sha256:12… -> ...@sha256:34…` */
export function describeChange({ of, path, from, to }: Change, colours: Colours): string {
  const what = cleanText(`${of}: ${path.join('.')}`);
  if (from === undefined) return `${colours.green('+')} ${what}  ${valueText(to)}`;
  if (to === undefined) return `${colours.red('-')} ${what}  ${valueText(from)}`;
  return `${colours.yellow('~')} ${what}  ${valueText(from)} -> ${valueText(to)}`;
}

/** A value as JSON, short enough for a line; digests are shortened. */
function valueText(value: Canonical): string {
  const text = JSON.stringify(plain(value)) ?? '';
  return cutText(cleanText(shortDigests(text)), MOST);
}

/** `sha256:0123456789ab…` */
export const shortDigests = (text: string) =>
  text.replace(/\b(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');

/** A JSON value. */
export function plain(value: Canonical): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value;
}
