import type { Counted } from './count-resources.ts';

/** How much of an AWS quota the templates use, in the place where they use the most. */
export interface Limit {
  readonly what: string;
  /** AWS's default. */
  readonly limit: number;
  /** Whether AWS raises the quota on request. */
  readonly raised: boolean;
  /** The most that AWS raises it to, if documented. */
  readonly most?: number;
  readonly used: number;
  readonly where: string;
  /** What to do if it is exceeded and AWS does not raise it. */
  readonly remedy: string;
}

/** An AWS quota, and how much of it is used where. */
export type Quota = Omit<Limit, 'used' | 'where'> & { readonly counted: Counted };

/** The remedy where nothing else helps. */
export const DIVIDE = 'divide the workspace, or give environments their own accounts';

/** A quota that AWS raises on request. */
export const raised = (what: string, limit: number, counted: Counted, remedy = DIVIDE): Quota => ({
  what,
  limit,
  raised: true,
  remedy,
  counted,
});

/** A quota that AWS does not raise. */
export const fixed = (what: string, limit: number, counted: Counted, remedy: string): Quota => ({
  what,
  limit,
  raised: false,
  remedy,
  counted,
});
