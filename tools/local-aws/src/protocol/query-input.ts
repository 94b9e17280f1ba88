import { ServiceError } from './service-error.ts';

/** Above the depth of every parameter of these services. */
const deepest = 16;

type Value = string | Value[] | Structure;
type Structure = { [name: string]: Value };

/** `Names.member.1=a&Filter.Key=b` becomes `{ Names: ['a'], Filter: { Key: 'b' } }`. */
export function parseQuery(body: string): object {
  const root = Object.create(null) as Structure;
  for (const [path, value] of new URLSearchParams(body)) {
    const names = path.split('.').filter((name) => name !== 'member');
    if (names.length > deepest)
      throw new ServiceError(
        'MalformedQueryString',
        `A parameter has at most ${deepest} parts: ${path.slice(0, 100)}`,
      );
    const last = names.pop() ?? '';
    let parent = root;
    for (const name of names) parent = structureIn(parent, name);
    parent[last] = value;
  }
  return withLists(root) as object;
}

function structureIn(parent: Structure, name: string): Structure {
  const existing = parent[name];
  return typeof existing === 'object'
    ? (existing as Structure)
    : (parent[name] = Object.create(null) as Structure);
}

/** Members that are numbered from 1 form a list. */
function withLists(value: Value): Value {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).map(([name, each]) => [name, withLists(each)] as const);
  return entries.length > 0 && entries.every(([name]) => /^[1-9]\d*$/.test(name))
    ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => each)
    : Object.fromEntries(entries);
}
