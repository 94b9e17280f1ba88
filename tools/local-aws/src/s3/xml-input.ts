import { findRefusal, type Parameters } from '../protocol/parameters.ts';
import { unsupportedParameter } from '../protocol/check-parameters.ts';
import { s3Error } from './s3-error.ts';

interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

type Value = string | Value[] | { [name: string]: Value };

const token =
  /<\?[^>]*\?>|<!--[^]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Reads an XML body into the structure that the parameters describe.
 * @throws ServiceError MalformedXML, or NotImplemented for an element that is not supported
 */
export function readXml(
  body: Buffer,
  action: string,
  root: string,
  parameters: Parameters,
): object {
  const element = parse(body.toString());
  if (element.name !== root) throw s3Error('MalformedXML');
  const value = valueOf(element, parameters);
  const refusal = findRefusal(parameters, value, { text: true });
  if (refusal?.expected)
    throw s3Error('MalformedXML', `${refusal.path} must be ${refusal.expected}.`);
  if (refusal) throw unsupportedParameter('s3', action, refusal.path);
  return value as object;
}

/** Without DTDs, which S3 refuses as well, so the only entities are those of XML itself. */
function parse(text: string): Element {
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

function valueOf({ children, text }: Element, parameters: Parameters | undefined): Value {
  const members = membersOf(parameters);
  if (!members) return children.length === 0 ? text : structure(children, {});
  return structure(children, members);
}

function structure(
  children: readonly Element[],
  members: Readonly<Record<string, Parameters>>,
): Value {
  const value: Record<string, Value> = {};
  for (const child of children) {
    const accepted = Object.hasOwn(members, child.name) ? members[child.name] : undefined;
    if (Array.isArray(accepted)) {
      const list = (value[child.name] ??= []) as Value[];
      list.push(valueOf(child, accepted[0] as Parameters));
    } else if (Object.hasOwn(value, child.name)) throw s3Error('MalformedXML');
    else value[child.name] = valueOf(child, accepted);
  }
  return value;
}

const membersOf = (parameters: Parameters | undefined) =>
  typeof parameters === 'object' && !(parameters instanceof RegExp) && !Array.isArray(parameters)
    ? (parameters as Readonly<Record<string, Parameters>>)
    : undefined;
