import { isSensitive } from './field-key.ts';

/** A Secret of Kubernetes, in JSON or YAML. */
const KUBERNETES_SECRET = /\bkind\W{1,8}Secret\b/;
const ITS_DATA =
  /(\b(?:data|stringData)\\{0,8}["']?\s{0,8}:\s{0,8}?)(?:\{[^{}]*\}?|(?:\r?\n[ \t]+[^\r\n]+)+)/g;

/** The private parts of a JSON Web Key (RFC 7518, section 6). */
const KEY_TYPE = /["']kty\\{0,8}["']/;
const PRIVATE_PARTS =
  /(\\{0,8}["'](?:d|p|q|dp|dq|qi|k)\\{0,8}["']\s{0,8}:\s{0,8}\\{0,8}["'])[\w-]+/g;

/** PostgreSQL's detail of a duplicate key: `Key (email, token)=(a, b) already exists.` */
const DUPLICATE_KEY = /(\bKey \(([^()]{1,256})\)=\()[^\r\n]*?(?=\) (?:already|is)\b|$)/g;

/** Redacts what is secret only because of the document around it. */
export function redactDocuments(text: string, replacement: string): string {
  let redacted = text;
  if (text.includes('Secret') && KUBERNETES_SECRET.test(text))
    redacted = redacted.replace(ITS_DATA, `$1${replacement}`);
  if (text.includes('kty') && KEY_TYPE.test(text))
    redacted = redacted.replace(PRIVATE_PARTS, `$1${replacement}`);
  if (text.includes(')=('))
    redacted = redacted.replace(DUPLICATE_KEY, (match, head: string, columns: string) =>
      columns.split(/\W+/).some(isSensitive) ? head + replacement : match,
    );
  return redacted;
}
