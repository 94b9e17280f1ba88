import type { Node } from 'jsonc-parser';

/** The names of an object's properties. */
const ownKeys = ({ type, children = [] }: Node): Node[] =>
  type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];

/** The names of all properties, at any depth. */
export const keysOf = (node: Node): Node[] => [
  ...ownKeys(node),
  ...(node.children ?? []).flatMap(keysOf),
];

/** Names that an object has twice. */
export function repeatedKeys(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = ownKeys(node);
  const seen = new Set<unknown>();
  const repeated = keys.filter(({ value }) => seen.size === seen.add(value).size);
  return [...repeated, ...children.flatMap(repeatedKeys)];
}
