import { createApp } from './create-app.ts';
import { limitsOf } from './limits/limits.ts';
import { refuseExceeded } from './limits/refuse-exceeded.ts';
import { manyServices } from './test/many-services.ts';
import { resourcesOf } from './test/created-resources.ts';
import { workspace } from './test/workspace.ts';

/** `nx many-services @gatehouse/infrastructure` tests all sizes in the nightly run: 300 services have 600 stacks. */
const sizes = process.env['GATEHOUSE_MANY_SERVICES'] ? [1, 50, 300] : [1];

const { production } = workspace.environments;
const alone = { ...workspace, environments: { production: production! } };

describe.each(sizes)('with %d service(s) of the longest names', (services) => {
  const assembly = createApp(alone, manyServices(services, alone)).synth();

  it('stays within every default quota of AWS', () => {
    const limits = limitsOf(assembly.stacks);
    expect(() => refuseExceeded(limits)).not.toThrow();
    expect(limits.filter(({ used, limit }) => used > limit)).toEqual([]);
  });

  it('names each service in the policies of GitHub’s roles, or the roles in the policies of its repositories', () => {
    const patterns = resourcesOf(assembly)
      .filter(({ resource }) => resource.Type === 'AWS::IAM::ManagedPolicy')
      .flatMap(({ resource }) => JSON.stringify(resource.Properties).match(/"arn:[^"]*"/g) ?? [])
      // A revision, a stream and the end of a secret's name are AWS's to choose.
      .map((arn) => arn.replace(/(?::\*|-\?{6})"$/, '"'))
      .filter((arn) => arn.includes('*'));
    expect(patterns).toEqual([]);
  });
});
