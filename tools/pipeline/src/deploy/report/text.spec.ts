import pc from 'picocolors';
import { changesOf } from '../plan/changes.ts';
import { planOf } from '../plan/plan-of.ts';
import { currentOf, serviceOf } from '../test/current.ts';
import { definitionOf } from '../test/definition.ts';
import { PAYMENTS } from '../test/workspace.ts';
import type { OperationResult } from './report.ts';
import { json } from './json.ts';
import { text } from './text.ts';

const colours = pc.createColors(false);
const IMAGE = `registry/payments@sha256:${'2'.repeat(64)}`;
const REPORT: OperationResult = {
  ...{ version: 1, command: 'deploy', outcome: 'deployed' },
  ...{ service: 'payments', environment: 'laptop', image: IMAGE, revision: 'payments-laptop:2' },
  ...{ changes: [], done: [], problems: [], warnings: [], running: undefined, stopped: [] },
  milliseconds: 83_000,
};
const wanted = definitionOf(
  { ...PAYMENTS, environment: { LOG_LEVEL: 'debug' }, tasks: { max: 9 } },
  IMAGE,
);
const before = definitionOf();
const changes = changesOf(
  planOf(wanted, {
    ...currentOf(before),
    service: { ...serviceOf(before, 1), enableExecuteCommand: true },
  }),
);
const written = (change: Partial<OperationResult>) => text({ ...REPORT, ...change }, colours);

test('names each difference with --diff', () => {
  expect(written({ outcome: 'planned', changes })).toMatchInlineSnapshot(`
    "PLANNED  payments in laptop  payments-laptop:2  sha256:222222222222…  1:23
    What would change
      ~ task definition: containerDefinitions.payments.image  "registry/payments@sha256:111111111111…" -> "registry/payments@sha256:222222222222…"
      + task definition: containerDefinitions.payments.environment.LOG_LEVEL  "debug"
      - service: enableExecuteCommand  true
      ~ scaling: MaxCapacity  6 -> 9
    "
  `);
  expect(written({ outcome: 'planned' })).toContain('- nothing differs');
});

test('summarises a completely new resource in one line, unless all details are requested', () => {
  const all = changesOf(
    planOf(wanted, {
      ...{ service: undefined, revision: undefined, newestRevision: undefined },
      ...{ deployments: [], scalableTarget: undefined, scalingPolicies: [] },
    }),
  );
  expect(written({ changes: all, done: ['registered payments-laptop:1'] })).toMatchInlineSnapshot(`
    "DEPLOYED  payments in laptop  payments-laptop:2  sha256:222222222222…  1:23
    What differed
      + task definition: all of it
      + service: all of it
      + scaling: all of it
    Done
      - registered payments-laptop:1
    "
  `);
  expect(written({ outcome: 'planned', changes: all })).toContain(
    '+ task definition: containerDefinitions.payments.healthCheck.interval  10',
  );
});

test('calls a roll-back a roll-back', () => {
  expect(written({ command: 'rollback' })).toMatch(/^ROLLED BACK {2}payments in laptop/);
  expect(written({ command: 'rollback', outcome: 'unchanged' })).toMatch(/^UNCHANGED /);
});

test('lets no foreign text control a terminal or GitHub', () => {
  const hostile = '::error::x\n::set-output\u001b[2J##[group]';
  const all = written({
    ...{ outcome: 'failed', problems: [hostile], warnings: [hostile], done: [hostile] },
    changes: [{ of: 'service', path: [hostile], from: undefined, to: hostile }],
    running: [{ revision: hostile, digest: hostile, tasks: 1 }],
  });
  expect(all).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]|##\[|^\s*::/m);
  expect(json({ ...REPORT, problems: [hostile] })).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|##\[/);
});

test('shows everything in JSON, in full', () => {
  expect(JSON.parse(json({ ...REPORT, changes }))).toMatchObject({
    ...{ version: 1, outcome: 'deployed', image: IMAGE },
    changes: expect.arrayContaining([{ of: 'scaling', path: ['MaxCapacity'], from: 6, to: 9 }]),
  });
});
