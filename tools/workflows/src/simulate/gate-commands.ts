import { REGISTRY } from '@gatehouse/service-manifest';
import type { Command } from './command.ts';
import { has } from './has-role.ts';
import { failed } from './job-context.ts';
import { commitOf, releaseOf } from './world.ts';

/** Commands for an image before it is deployed. */
export const GATE_COMMANDS: Readonly<Record<string, Command>> = {
  attest(options, job) {
    const image = options.get('--image') ?? '';
    if (!has(job, 'build', REGISTRY)) return failed('only the build role signs attestations');
    if (job.files.get(options.get('--sbom') ?? '')?.image !== image)
      return failed('there is no bill of materials of this image');
    job.world.attested.set(image, Number(options.get('--commit')));
    job.world.signed.add(image);
    return {};
  },
  provenance(options, job) {
    const image = options.get('--image') ?? '';
    const { attested, signed } = job.world;
    if (signed.has(image) ? !has(job, 'gate', REGISTRY) : !('attestations' in job.permissions))
      return failed(signed.has(image) ? 'it has no role' : 'it needs "attestations: read"');
    return attested.get(image) === Number(options.get('--commit'))
      ? {}
      : failed(`${image} was not built from this commit by our workflow`);
  },
  gate(options, job) {
    const service = options.get('--service') ?? '';
    const environment = options.get('--environment') ?? '';
    const image = options.get('--image') ?? '';
    const rescan = options.has('--rescan');
    const signs = options.has('--evidence');
    if (options.has('--ecr') || options.get('--records') === 'registry')
      if (!has(job, rescan ? 'rescan' : 'gate', 'registry')) return failed('it has no role');
    const scanners = (options.get('--report') ?? '').split(',').flatMap((path) => {
      const report = job.files.get(path);
      return report?.kind === 'report' && report.image === image ? [report.scanner ?? ''] : [];
    });
    for (const scanner of ['trivy', 'grype'])
      if (!scanners.includes(scanner)) return failed(`undecided: no report by ${scanner}`);
    if (job.files.get(options.get('--sbom') ?? '')?.image !== image)
      return failed('undecided: no bill of materials');
    if (rescan) job.files.set('gate.sarif', { kind: 'other' });
    const passes = job.world.scenario.passes ?? (() => true);
    if (!passes(service, environment, commitOf(image))) return failed('blocked');
    if (signs) {
      if (!has(job, 'gate', 'registry')) return failed('only the gate role signs');
      const evidence = { service, environment, image, by: job.path, kind: 'evidence' } as const;
      job.files.set(options.get('--evidence') ?? '', evidence);
      const { run, path } = job;
      job.world.trace.passed.push({ run, service, environment, image, scanners, path });
    }
    return {};
  },
  promote(options, job) {
    const [service = '', environment = '', image = ''] = [
      '--service',
      '--environment',
      '--image',
    ].map((name) => options.get(name) ?? '');
    if (!has(job, 'gate', 'registry')) return failed('only the gate role promotes');
    const evidence = job.files.get(options.get('--evidence') ?? '');
    if (evidence?.kind !== 'evidence' || evidence.image !== image)
      return failed('there is no evidence for this image');
    if (evidence.service !== service || evidence.environment !== environment)
      return failed('the evidence is for something else');
    job.world.promoted.add(releaseOf(environment, image));
    return {};
  },
};
