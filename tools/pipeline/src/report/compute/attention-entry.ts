/** What needs a person, in the order in which it is listed. */
export const ATTENTION = [
  'blocked',
  'runs-blocked',
  'undecided',
  'unscanned',
  'past-deadline',
  'exception-expires',
  'behind',
  'old-base',
] as const;
export type AttentionKind = (typeof ATTENTION)[number];

/** One thing that needs a person. */
export interface Attention {
  readonly kind: AttentionKind;
  readonly service: string;
  readonly environment: string;
  /** The problem, on one line. */
  readonly what: string;
  /** Since when, or until when, as a day. */
  readonly day: number;
  /** The run, if known. */
  readonly run?: string | undefined;
}
