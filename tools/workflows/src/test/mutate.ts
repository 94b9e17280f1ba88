import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { KINDS, type Path } from './mutation-kinds.ts';

/** A file with one automatic change. */
export interface Mutant {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  /** What the text says. */
  readonly content: unknown;
}

/** Every kind of change at every place of a file where it applies. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const original = parseDocument(text);
  return placesIn(original).flatMap(({ path, value }) =>
    Object.entries(KINDS)
      .filter(([, { applies }]) => applies(path, value))
      .map(([kind, { change }]) => {
        const document = original.clone();
        change(document, path, value);
        const content: unknown = document.toJS();
        return { kind, file, text: document.toString({ lineWidth: 0 }), content };
      }),
  );
}

function placesIn(document: Document): { path: Path; value: unknown }[] {
  const found: { path: Path; value: unknown }[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (path.length > 0) found.push({ path, value: isScalar(node) ? node.value : node });
    if (isMap(node))
      for (const { key, value } of node.items)
        walk(value, [...path, String(isScalar(key) ? key.value : key)]);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
  };
  walk(document.contents, []);
  return found;
}
