import * as z from 'zod';
import { holdSchema } from '../hold/hold.ts';
import { parseStrictJson } from '../../json/strict-json.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();
/** Short enough for all of them to fit into a parameter, 4 KB. */
const line = z.string().min(1).max(300);

const evidenceSchema = z.strictObject({
  /** Digests of the file, and of the policy that the gate used. */
  sha256,
  policy: sha256,
  verifiedAt: moment,
  expires: moment,
  result: z.literal('PASSED'),
});
export type EvidenceRecord = z.infer<typeof evidenceSchema>;

/**
 * The record of a deployment to an environment, written once it is steady: an SSM parameter, whose versions are the
 * history.
 */
export const recordSchema = z.strictObject({
  version: z.literal(1),
  /** The commit that the image was built from; affected services are computed from it. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  /** Digest of the image's inputs and of the rendered files: see `inputDigests`. */
  inputs: sha256.optional(),
  /** `REPOSITORY@sha256:...`, and its digest. */
  image: line,
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** ARN of the revision. */
  taskDefinition: z.string().regex(/^arn:[^:]+:ecs:[^:]+:\d{12}:task-definition\/[\w-]+:\d+$/),
  /** The gate's evidence; a roll-back that was forced without the records has none. */
  evidence: evidenceSchema.optional(),
  deployedAt: moment,
  /** When ECS began the deployment, which orders records; unknown for an old one. */
  begunAt: moment.optional(),
  by: line,
  /** ARN of the revision that a roll-back replaced. */
  rolledBackFrom: line.optional(),
  /** The version that was rolled back and must not be deployed again. */
  hold: holdSchema.optional(),
  holdReleased: z.strictObject({ by: line, reason: line }).optional(),
  /** The reason for deploying a commit that is older than what ran. */
  allowedOlder: line.optional(),
  /** The reason for a roll-back with skipped checks. */
  forced: line.optional(),
  /** The reason for a deployment by hand. */
  breakGlass: line.optional(),
});
export type DeploymentRecord = z.infer<typeof recordSchema>;

/** @returns undefined for an invalid record, which counts as unknown */
export function parseRecord(text: string): DeploymentRecord | undefined {
  try {
    return recordSchema.parse(parseStrictJson(text));
  } catch {
    return undefined;
  }
}

/** Whether two records describe the same deployment, regardless of time and actor. */
export function sayTheSame(one: DeploymentRecord, other: DeploymentRecord): boolean {
  const facts = ({ commit, inputs, image, taskDefinition, evidence, hold }: DeploymentRecord) =>
    JSON.stringify([commit, inputs, image, taskDefinition, evidence?.sha256, hold?.versions]);
  return facts(one) === facts(other);
}
