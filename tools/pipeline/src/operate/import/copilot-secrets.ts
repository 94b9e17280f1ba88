import { record } from './copilot-values.ts';
import type { Fields } from './fields.ts';
import type { Loss } from './loss.ts';
import { CURRENT_VERSION, hasVersion, secretOf } from './secret-of.ts';

/** Secrets of Secrets Manager that are injected as variables; takes their fields. */
export function injectedOf(fields: Fields, losses: Loss[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record(fields.look('secrets'))).flatMap(([variable, value]) => {
      const path = `secrets.${variable}`;
      const named = (value as { secretsmanager?: unknown } | null)?.secretsmanager;
      const secret =
        typeof named === 'string'
          ? fieldOf(named)
          : typeof value === 'string'
            ? secretOf(value)
            : undefined;
      if (secret !== undefined) fields.take(path);
      if (secret !== undefined && hasVersion(String(named ?? value)))
        losses.push({ path: `${path}.version`, what: CURRENT_VERSION });
      return secret === undefined ? [] : [[variable, secret]];
    }),
  );
}

/** `payments/bank:password::` */
function fieldOf(text: string): { secret: string; field?: string } {
  const [secret = '', field] = text.split(':');
  return field ? { secret, field } : { secret };
}
