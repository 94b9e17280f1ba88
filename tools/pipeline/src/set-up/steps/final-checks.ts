import { GatehouseError } from '@gatehouse/service-manifest';
import { readPages } from '../../aws/read-pages.ts';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { differs, done, missing, type PersonalStep } from '../step.ts';

/** Each service of an environment runs what was recorded as deployed. */
export const servicesRun = (place: AwsTarget): PersonalStep => ({
  id: `services/${place.name}`,
  title: `The services of ${place.name} run what was delivered`,
  kind: 'check',
  places: [place.name],
  needs: [`stacks/${place.name}`, 'delivery'],
  instructions: ['Look at what differs:', `$ npx gatehouse status --environment ${place.name}`],
  async check({ status, services }) {
    const names = services().map(({ name }) => name);
    const rows = await status(place.name, names);
    const unknown = rows.find((row) => row.unknown !== undefined);
    if (unknown) throw new GatehouseError('GH-SETUP-010', `${unknown.service}: ${unknown.unknown}`);
    const absent = rows.filter(({ record }) => record === undefined);
    if (absent.length > 0)
      return missing(`not delivered: ${absent.map(({ service }) => service).join(', ')}`);
    const drift = rows.flatMap((row) => row.drift.map((line) => `${row.service}: ${line}`));
    return drift.length === 0
      ? done(names.join(', ') || 'there are no services')
      : differs(drift.join('; '), `npx gatehouse status --environment ${place.name}`);
  },
});

/** Nothing is wrong already. */
export const noAlarms = (place: AwsTarget): PersonalStep => ({
  id: `alarms/${place.name}`,
  title: `No alarm of ${place.name} is on`,
  kind: 'check',
  places: [place.name],
  needs: [`services/${place.name}`],
  instructions: [
    'Look at the alarms, and at the runbook of what they are about:',
    `$ aws cloudwatch describe-alarms --state-value ALARM --profile gatehouse-${place.name}`,
  ],
  async check({ aws, services }) {
    const pages = await readPages((NextToken) =>
      aws(place).cloudwatch.describeAlarms({ StateValue: 'ALARM', NextToken }),
    );
    const alarms = pages.flatMap(({ MetricAlarms = [] }) => MetricAlarms);
    const ours = services().map(({ name }) => `${name}-${place.name}-`);
    const on = alarms
      .map(({ AlarmName = '' }) => AlarmName)
      .filter(
        (name) => ours.some((prefix) => name.startsWith(prefix)) || name.startsWith('gatehouse-'),
      );
    return on.length === 0 ? done('none') : differs(on.join(', '));
  },
});
