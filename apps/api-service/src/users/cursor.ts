import * as z from 'zod';

/** Where a page ended, in the index of all users. */
const position = z.tuple([z.iso.datetime(), z.string().regex(/^[0-9a-f]{32}$/)]);

export type Position = { createdAt: string; id: string };

/** A cursor as it came back from a caller, who may have made it up; what it can say is a position and no more. */
export const cursor = z
  .string()
  .max(200)
  .transform((text, context): Position => {
    const parsed = position.safeParse(fromJson(Buffer.from(text, 'base64url').toString()));
    if (parsed.success) return { createdAt: parsed.data[0], id: parsed.data[1] };
    context.addIssue({ code: 'custom', message: 'is none that this service gave' });
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
