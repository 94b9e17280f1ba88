import { createHash } from 'node:crypto';

/** Base images of a build on a day: one has a newer digest every 30 days, the other every 45. */
export const basesOf = (day: number): string[] =>
  (
    [
      ['docker.io/library/node:26', 30],
      ['gcr.io/distroless/nodejs26:nonroot', 45],
    ] as const
  ).map(([name, days]) => `${name}@sha256:${sha256(`${name} ${Math.floor(day / days)}`)}`);

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
