/**
 * The value as JSON, in which whatever a terminal or the runner of GitHub might obey is escaped.
 * It reads back as the same value. What is undefined in it becomes null.
 */
export function jsonText(value: unknown, indent?: number): string {
  return (
    JSON.stringify(value, (_key, each: unknown) => each ?? null, indent)
      // JSON itself escapes those of ASCII, up to DEL.
      .replace(/[^\0-~]/gu, (character) =>
        /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)
          ? character.split('').map(escape).join('')
          : character,
      )
      .replaceAll('##[', '##\\u005b')
  );
}

const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
