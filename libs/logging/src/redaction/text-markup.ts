import { fieldKey } from './field-key.ts';

const ELEMENT = /<([\w:.-]{1,64})(\s[^<>]{0,128})?>([^<]+)(?=<\/)/g;

/** `<password>x</password>` */
export function redactElements(text: string, replacement: string): string {
  return text.replace(ELEMENT, (match, name: string, attributes = '') =>
    fieldKey(name).sensitivity === 'no' ? match : `<${name}${attributes}>${replacement}`,
  );
}

const OPTION = /(?<![\w-])--?([A-Za-z][\w-]{0,63})(\s{1,8})(?!-)("[^"]*"?|'[^']*'?|[^\s"']+)/g;

/** A command line: `--password x`, `curl -u user:x`. */
export function redactOptions(text: string, replacement: string): string {
  if (!text.includes('-')) return text;
  return text.replace(OPTION, (match, name: string, space: string, value: string) => {
    const isUser = (name === 'u' || name === 'user') && value.includes(':');
    if (!isUser && fieldKey(name).sensitivity === 'no') return match;
    return match.slice(0, match.length - space.length - value.length) + space + replacement;
  });
}
