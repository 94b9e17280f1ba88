import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { clientSettings } from '../aws/client-settings.ts';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import type { World } from '../deploy/test/world.ts';

const STACKS = ['gatehouse-registry-delivery', 'gatehouse-production-delivery'];
const OF_PAYMENTS = 'gatehouse-production-service-payments';
const template = (topic: string) => ({ Resources: { [topic]: { Type: 'AWS::SNS::Topic' } } });

let world: World;
let cloudFormation: CloudFormation;
let commit: string;
beforeAll(async () => {
  world = await startWorld('production');
  cloudFormation = new CloudFormation(clientSettings({ region: 'eu-central-1' }));
  const names = [...STACKS, OF_PAYMENTS];
  const artifacts = Object.fromEntries(
    names.map((name) => [name, { type: 'aws:cloudformation:stack' }]),
  );
  world.write('cdk.out/manifest.json', { artifacts });
  for (const name of names) {
    world.write(`cdk.out/${name}.template.json`, template('New'));
    const TemplateBody = JSON.stringify(template(name === OF_PAYMENTS ? 'Old' : 'New'));
    await cloudFormation.createStack({ StackName: name, TemplateBody });
  }
  // Stands for the CDK, which needs an account.
  world.write(
    'bin/npx',
    '#!/bin/sh\necho "$@" >> deployed\ncase "$*" in *"$FAILS"*) exit 1;; esac\n',
  );
  chmodSync(join(world.root, 'bin/npx'), 0o755);
  commit = world.commit();
  main(commit);
});
afterAll(async () => {
  cloudFormation.destroy();
  await world.stop();
});

const main = (to: string) => world.git('update-ref', 'refs/remotes/origin/main', to);
const stacks = (args: readonly string[], env = {}) =>
  gatehouse(world, ['stacks', ...args], {
    PATH: `${join(world.root, 'bin')}:${process.env['PATH']}`,
    FAILS: 'nothing',
    ...env,
  });
const plan = (format: string) => stacks(['plan', '--templates', 'cdk.out', '--format', format]);
const deploy = (names: string, env = {}) =>
  stacks(['deploy', '-e', 'production', '--stacks', names, '--commit', commit], env);
const wait = (of = commit, timeout = '4s') => {
  const behind = JSON.stringify({ production: { shared: false, services: ['payments'] } });
  const subject = ['-s', 'payments', '-e', 'production', '--commit', of];
  return stacks(['wait', ...subject, '--plan', behind, '--timeout', timeout]);
};

describe('gatehouse stacks plan', () => {
  it('lists the stacks whose templates differ from the deployed ones, and the changes', async () => {
    expect((await plan('text')).stdout).toBe(
      `${OF_PAYMENTS}\n  - AWS::SNS::Topic Old\n  + AWS::SNS::Topic New\n`,
    );
    expect((await plan('github')).stdout).toBe(
      [
        'stacks={"production":{"shared":false,"services":["payments"]}}',
        'stacks-registry=',
        `stacks-production=${OF_PAYMENTS}\n`,
      ].join('\n'),
    );
  });

  it('counts a stack whose deployment failed, or that does not exist, as different', async () => {
    const different = async () =>
      (JSON.parse((await plan('json')).stdout) as { stacks: { name: string }[] }).stacks.map(
        ({ name }) => name,
      );
    world.delivery.stacks.setStatus(STACKS[1]!, 'ROLLBACK_COMPLETE');
    await cloudFormation.deleteStack({ StackName: STACKS[0]! });
    expect(await different()).toEqual([...STACKS, OF_PAYMENTS]);
    world.delivery.stacks.setStatus(STACKS[1]!, 'UPDATE_ROLLBACK_COMPLETE');
    expect(await different()).toEqual([STACKS[0], OF_PAYMENTS]);
  });

  it('says what to run if there are no templates', async () => {
    const { code, stderr } = await stacks(['plan', '--templates', 'nowhere']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('npx nx synth infrastructure')]);
  });
});

describe('gatehouse stacks deploy and wait', () => {
  it('wait until the stacks are recorded, up to the deadline', async () => {
    const { code, stderr } = await wait();
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /never deployed by a delivery.*Approve the job infrastructure-production/s,
      ),
    ]);
  });

  it('deploy shared stacks first, then each service, and continue after one that fails', async () => {
    const all = `${OF_PAYMENTS} ${STACKS[1]} gatehouse-production-service-orders`;
    const failing = await deploy(all, { FAILS: 'service-payments' });
    expect([failing.code, failing.stdout]).toEqual([1, 'shared=true\nfailed=payments\n']);
    expect((await wait()).code).toBe(1);
    const { code, stdout } = await deploy(OF_PAYMENTS, { GITHUB_RUN_ATTEMPT: '2' });
    expect([code, stdout]).toEqual([0, 'shared=true\nfailed=\n']);
    expect((await wait()).code).toBe(0);
    const { stdout: order } = await gatehouse(world, ['stacks', '--help']);
    expect(order).toContain('--except');
  });

  it('refuse stacks of another environment before they deploy any', async () => {
    const { code, stderr } = await deploy(`${OF_PAYMENTS} ${STACKS[0]}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is a stack of registry')]);
  });

  it('deploy nothing once a newer commit of main changes the templates', async () => {
    world.write('apps/payments/service.json', '{"changed": true}');
    const newer = world.commit();
    main(newer);
    const { code, stdout, stderr } = await deploy(OF_PAYMENTS, { FAILS: 'deploy' });
    expect([code, stdout]).toEqual([0, 'shared=true\nfailed=\n']);
    expect(stderr).toContain(`Superseded: the delivery of ${newer.slice(0, 12)}`);
    // Its record is of an older commit than the one that now waits.
    expect((await wait(newer)).code).toBe(2);
  });
});
