import { rmSync } from 'node:fs';
import { copyWorkspace } from './copy-workspace.ts';
import { shell } from './run-step.ts';
import { serveAndEdit } from './serve-and-edit.ts';
import { stepsIn } from './steps-in.ts';

/**
 * Follows a developer's steps in a copy of the workspace: adds a service, routes, a table, a secret, a call and
 * libraries, runs a failing test, serves the service with ten edits, and removes everything again. Prints the time of
 * each step; fails at the first failing step, or if anything is left at the end.
 */
const copy = copyWorkspace(process.cwd());
const { git, report, step, state, edit } = stepsIn(copy);
const NX = 'npx nx';
const GENERATE = `${NX} generate`;
const ROUTE = 'apps/orders/src/refunds/refunds-route.ts';

function use(library: string, name: string, by: string): void {
  step(`npm install @gatehouse/${library} --workspace=apps/orders --prefer-offline`);
  edit(
    ROUTE,
    "import { Router } from 'express';\n",
    `import { Router } from 'express';\nimport { ${name} } from '@gatehouse/${library}';\n`,
  );
  edit(ROUTE, '= { name };', `= { name: ${by} };`);
  step(`${NX} sync`);
}

const SERVICE = 'service orders --no-interactive';
const GENERATORS = [
  'route orders refunds',
  'route orders receipts --method=get',
  'grant orders table refunds --access=read-write',
  'secret orders bank orders/bank',
  'call orders notification-service',
  'team-library money --no-interactive',
];

try {
  const start = state();
  step(`${GENERATE} ${SERVICE}`);
  const first = state();
  step(`${GENERATE} ${SERVICE}`);
  if (state() !== first) throw new Error(`A second run changed something:\n${git('status')}`);
  for (const generator of GENERATORS) step(`${GENERATE} ${generator}`);
  const generated = state();
  for (const generator of GENERATORS) step(`${GENERATE} ${generator}`);
  if (state() !== generated) throw new Error(`A second run changed something:\n${git('status')}`);
  step(`${NX} sync:check`);
  step('npm install --prefer-offline --no-audit --no-fund');
  if (state() !== generated) throw new Error(`npm changes what was linked:\n${git('diff')}`);

  use('money', 'greet', 'greet(name)');
  step(`${NX} test orders`, 'fails', 'answers with what it took');
  edit('apps/orders/src/refunds/refunds.spec.ts', "{ name: 'Ada' }]", "{ name: 'Hello, Ada' }]");
  step(`${NX} run-many -t lint typecheck test build -p orders money`);
  step(`${NX} sync:check`);

  const { start: served, saves } = await serveAndEdit(copy, shell());
  report(served, `${NX} serve orders`);
  for (const [at, seconds] of saves.entries())
    report(seconds, `save ${at + 1} by rename to serving`);

  edit(ROUTE, "from 'express';\n", "from 'express';\nimport 'supertest';\n");
  step(
    `${NX} lint orders`,
    'fails',
    '"supertest" is in "devDependencies" of apps/orders/package.json',
  );
  step(`${NX} build orders`, 'fails', 'apps/orders/src/refunds/refunds-route.ts: "supertest"');
  edit(ROUTE, "import 'supertest';\n", '');

  step(`${GENERATE} remove-call orders notification-service`);
  step(`${GENERATE} remove-grant orders table refunds`);
  step(`${GENERATE} remove-secret orders bank`);
  step(`${NX} run-many -t test -p orders`);
  step(`${GENERATE} remove-service orders`);
  step(`${GENERATE} @nx/workspace:remove @gatehouse/money && npm install --prefer-offline`);
  if (state() !== start)
    throw new Error(`Something is left:\n${git('diff', '--cached', 'HEAD', '--stat', '-p')}`);

  step(`${GENERATE} ${SERVICE} && ${GENERATE} route orders refunds`);
  step(`${GENERATE} @nx/js:library libs/rates --no-interactive`);
  use('rates', 'rates', 'name + rates()');
  edit('apps/orders/src/refunds/refunds.spec.ts', "{ name: 'Ada' }]", "{ name: 'Adarates' }]");
  step(`${NX} run-many -t lint typecheck test build -p orders @gatehouse/rates`);
  step(`${NX} sync:check`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true });
}
