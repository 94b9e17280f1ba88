import type { Clock } from '../aws/clock.ts';
import { Attempts } from './attempts.ts';
import { collectScans } from './collect-scans.ts';
import type { CollectedVerdict } from './collected-verdict.ts';
import type { DecideInput } from './decide/decide-input.ts';
import { decide } from './decide/decide.ts';
import { firstSeenFor } from './first-seen/first-seen-for.ts';
import { recordFindings } from './first-seen/record-findings.ts';
import { mergeFindings } from './normalise/merge-findings.ts';
import type { SourceOptions } from './options.ts';
import { policyOf } from './policy-of.ts';
import { readSbom } from './read-sbom.ts';
import { readRules } from './read-rules.ts';
import { readSettings } from './read-settings.ts';
import { applyThreats, threatProblems } from './threats/apply-threats.ts';
import { collectThreats } from './threats/collect-threats.ts';
import { verdictWithoutPolicy } from './verdict-without-policy.ts';

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
): Promise<CollectedVerdict> {
  const attempts = new Attempts();
  const workspace = await attempts.attempt(readSettings);
  const rules = await attempts.attempt(() => readRules(options.policy, options.exceptions, now));
  const policy = rules && (await attempts.attempt(() => policyOf(rules, workspace, options)));
  const { image, service } = options;
  if (image.repository.split('/').at(-1) !== service) {
    attempts.failures.push(`--image: ${image.repository} is not the repository of ${service}`);
    attempts.failureCodes.push('GH-GATE-004');
  }

  const { reports, images, files } = await collectScans(options, attempts, progress, clock);
  const { sbom } = options;
  const materials =
    sbom === undefined
      ? undefined
      : await attempts.attempt(() => readSbom(sbom, { service, digest: image.digest, images }));
  const threats = await attempts.attempt(() => collectThreats(options));
  const warnings = [...(materials?.bill.warnings ?? [])];
  if (options.beforePush) warnings.push('--before-push: a preview, without scans of AWS');
  const { failures, failureCodes } = attempts;
  const { record, warning } = await firstSeenFor(options, workspace, now, progress);
  if (warning !== undefined) warnings.push(warning);
  const scans = [...files, ...(materials ? [materials.file] : []), ...(threats?.files ?? [])];
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
