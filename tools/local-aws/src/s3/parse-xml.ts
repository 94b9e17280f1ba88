import { s3Error } from './s3-error.ts';

export interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

const token =
  /<\?[^>]*\?>|<!--[^]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Without DTDs, which S3 refuses as well, so the only entities are those of XML itself. */
export function parseXml(text: string): Element {
  const document: Element = { name: '', children: [], text: '' };
  const open = [document];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    const current = open.at(-1);
    if (!match || !current) throw s3Error('MalformedXML');
    const [raw, closing, name, , empty] = match;
    if (name === undefined) {
      if (!raw.startsWith('<')) current.text += decode(raw);
    } else if (closing) {
      if (current.name !== name || open.length === 1) throw s3Error('MalformedXML');
      open.pop();
    } else {
      const child: Element = { name, children: [], text: '' };
      current.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [root] = document.children;
  if (open.length !== 1 || !root || document.children.length !== 1 || document.text.trim())
    throw s3Error('MalformedXML');
  return root;
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));|&/gi, (_, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
    const character =
      name === undefined && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : entities[name as string];
    if (character === undefined) throw s3Error('MalformedXML');
    return character;
  });
