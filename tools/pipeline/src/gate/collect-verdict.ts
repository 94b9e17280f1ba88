import { createHash } from 'node:crypto';
import type { ErrorCode, Workspace } from '@gatehouse/service-manifest';
import type { Clock } from '../aws/clock.ts';
import type { DecideInput } from './decide/decide-input.ts';
import { decide } from './decide/decide.ts';
import { codeOf, linesOf } from './failure.ts';
import { firstSeenFor } from './first-seen/first-seen-for.ts';
import { recordFindings } from './first-seen/record-findings.ts';
import type { OpenedRecord } from './first-seen/record.ts';
import { readReport, type ReadReport } from './formats/read-report.ts';
import type { ScannerReport } from './model/report.ts';
import type { Verdict } from './model/verdict.ts';
import { mergeFindings } from './normalise/merge-findings.ts';
import type { SourceOptions } from './options.ts';
import { beforePush } from './policy/before-push.ts';
import type { Policy } from './policy/policy-schema.ts';
import { policyFor } from './policy/read-policy.ts';
import type { RuleFile } from './read-policy-file.ts';
import { readSbom } from './read-sbom.ts';
import { readRules, type Rules } from './read-rules.ts';
import { readSettings } from './read-settings.ts';
import { applyThreats, threatProblems } from './threats/apply-threats.ts';
import { collectThreats } from './threats/collect-threats.ts';
import { verdictWithoutPolicy } from './verdict-without-policy.ts';

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
    const verdict = { ...verdictWithoutPolicy(options, now, failures), failureCodes };
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
    record: async () => (record ? recordFindings(record, verdict, input) : verdict),
  };
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
