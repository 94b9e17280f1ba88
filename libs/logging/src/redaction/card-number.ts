/** What separates the groups of a card number. */
const GAP = '(?:[ \\t\\u00a0._+/\\u2010-\\u2014-]|%20){1,3}';

/** 13 to 19 digits, also in groups; not within a longer number, a UUID or a hash. */
const CANDIDATE = new RegExp(
  `(?<!\\d|\\d\\.|[-\\da-f][a-f])(?:\\d(?:[ \\u00a0-]?\\d){12,18}|\\d{4}(?:${GAP}\\d{4}){3}|\\d{4}${GAP}\\d{6}${GAP}\\d{5})(?!\\d|\\.\\d)`,
  'g',
);

const GROUP = /\d+/g;

/** Milliseconds, microseconds and nanoseconds since 1970, from 2017 to 2033. */
const TIMESTAMP = /^1[5-9](?:\d{11}|\d{14}|\d{17})$/;

const SHORTEST = 13;
const LONGEST = 19;

/** Redacts each card number in a text. */
export function redactCardNumbers(text: string, replacement: string): string {
  return text.replace(CANDIDATE, (digits, at: number) => {
    if (isCardNumber(digits.replaceAll('%20', ''))) return replacement;
    // The space of a URL-encoded text: "%204111...".
    if (text[at - 1] === '%' && isCardNumber(digits.slice(2)))
      return digits.slice(0, 2) + replacement;
    return withoutCardAmong(digits, replacement);
  });
}

/** A card number with a date or a count beside it: "4111111111111111 12/27". */
function withoutCardAmong(text: string, replacement: string): string {
  const groups = [...text.matchAll(GROUP)];
  for (const [first, { index: start }] of groups.entries()) {
    let length = 0;
    for (const group of groups.slice(first)) {
      length += group[0].length;
      const end = group.index + group[0].length;
      if (length >= SHORTEST && length <= LONGEST && isCardNumber(text.slice(start, end)))
        return text.slice(0, start) + replacement + text.slice(end);
    }
  }
  return text;
}

/** Luhn's check (ISO/IEC 7812-1), so that ordinary long numbers stay readable. */
function isCardNumber(text: string): boolean {
  if (TIMESTAMP.test(text)) return false;
  let sum = 0;
  let doubles = false;
  for (let index = text.length - 1; index >= 0; index--) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) continue;
    const value = doubles ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    doubles = !doubles;
  }
  return sum % 10 === 0;
}
