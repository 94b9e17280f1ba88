import * as z from 'zod';

/** The body of `POST /notify`. */
export const notifyRequest = z.strictObject({
  message: z
    .string()
    .trim()
    .min(1)
    .max(30_000)
    .meta({ examples: ['Hello'] }),
  topic: z.string().min(1).max(256),
});

export const notifyResponse = z.strictObject({
  success: z.literal(true),
  message: z.literal('Notification sent'),
});

export type NotifyRequest = z.infer<typeof notifyRequest>;
export type NotifyResponse = z.infer<typeof notifyResponse>;
