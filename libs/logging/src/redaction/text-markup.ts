import { fieldKey, isSensitive } from './field-key.ts';

const ELEMENT =
  /<([\w:.-]{1,64})(\s[^<>]{0,128})?>(?:<!\[CDATA\[(?:(?!\]\]>)[\s\S]){1,4096}\]\]>|[^<]+)(?=<\/)/g;

/** `<password>x</password>` */
export function redactElements(text: string, replacement: string): string {
  const redacted = text.replace(ELEMENT, (match, name: string, attributes = '') => {
    const [, named = name] = ATTRIBUTE.exec(attributes) ?? [];
    return [name, named].some(isSensitive) ? `<${name}${attributes}>${replacement}` : match;
  });
  if (!text.includes('</key>')) return redacted;
  return redacted.replace(PROPERTY, (match, head: string, key: string) =>
    isSensitive(key) ? head + replacement : match,
  );
}

/** `<string name="api_key">x</string>` */
const ATTRIBUTE = /\s(?:name|key|id)=["']([\w.-]{1,64})["']/i;

/** A property list: `<key>password</key><string>x</string>` */
const PROPERTY = /(<key>([\w.-]{1,64})<\/key>\s{0,32}<string>)[^<]+/g;

const OPTION =
  /(?<![\w-])--?([A-Za-z][\w-]{0,63})(\s{1,8}|=)(?!-)((?:"[^"]*"?|'[^']*'?|[^\s"']+){1,4})/g;

/** A part of a form with a sensitive name (RFC 7578). */
const PART =
  /(\bname="([^"\r\n]{1,64})"[^\r\n]*(?:\r?\n[^\r\n]{1,1024}){0,8}\r?\n\r?\n)((?:(?!\r?\n--)[\s\S])+)/g;

/** `Content-Disposition: form-data; name="password"` and its body. */
export function redactParts(text: string, replacement: string): string {
  return text.replace(PART, (match, head: string, name: string) =>
    fieldKey(name).sensitivity === 'no' ? match : head + replacement,
  );
}

const COMMANDS = ['mysql', 'mariadb', 'sshpass', 'redis-cli', 'login'];

/** Commands whose short option is a password, with or without a space before it. */
const COMMAND =
  /\b((?:sshpass|mysql\w{0,16}|mariadb[\w-]{0,16}|redis-cli|(?:docker|podman|helm|az|oc|cf)\s{1,3}login)\s(?:[^\r\n]{0,128}?\s)?-[pa]\s?)([^\s"'-][^\s"']*)/g;

/** `sshpass -p x`, `mysql -px`, `docker login -p x`. */
export function redactCommands(text: string, replacement: string): string {
  if (!COMMANDS.some((command) => text.includes(command))) return text;
  return text.replace(COMMAND, `$1${replacement}`);
}

/** A command line: `--password x`, `curl -u user:x`. */
export function redactOptions(text: string, replacement: string): string {
  if (!text.includes('-')) return text;
  return text.replace(OPTION, (match, name: string, space: string, value: string) => {
    const isUser = (name === 'u' || name === 'user') && value.includes(':');
    if (!isUser && fieldKey(name).sensitivity === 'no') return match;
    return match.slice(0, match.length - space.length - value.length) + space + replacement;
  });
}
