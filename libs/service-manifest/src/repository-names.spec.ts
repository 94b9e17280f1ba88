import { modelOf } from './model.ts';
import { namesOf } from './names.ts';
import { executionRolePolicy } from './render/execution-role.ts';
import { repositoriesOf } from './repository-names.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import { workspace } from './test/sample-workspace.ts';

const HOST = '111111111111.dkr.ecr.eu-central-1.amazonaws.com';
const ARN = 'arn:aws:ecr:eu-central-1:111111111111:repository';
const { build, release, previous } = repositoriesOf(workspace);
const manifest: Manifest = { description: 'Pays', port: 3000, exposure: 'internal' };

it('keeps builds apart from the releases of each environment', () => {
  expect(build('payments')).toEqual({
    name: 'build/payments',
    uri: `${HOST}/build/payments`,
    arn: `${ARN}/build/payments`,
  });
  expect(release('production', 'payments').uri).toBe(`${HOST}/production/payments`);
  expect(previous('payments').uri).toBe(`${HOST}/payments`);
});

it('has the registry of China where AWS has it', () => {
  const region = 'cn-north-1';
  const { host, build } = repositoriesOf({ ...workspace, registry: { account: '1', region } });
  expect(host).toBe('1.dkr.ecr.cn-north-1.amazonaws.com.cn');
  expect(build('payments').arn).toBe('arn:aws-cn:ecr:cn-north-1:1:repository/build/payments');
});

it('lets tasks pull from the releases of their environment, and while upgrading from the previous repository', () => {
  const pulled = (previousRepositories?: boolean) => {
    const registry = {
      ...workspace.registry,
      ...(previousRepositories && { previousRepositories }),
    };
    const model = modelOf('payments', manifest, { ...workspace, registry }, 'production');
    return executionRolePolicy(model).Statement.find(({ Sid }) => Sid === 'PullImage')?.Resource;
  };
  expect(pulled()).toBe(`${ARN}/production/payments`);
  expect(pulled(true)).toEqual([`${ARN}/production/payments`, `${ARN}/payments`]);
  expect(namesOf(workspace, 'production', 'payments').arn.pulled).toEqual([pulled()]);
});
