/** The parts of DER that a certificate has: ITU-T X.690. */

export const sequence = (...parts: readonly Buffer[]) => element(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Buffer[]) => element(0x31, Buffer.concat(parts));
/** @param value Big-endian, positive, and as short as it can be. */
export const integer = (value: Buffer) => element(0x02, value);
/** @param value Whole bytes. */
export const bits = (value: Buffer) => element(0x03, Buffer.concat([Buffer.from([0]), value]));
export const utf8 = (text: string) => element(0x0c, Buffer.from(text));
/** @param date Before 2050. */
export const utcTime = (date: Date) =>
  element(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
/** With an explicit tag of its context. */
export const tagged = (tag: number, value: Buffer) => element(0xa0 + tag, value);

/** @param dotted Such as `2.5.4.3`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Seven bits a byte, the highest first; all but the last have the eighth. */
function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}
