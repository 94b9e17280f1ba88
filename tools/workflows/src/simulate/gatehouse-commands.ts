import { REGISTRY } from '@gatehouse/service-manifest';
import { container } from './build-commands.ts';
import type { Command } from './command.ts';
import { DEPLOY_COMMANDS } from './deploy-commands.ts';
import { GATE_COMMANDS } from './gate-commands.ts';
import { has } from './has-role.ts';
import { failed } from './job-context.ts';
import { deployStacks, planStacks } from './stacks.ts';
import { STATUS_COMMANDS } from './status-commands.ts';
import { waitForStacks } from './wait-for-stacks.ts';
import { withoutStatus } from './without-status.ts';

/** The commands of Gatehouse that workflows run. */
export const GATEHOUSE: Readonly<Record<string, Command>> = {
  ...STATUS_COMMANDS,
  ...GATE_COMMANDS,
  ...DEPLOY_COMMANDS,
  image: (options, job) => container(options.get('--service') ?? '', options, job),
  stacks(options, job, [what = '']) {
    const environment = options.get('--environment') ?? '';
    const words = (name: string) => (options.get(name) ?? '').split(' ').filter(Boolean);
    if (what === 'plan') {
      const missing = has(job, 'status', REGISTRY, `gatehouse-${REGISTRY}`)
        ? withoutStatus(job)
        : 'it has no status role of the registry';
      return missing === undefined ? planStacks(job) : failed(missing);
    }
    if (what === 'deploy') {
      if (!has(job, 'infrastructure', environment)) return failed('it has no infrastructure role');
      return deployStacks(job, environment, words('--stacks'), words('--except'));
    }
    if (!has(job, 'deploy', environment)) return failed('it has no deploy role');
    const service = options.get('--service') ?? '';
    return waitForStacks(job, service, environment, options.get('--plan') ?? '');
  },
  notify(_options, job) {
    if (!has(job, 'rescan', 'registry')) return failed('it has no rescan role');
    job.world.trace.announced.push({ run: job.run, at: job.now });
    return {};
  },
  compact: (_options, job) =>
    has(job, 'compact', 'registry') ? {} : failed('it has no compact role'),
  report(options, job) {
    job.files.set(options.get('--output') ?? '', { kind: 'other' });
    return has(job, 'report', 'registry') ? {} : failed('it has no report role');
  },
};
