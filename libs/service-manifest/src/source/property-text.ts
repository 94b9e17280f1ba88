import type { JSONPath } from 'jsonc-parser';
import { looksSecret } from './secret-text.ts';

/** `grants[1].topic`; a name that looks like a secret is not shown. */
export function propertyText(path: JSONPath): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return looksSecret(part) ? '.(hidden)' : `.${part}`;
    })
    .join('')
    .replace(/^\./, '');
}
