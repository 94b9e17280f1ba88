import { createHash } from 'node:crypto';
import {
  errorCodeOf,
  ManifestError,
  type ErrorCode,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Clock } from '../aws/clock.ts';
import { decide, type DecideInput } from './decide/decide.ts';
import { firstSeenFor, withoutRecord } from './first-seen/first-seen-for.ts';
import type { OpenedRecord } from './first-seen/record.ts';
import { readReport, type ReadReport } from './formats/read-report.ts';
import { readJson } from '../json/read-json.ts';
import type { ScannerReport } from './model/report.ts';
import { ReportError } from './model/report.ts';
import { SEVERITIES, type Severity } from './model/severity.ts';
import type { Verdict } from './model/verdict.ts';
import {
  readBillOfMaterials,
  type BillOfMaterials,
  type BundledImage,
} from './normalise/bundle-membership.ts';
import { mergeFindings } from './normalise/merge-findings.ts';
import type { SourceOptions } from './options.ts';
import { beforePush } from './policy/before-push.ts';
import type { Policy } from './policy/policy-schema.ts';
import { policyFor } from './policy/read-policy.ts';
import { RuleError } from './rule-error.ts';
import { readRegularFile } from './read-regular-file.ts';
import { readRules, type RuleFile, type Rules } from './read-rules.ts';
import { readSettings } from './read-settings.ts';
import { applyThreats, threatProblems } from './threats/apply-threats.ts';
import { collectThreats } from './threats/collect-threats.ts';

/** A verdict, and its grounds; no rules if they were unreadable. */
export interface Collected {
  readonly verdict: Verdict;
  readonly rules: Rules | undefined;
  readonly workspace: Workspace | undefined;
  /** Digests of the scans behind it: files as they were read, and ECR's responses. */
  readonly scans: readonly RuleFile[];
  /** Undefined if it was unreadable. */
  readonly policy: Policy | undefined;
  /** When findings were first seen, if there is a record. */
  readonly firstSeen: OpenedRecord['lookUp'] | undefined;
  /** Records the findings, if there is a record; returns the verdict that is valid then. */
  readonly record: () => Promise<Verdict>;
}

/**
 * Collects the requested scans, and decides. An error on the way is part of the verdict, which is then "undecided".
 * @param progress Called with what the command is waiting for.
 * @param clock For waiting for ECR; default: the real one.
 */
export async function collectVerdict(
  options: SourceOptions,
  now: Date,
  progress: (message: string) => void,
  clock?: Clock,
): Promise<Collected> {
  const failures: string[] = [];
  const failureCodes: ErrorCode[] = [];
  const attempt = async <T>(action: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await action();
    } catch (error) {
      failures.push(...linesOf(error));
      failureCodes.push(codeOf(error));
      return undefined;
    }
  };

  const workspace = await attempt(readSettings);
  const rules = await attempt(() => readRules(options.policy, options.exceptions, now));
  const policy = rules
    ? await attempt(() => {
        const name = policyName(workspace, options.environment);
        const whole = policyFor(rules.policyFile.file, rules.policy, name);
        return options.beforePush ? beforePush(whole) : whole;
      })
    : undefined;
  const { image, service } = options;
  if (image.repository.split('/').at(-1) !== service) {
    failures.push(`--image: ${image.repository} is not the repository of ${service}`);
    failureCodes.push('GH-GATE-004');
  }

  const read: ReadReport[] = [];
  for (const file of options.report) {
    // Sequentially, so that only one of them is in memory at a time.
    const report = await attempt(() => readReport(file));
    if (report) read.push(report);
  }
  const scanned = options.ecr
    ? await attempt(async () => {
        // Loading the SDK takes longer than a gate without it.
        const { collectEcr } = await import('./ecr/collect-ecr.ts');
        return collectEcr(image, options.timeout * 1_000, progress, clock);
      })
    : undefined;
  const images = scanned?.images ?? [{ digest: image.digest }];
  const { sbom } = options;
  const materials =
    sbom === undefined
      ? undefined
      : await attempt(() => readSbom(sbom, { service, digest: image.digest, images }));
  const threats = await attempt(() => collectThreats(options));
  const warnings = [...(materials?.bill.warnings ?? [])];
  if (options.beforePush) warnings.push('--before-push: a preview, without scans of AWS');
  const { record, warning } = await firstSeenFor(options, workspace, now, progress);
  if (warning !== undefined) warnings.push(warning);
  const reports = [...read.map(({ report }) => report), ...(scanned?.reports ?? [])];
  const scans = [
    ...read.map(({ report, sha256 }) => ({ file: report.origin, sha256 })),
    ...(scanned?.reports ?? []).map(hashedAnswer),
    ...(materials ? [materials.file] : []),
    ...(threats?.files ?? []),
  ];
  if (rules === undefined || policy === undefined) {
    const verdict = { ...withoutPolicy(options, now, failures), failureCodes };
    const firstSeen = record?.lookUp;
    return { verdict, rules, workspace, scans, policy, firstSeen, record: async () => verdict };
  }
  failures.push(...threatProblems(threats?.threats ?? {}, policy, now));
  const findings = applyThreats(
    mergeFindings(reports, { ...policy, bundle: materials?.bill.bundle }),
    threats?.threats ?? {},
  );
  const input: DecideInput = {
    service,
    environment: options.environment,
    image: image.text,
    images,
    reports,
    findings,
    policy,
    exceptions: rules.exceptions,
    revocations: rules.revocations,
    invalidExceptions: rules.invalidFor(service),
    failures,
    failureCodes,
    warnings,
    now,
    bom: materials?.bill.link,
  };
  const verdict = decide(record?.counts ? { ...input, firstSeen: record.lookUp } : input);
  return {
    verdict,
    rules,
    workspace,
    scans,
    policy,
    firstSeen: record?.lookUp,
    record: async () => (record ? recorded(record, verdict, input) : verdict),
  };
}

