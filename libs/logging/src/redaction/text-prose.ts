import { isAnnouncedValue } from './announced-value.ts';
import { fieldKey } from './field-key.ts';
import { isSecretInQuotes, looksSecret } from './secret-shape.ts';

/** Names of secrets in sentences. */
const NOUN =
  'pass(?:word|wd|phrase|code|key)|pwd|secret|token|jwt|api[ _-]?key|(?:access|private|signing|encryption|secret|master|session|shared)[ _-]?key|session[ _-]?id|cookie|credential|otp|pin|cvv|cvc|mnemonic';

/** Codes that are secrets, unlike a status code. */
const CODE_NOUN =
  '(?:verification|security|unlock|login|recovery|backup|mfa|2fa|sms|one-time|your)[ _-]?code';

/** A cheap check: whether the text names a secret as sentences do. */
const ANY = new RegExp(NOUN, 'i');

/** Words between the name and the value; one is required, except after a password. */
const FILLER =
  '(?:(?:changed|updated|rotated|replaced|reset)\\s{1,3}from|is|was|are|were|be|to|as|equals|becomes|became|now|still|currently|has|had|been|set|reset|changed|updated|rotated|replaced|by|with|the|actually|instead|provided|supplied|given|received|used|(?:for|of)\\s{1,3}\\S{1,64}(?:\\s{1,3}\\S{1,64})?(?=\\s{1,3}(?:is|was|are|to)\\s)|[-=]>|→|\\|)(?=\\s)';

const NAMED = new RegExp(
  `(?<![\\w-])([\\w-]{0,40}?(?:${NOUN}|${CODE_NOUN})s?)["'\`]?((?:\\s{1,3}${FILLER}){0,6})\\s{1,3}(?:(["'\`])([^"'\`\\r\\n]{1,256})\\3|([^\\s"'\`<>()[\\]{}]{3,}))`,
  'gi',
);

/**
 * After these words, a value that looks like a password is one, even without a verb: "wrong password
 * hunter2".
 */
const PASSWORD = /(?:pass(?:word|wd|phrase|code)|pwd)$/i;
const MIXED = /^(?=.{0,128}[A-Za-z])(?=.{0,128}\d)[^\s/:=.,]{6,128}$/;

/** "invalid password (hunter2)" */
const BRACKETED =
  /((?:pass(?:word|wd|phrase|code)|pwd)s?\s{0,3}[([{])([^\s()[\]{}]{6,128})(?=[)\]}])/gi;

/** `8 characters`, `30 minutes`: a number with a unit. */
const MEASURE = /^\d{1,9}$/;
const UNIT =
  /^\s{1,3}(?:bytes?|bits?|char\w*|digits?|letters?|words?|symbols?|ms|millis\w*|sec\w*|min\w*|h(?:ou)?rs?|days?|weeks?|months?|years?|times?|attempts?|percent|of|out|or|to|and|more|left|remaining|long|old|ago|per)\b/i;

/** Punctuation after a value. */
const END = /[.,;:?!…]+$/;

export function namesInProse(text: string): boolean {
  return text.includes('code') || ANY.test(text);
}

/** "changed from [redacted] to x" */
const SUCCESSOR = /(\bfrom\s{1,3}["'`]?\[redacted\]["'`]?\s{1,3}to\s{1,3}["'`]?)([^\s"'`]{3,})/g;

/**
 * Redacts secrets in sentences: "the password is hunter2", "API key was changed to 'x y'". Without a
 * separator, only the value's shape distinguishes it from prose: see {@link looksSecret}.
 */
export function redactProse(text: string, replacement: string): string {
  const redacted = text.replace(
    NAMED,
    (
      match: string,
      name: string,
      filler: string,
      quote: string | undefined,
      quoted: string | undefined,
      bare: string | undefined,
      at: number,
    ) => {
      if (fieldKey(name).sensitivity === 'no') return match;
      if (filler === '' && !PASSWORD.test(name)) {
        const value = quoted ?? bare ?? '';
        if (!isAnnouncedValue(name, value.replace(END, ''))) return match;
      }
      if (quoted !== undefined) {
        if (!isSecretInQuotes(quoted)) return match;
        return `${match.slice(0, match.length - quoted.length - 1)}${replacement}${quote}`;
      }
      const value = (bare ?? '').replace(END, '');
      const rest = text.slice(at + match.length, at + match.length + 32);
      if (value === '' || (MEASURE.test(value) && !END.test(bare ?? '') && UNIT.test(rest)))
        return match;
      if (
        filler === '' ? !MIXED.test(value) && !isAnnouncedValue(name, value) : !looksSecret(value)
      )
        return match;
      const start = match.length - (bare ?? '').length;
      return match.slice(0, start) + replacement + match.slice(start + value.length);
    },
  );
  return redacted
    .replace(BRACKETED, (match, before: string, value: string) =>
      MIXED.test(value) ? before + replacement : match,
    )
    .replace(SUCCESSOR, (match, before: string, value: string) =>
      looksSecret(value) ? before + replacement : match,
    );
}
