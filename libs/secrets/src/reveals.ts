/**
 * Creates a test for texts that show any string or number of `value`, or `piece` consecutive characters
 * of one: unchanged, cut off, in another case, with separators, or encoded (JSON, URL, base64, hex).
 * When in doubt, it returns true.
 *
 * @param piece Consecutive characters that count as a part of a value.
 * @param shortest Shorter strings and numbers are ignored.
 */
export function revealsValue(
  value: unknown,
  piece: number,
  shortest: number,
): (text: string) => boolean {
  const short = new Set<string>();
  const pieces = new Set<string>();
  for (const leaf of leavesOf(value)) {
    if (leaf.length < shortest) continue;
    for (const form of formsOf(leaf).map(normalise)) {
      if (form.length < piece) short.add(form);
      for (const window of windows(form, piece)) pieces.add(window);
    }
  }
  return (text) => {
    const plain = [text, unescapeJson(text), unescapeUrl(text)];
    return [...plain, ...plain.map(normalise)].some((haystack) => {
      for (const whole of short) if (haystack.includes(whole)) return true;
      for (const window of windows(haystack, piece)) if (pieces.has(window)) return true;
      return false;
    });
  };
}

function* leavesOf(value: unknown): Generator<string> {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string' && next !== '') yield next;
    else if (typeof next === 'number') yield String(next);
    else if (typeof next === 'object' && next !== null) {
      for (const child of Object.values(next)) pending.push(child);
    }
  }
}

function formsOf(leaf: string): string[] {
  const bytes = Buffer.from(leaf);
  // In the base64 of a longer text, a value starts at one of three alignments. The characters that it
  // shares with its neighbours are cut off.
  const inside = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const forms = [leaf, bytes.toString('base64'), bytes.toString('hex'), ...inside];
  return forms.filter((form) => form !== '');
}

/** Only letters and digits, in one case. A text without any stays unchanged. */
function normalise(text: string): string {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? text : bare;
}

function* windows(text: string, length: number): Generator<string> {
  for (let start = 0; start + length <= text.length; start++) {
    yield text.slice(start, start + length);
  }
}

/** Undoes the escapes of JSON and JavaScript strings anywhere in a text. */
function unescapeJson(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code?: string, character?: string) =>
    code ? String.fromCharCode(parseInt(code, 16)) : unescapeCharacter(character ?? ''),
  );
}

function unescapeCharacter(character: string): string {
  const at = 'bfnrt'.indexOf(character);
  return at < 0 ? character : ('\b\f\n\r\t'[at] ?? '');
}

function unescapeUrl(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) =>
    Buffer.from(encoded.replaceAll('%', ''), 'hex').toString(),
  );
}
