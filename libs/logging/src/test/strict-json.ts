/**
 * Parses one line and counts the members of its outermost object. JSON.parse does not report duplicate
 * members: it keeps the last one. Throws on a duplicate key.
 */
export function parseLine(line: string): Record<string, unknown> {
  const entry = JSON.parse(line) as Record<string, unknown>;
  const names = outermostNames(line);
  const isTwice = new Set(names).size !== names.length;
  if (isTwice || names.length !== Object.keys(entry).length)
    throw new Error(`Of ${line}: ${names.join()}`);
  return entry;
}

/** The member names at depth one, as written. */
function outermostNames(line: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let expectsName = false;
  for (const [token] of line.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^"{}[\],:\s]+/g)) {
    if (token === '{' || token === '[') depth++;
    if (token === '{' && depth === 1) expectsName = true;
    if (token === '}' || token === ']') depth--;
    if (token === ',' && depth === 1) expectsName = true;
    if (token.startsWith('"') && depth === 1 && expectsName) {
      names.push(JSON.parse(token) as string);
      expectsName = false;
    }
  }
  return names;
}
