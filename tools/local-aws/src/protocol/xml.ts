import { escapeXml } from './escape-xml.ts';

/**
 * A result in the query protocol: one element for each property, `member` for each item of a list, `entry` for each of
 * a Map.
 */
export function toXml(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map)
    return [...value].map(([key, each]) => element('entry', { key, value: each })).join('');
  if (Array.isArray(value)) return value.map((each) => element('member', each)).join('');
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => element(name, each))
    .join('');
}

const element = (name: string, value: unknown): string => `<${name}>${toXml(value)}</${name}>`;
