import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASES } from './databases.ts';
import { FILES } from './files.ts';
import { MORE } from './more.ts';
import { NATIVE } from './native.ts';
import { OTHERS } from './others.ts';
import { OWN } from './own.ts';
import { UNLUCKY } from './unlucky.ts';
import { runProgram, writeProgram } from './run-program.ts';
import { VIEWS } from './views.ts';
import { DRIVERS } from './drivers.ts';
import { SERVERS } from './servers.ts';

/**
 * Installs popular packages, builds a small service with each, and runs it outside the workspace: `main.ts [NAME ...]`.
 * Needs a registry; takes several minutes. Exit code 1 where one neither works nor is refused with its remedy.
 */
const DAY_MS = 86_400_000;
/** Younger versions are not taken: most of what is malicious is found within days. */
const COOLDOWN_DAYS = 7;

const chosen = process.argv.slice(2);
const programs = [
  ...NATIVE,
  ...FILES,
  ...DATABASES,
  ...OTHERS,
  ...VIEWS,
  ...DRIVERS,
  ...UNLUCKY,
  ...SERVERS,
  ...MORE,
  ...OWN,
].filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const root = mkdtempSync(join(tmpdir(), 'gatehouse-matrix-'));
try {
  for (const program of programs) writeProgram(root, program);
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ private: true, workspaces: ['apps/*'] }),
  );
  writeFileSync(
    join(root, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
    }),
  );
  copyFileSync(join(import.meta.dirname, '../../../../../.npmrc'), join(root, '.npmrc'));
  const before = new Date(Date.now() - COOLDOWN_DAYS * DAY_MS).toISOString();
  const args = ['install', '--no-audit', '--no-fund', `--before=${before}`];
  if (spawnSync('npm', args, { cwd: root, stdio: 'inherit' }).status !== 0)
    throw new Error('npm install failed');
  let failures = 0;
  process.stdout.write(
    '| program | outcome | KB | stays in node_modules |\n| --- | --- | ---: | --- |\n',
  );
  for (const program of programs) {
    const { ok, outcome, external, kilobytes } = runProgram(root, program);
    if (!ok) failures += 1;
    const mark = ok ? '' : '**FAILED** ';
    process.stdout.write(
      `| ${program.name} | ${mark}${outcome} | ${kilobytes} | ${external.map((line) => line.replace(' stays in node_modules', '')).join('<br>')} |\n`,
    );
  }
  process.stdout.write(
    `\n${programs.length - failures} of ${programs.length} as they have to be (Node ${process.version})\n`,
  );
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  rmSync(root, { recursive: true });
}
