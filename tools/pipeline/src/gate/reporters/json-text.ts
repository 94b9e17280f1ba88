/**
 * The value as JSON, in which characters that a terminal or GitHub's runner might interpret are
 * escaped. It parses back to the same value. Undefined values become null.
 */
export function jsonText(value: unknown, indent?: number): string {
  return (
    JSON.stringify(value, (_key, each: unknown) => each ?? null, indent)
      // JSON itself escapes the ASCII control characters before DEL.
      .replace(/[^\0-~]/gu, (character) =>
        /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)
          ? character.split('').map(escape).join('')
          : character,
      )
      .replaceAll('##[', '##\\u005b')
  );
}

const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
