/**
 * The value as JSON, in which whatever a terminal or the runner of GitHub might obey is escaped.
 * It reads back as the same value. What is undefined in it becomes null.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_key, each: unknown) => each ?? null, indent)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      character === '\n' ? character : character.split('').map(escape).join(''),
    )
    .replaceAll('##[', '##\\u005b');
}

const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