/**
 * Records the findings of a verdict. Without a record, every run would grant the grace period again: a verdict that
 * cannot be recorded passes only by the age since publication.
 * @param input Without a record.
 */
async function recorded(
  { origin, save }: OpenedRecord,
  verdict: Verdict,
  input: DecideInput,
): Promise<Verdict> {
  // Reports of another image say nothing about this one's findings.
  if (verdict.outcome === 'undecided') return verdict;
  try {
    await save(verdict.decisions.map(({ finding }) => finding));
    return verdict;
  } catch (error) {
    if (verdict.outcome === 'passed')
      return decide({
        ...input,
        warnings: [...(input.warnings ?? []), withoutRecord(origin, error)],
      });
    return {
      ...verdict,
      warnings: [...verdict.warnings, `${origin}: ${(error as Error).message}`],
    };
  }
}

/** ECR's responses come in pages and in no fixed form; their normalised content counts. */
function hashedAnswer(report: ScannerReport): RuleFile {
  const sha256 = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  return { file: `ecr:${report.images.join(',')}`, sha256 };
}

/** The policy's name for an environment; several environments may share one. */
function policyName(workspace: Workspace | undefined, environment: string): string {
  return workspace?.environments[environment]?.gate ?? environment;
}

async function readSbom(
  file: string,
  image: BundledImage,
): Promise<{ bill: BillOfMaterials; file: RuleFile }> {
  try {
    const bytes = await readRegularFile(file);
    const bill = readBillOfMaterials(file, readJson(bytes), image);
    return { bill, file: { file, sha256: createHash('sha256').update(bytes).digest('hex') } };
  } catch (error) {
    if (error instanceof ReportError) throw error;
    throw new ReportError('GH-REPORT-005', file, (error as Error).message, { cause: error });
  }
}

/**
 * Errors with a message for people; any other error is a fault of the gate, and no decision either.
 */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof RuleError) return error.problems;
  if (error instanceof ManifestError) return error.message.split('\n');
  if (error instanceof ReportError) return [error.message];
  return [`The gate itself failed: ${(error as Error).message}`];
}

/** An unknown error is a fault of the gate. */
function codeOf(error: unknown): ErrorCode {
  const code = errorCodeOf(error);
  return code === 'GH-CLI-099' ? 'GH-GATE-006' : code;
}

function withoutPolicy(
  { service, environment, image }: SourceOptions,
  now: Date,
  undecided: readonly string[],
): Verdict {
  return {
    outcome: 'undecided',
    service,
    environment,
    image: image.text,
    at: now,
    undecided,
    blocks: [],
    warnings: [],
    decisions: [],
    counts: Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
      Severity,
      number
    >,
    scans: [],
    exceptions: [],
    leftOut: [],
    others: [],
    holds: { until: now, because: 'nothing was decided' },
  };
}
