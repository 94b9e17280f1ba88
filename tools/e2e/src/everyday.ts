import { trivyReport } from './gate-report.ts';
import type { Surroundings } from './scenario.ts';
import { commit } from './commit.ts';
import { expectNoDifference } from './expect-no-difference.ts';
import { withIds } from './with-ids.ts';
import { serveAndCall } from './serve-and-call.ts';

const IMAGE = `orders@sha256:${'a'.repeat(64)}`;
const nx = (...args: string[]) => ['nx', ...args] as const;

/**
 * What a team does every day, in a workspace that has Gatehouse and no service called orders or payments: generates two
 * services with grants and a call, checks, serves and calls them, gates an image, and removes one again.
 * @param cwd Folder of the workspace; a Git repository without changes.
 */
export async function everyday(surroundings: Surroundings, cwd: string): Promise<void> {
  const { run, read, write, step, expect } = surroundings;
  const npx = (...args: string[]) => run('npx', args, { cwd });
  const generate = (...args: string[]) => npx(...nx('generate', ...args, '--no-interactive'));
  const service = async () => {
    for (const name of ['orders', 'payments'])
      await generate('@gatehouse/nx:service', name, `--tables=${name}`);
    await generate('@gatehouse/nx:call', 'orders', 'payments');
    await generate('@gatehouse/nx:grant', 'payments', 'topic', 'payment-events');
  };
  step('generate two services with grants and a call');
  await service();
  const { stdout: first } = await run('git', ['status', '--porcelain'], { cwd });
  expect(first.includes('apps/'), `nothing was generated: ${first}`);
  await commit(surroundings, cwd, 'feat: orders and payments');

  step('generate them again: no difference');
  await service();
  await expectNoDifference(surroundings, cwd);

  step('lint, typecheck, test and build them; sync:check');
  await npx(...nx('run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'orders,payments'));
  await npx(...nx('sync:check'));
  await expectNoDifference(surroundings, cwd);
  const { name, private: isPrivate } = JSON.parse(read(`${cwd}/apps/orders/package.json`)) as {
    name: string;
    private?: boolean;
  };
  expect(isPrivate === true, 'orders could be published');
  expect(!name.startsWith('@gatehouse/'), `orders is called ${name}`);
  const dockerfile = read(`${cwd}/apps/orders/Dockerfile`);
  expect(dockerfile.includes('node_modules/@gatehouse/bundle/bin/'), `Dockerfile:\n${dockerfile}`);

  step('serve and call both');
  await serveAndCall(surroundings, cwd);

  step('the templates of all stacks, with the ids that set-up finds');
  const settings = read(`${cwd}/gatehouse.json`);
  write(`${cwd}/gatehouse.json`, withIds(settings));
  await npx(...nx('synth', 'infrastructure'));
  write(`${cwd}/gatehouse.json`, settings);

  step('gate an image by a report');
  write(`${cwd}/dist/trivy.json`, trivyReport(IMAGE));
  const { stdout: policy } = await npx('gatehouse', 'policy', 'check', '--json');
  const { problems } = JSON.parse(policy) as { problems: unknown[] };
  expect(problems.length === 0, policy);
  await npx(
    ...['gatehouse', 'gate', '--service=orders', '--environment=development'],
    ...[`--image=${IMAGE}`, '--report=dist/trivy.json'],
  );

  step('affected: a change in payments');
  write(`${cwd}/apps/payments/src/extra.ts`, 'export const extra = 1;\n');
  const { stdout: affected } = await npx(
    ...nx('show', 'projects', '--affected', '--with-target=build', '--base=HEAD', '--json'),
  );
  const projects = JSON.parse(affected) as string[];
  expect(
    projects.some((each) => each.endsWith('payments')),
    `affected: ${affected}`,
  );
  await run('git', ['clean', '--force', '--quiet', 'apps'], { cwd });

  step('remove the call and the service');
  await run('git', ['rm', '-r', '--quiet', 'apps/orders/src/calls'], { cwd });
  await run('git', ['checkout', '--quiet', 'HEAD', '--', 'apps/orders'], { cwd });
  await generate('@gatehouse/nx:remove-call', 'orders', 'payments');
  await generate('@gatehouse/nx:remove-service', 'payments');
  await npx(...nx('sync:check'));
  await npx(...nx('run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'orders'));
}
