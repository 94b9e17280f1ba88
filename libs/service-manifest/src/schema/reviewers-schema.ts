import * as z from 'zod';
import { text } from './text-schema.ts';

/** A team, or a person. */
export const team = text(
  'a team of the organisation such as platform, or a person such as @ann',
  /^(?:@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})|[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?)$/,
  'Team of the organisation, or a person as @name',
);

/**
 * GitHub accepts six:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers
 */
const MOST_REVIEWERS = 6;

/** Teams that approve; `fallback` are those by default. */
export const reviewers = (fallback: string) =>
  z
    .array(team)
    .max(MOST_REVIEWERS, { error: `must be ${MOST_REVIEWERS} teams at most` })
    .optional()
    .describe(
      `Teams of which a member approves each change, in GitHub; [] for none. Default: ${fallback}`,
    );
