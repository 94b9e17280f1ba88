import { evaluate } from './evaluate.ts';

/** Replaces the expressions in a string by their values; a string of a single expression becomes its value. */
export function interpolate(text: unknown, contexts: Readonly<Record<string, unknown>>): unknown {
  if (typeof text !== 'string' || !text.includes('${{')) return text;
  const whole = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, contexts);
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    textOf(evaluate(expression, contexts)),
  );
}

/** Converts a value to a string as GitHub does. */
export const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value, null, 2)
      : String(value);
