import * as z from 'zod';

/** The end of a page, in the index of all users. */
const position = z.tuple([z.iso.datetime(), z.string().regex(/^[0-9a-f]{32}$/)]);

export type Position = { createdAt: string; id: string };

/** Parses a caller's cursor, which may be forged; it can express only a position. */
export const cursor = z
  .string()
  .max(200)
  .transform((text, context): Position => {
    const parsed = position.safeParse(fromJson(Buffer.from(text, 'base64url').toString()));
    if (parsed.success) return { createdAt: parsed.data[0], id: parsed.data[1] };
    context.addIssue({ code: 'custom', message: 'is not a cursor of this service' });
    return z.NEVER;
  });

export function toCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
