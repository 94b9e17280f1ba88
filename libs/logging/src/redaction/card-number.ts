/** 13 to 19 digits, also in groups; not within a longer number, a UUID or a hash. */
const CANDIDATE =
  /(?<!\d|\d\.|[-\da-f][a-f])(?:\d(?:[ \u00a0-]?\d){12,18}|\d{4}(?:\.\d{4}){3})(?!\d|\.\d)/g;

/** Milliseconds, microseconds and nanoseconds since 1970, from 2017 to 2033. */
const TIMESTAMP = /^1[5-9](?:\d{11}|\d{14}|\d{17})$/;

/** Redacts each card number in a text. */
export function redactCardNumbers(text: string, replacement: string): string {
  return text.replace(CANDIDATE, (digits) => (isCardNumber(digits) ? replacement : digits));
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
