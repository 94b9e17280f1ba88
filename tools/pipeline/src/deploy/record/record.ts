import * as z from 'zod';
import { holdSchema } from '../hold/hold.ts';
import { parseStrictJson } from '../../json/strict-json.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();
/** Short enough for all together to fit into a parameter, 4 KB. */
const line = z.string().min(1).max(300);

const evidenceSchema = z.strictObject({
  /** Of the file, and of the policy that the gate went by. */
  sha256,
  policy: sha256,
  verifiedAt: moment,
  expires: moment,
  result: z.literal('PASSED'),
});
export type EvidenceRecord = z.infer<typeof evidenceSchema>;

/**
 * What was deployed to an environment, written once it is steady: a parameter of SSM, whose versions are
 * the history.
 */
export const recordSchema = z.strictObject({
  version: z.literal(1),
  /** That the image was built from; what is affected since is found out from it. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  /** Digest of what the image is made of and what was rendered: see `inputDigests`. */
  inputs: sha256.optional(),
  /** `REPOSITORY@sha256:...`, and its digest. */
  image: line,
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** ARN of the revision. */
  taskDefinition: z.string().regex(/^arn:[^:]+:ecs:[^:]+:\d{12}:task-definition\/[\w-]+:\d+$/),
  /** Of the gate; a roll-back that was forced without the records has none. */
  evidence: evidenceSchema.optional(),
  deployedAt: moment,
  /** When ECS began the deployment, by which records are in order; that of a long time ago is not known. */
  begunAt: moment.optional(),
  by: line,
  /** ARN of the revision that this one took the place of, in a roll-back. */
  rolledBackFrom: line.optional(),
  /** What was rolled back from and must not come back. */
  hold: holdSchema.optional(),
  holdReleased: z.strictObject({ by: line, reason: line }).optional(),
  /** Why a commit was deployed that is older than what ran. */
  allowedOlder: line.optional(),
  /** Why a roll-back skipped what it could. */
  forced: line.optional(),
  /** Why it was deployed by hand. */
  breakGlass: line.optional(),
});
export type DeploymentRecord = z.infer<typeof recordSchema>;

/** @returns undefined for a text that is no record: what it is about counts as not known */
export function parseRecord(text: string): DeploymentRecord | undefined {
  try {
    return recordSchema.parse(parseStrictJson(text));
  } catch {
    return undefined;
  }
}

/** Whether two records say the same of what is deployed; when, and by whom, does not matter. */
export function sayTheSame(one: DeploymentRecord, other: DeploymentRecord): boolean {
  const facts = ({ commit, inputs, image, taskDefinition, evidence, hold }: DeploymentRecord) =>
    JSON.stringify([commit, inputs, image, taskDefinition, evidence?.sha256, hold?.versions]);
  return facts(one) === facts(other);
}
