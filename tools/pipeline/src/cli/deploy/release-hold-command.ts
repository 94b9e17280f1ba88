import { Command } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { checkReason } from '../../deploy/evidence/check-reason.ts';
import { withSubject } from '../../deploy/options.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import { readRecords, writeRecord } from '../../deploy/record/records.ts';
import { placeText, suggestService } from '../../deploy/services.ts';
import { readLocation } from '../../deploy/subject.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';

interface ReleaseOptions {
  readonly service: string;
  readonly environment: string;
  readonly reason: string;
}

/** `gatehouse release-hold` */
export function releaseHoldCommand(): Command {
  return withSubject(
    new Command('release-hold')
      .description(
        'Allow deliveries of a version that was rolled back from. Exits with 0: nothing is held, 2: the hold could not be released, or no deployment is recorded.',
      )
      .requiredOption('--reason <text>', 'why the version is allowed again; recorded'),
  ).action(async ({ service, environment, reason }: ReleaseOptions) => {
    const [problem] = checkReason('--reason', reason);
    if (problem !== undefined) throw new GatehouseError('GH-DEPLOY-014', problem.text);
    const { workspace, names } = await readLocation(service, environment);
    const name = names.parameter('deployment');
    await inEnvironment(workspace, environment, async (aws) => {
      const record = (await readRecords(aws, [name])).get(name);
      const unknown = record === undefined ? suggestService(service) : '';
      if (unknown !== '')
        throw new GatehouseError('GH-WORKSPACE-004', `There is no service "${service}"${unknown}`);
      // Of what was never deployed nothing is held; of what was deployed in another region, something may be.
      if (record === undefined)
        throw new GatehouseError(
          'GH-OPERATE-007',
          `no deployment of ${service} is recorded for ${placeText(names)}`,
        );
      if (record.hold === undefined) {
        process.stdout.write(`${service} in ${environment}: nothing is held\n`);
        return;
      }
      const { hold, ...rest } = record;
      const holdReleased = { by: deployedBy(process.env), reason };
      await writeRecord(aws, name, { ...rest, holdReleased });
      const what = hold.versions.map(({ commit, digest }) => commit ?? digest).join(', ');
      process.stdout.write(`${service} in ${environment}: released ${what}\n`);
    });
  });
}
