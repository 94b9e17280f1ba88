import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Program } from './program.ts';

/** How it went: as it has to, or not. */
export interface ProgramResult {
  readonly ok: boolean;
  /** `works`, or what went wrong, in one line. */
  readonly outcome: string;
  /** Packages that remain in node_modules, with the reasons. */
  readonly external: readonly string[];
  readonly kilobytes: number;
}

const BUNDLER = join(import.meta.dirname, '../../main.ts');
const LONGEST_MS = 180_000;

/** Writes a program into a workspace, before its packages are installed. */
export function writeProgram(root: string, program: Program): void {
  const { name, packages, source, assets, files = {} } = program;
  const folder = join(root, 'apps', name);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const dependencies = Object.fromEntries(packages.map(dependencyOf));
  write(
    'package.json',
    JSON.stringify({ name: `@matrix/${name}`, version: '0.0.0', type: 'module', dependencies }),
  );
  write('src/main.ts', `${source}\nconsole.log('works');\nprocess.exit(0);\n`);
  for (const [path, text] of Object.entries(files)) write(`src/${path}`, text);
  if (assets) write('service.json', JSON.stringify({ bundle: { assets } }));
}

/** `sharp`, `@grpc/grpc-js`, or with a range: `argon2@~0.44.0`. */
function dependencyOf(text: string): [name: string, range: string] {
  const at = text.indexOf('@', 1);
  return at < 0 ? [text, '*'] : [text.slice(0, at), text.slice(at + 1)];
}

/** Builds a program and runs the result where nothing of the workspace is. */
export function runProgram(
  root: string,
  { name, nodeOptions = '', refused }: Program,
): ProgramResult {
  const built = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), BUNDLER, `apps/${name}`],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: LONGEST_MS,
    },
  );
  const external = [...built.stdout.matchAll(/: (\S+ stays in node_modules: .*)/g)].map(
    ([, line = '']) => line,
  );
  if (built.status !== 0) {
    const lines = built.stderr.trim().split('\n');
    const outcome = lines.filter((line) => !line.startsWith('Cause and fix')).at(-1) ?? '';
    const ok = refused !== undefined && built.stderr.includes(refused);
    return { ok, outcome: `refused: ${outcome}`, external, kilobytes: 0 };
  }
  const alone = mkdtempSync(join(tmpdir(), 'gatehouse-matrix-alone-'));
  try {
    cpSync(join(root, 'apps', name, 'dist/bundle'), alone, { recursive: true });
    const run = spawnSync(process.execPath, ['--require', './compile-cache.cjs', 'main.mjs'], {
      cwd: alone,
      encoding: 'utf8',
      timeout: LONGEST_MS,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', NODE_OPTIONS: nodeOptions },
    });
    const works = run.status === 0 && /^works$/m.test(run.stdout);
    const error =
      run.stderr.split('\n').find((line) => /Error|error|Cannot/.test(line)) ?? run.stderr;
    const { stdout: size } = spawnSync('du', ['-sk', alone], { encoding: 'utf8' });
    return {
      ok: works && refused === undefined,
      outcome: works ? 'works' : `dies: ${error.trim().slice(0, 200)}`,
      external,
      kilobytes: Number.parseInt(size, 10),
    };
  } finally {
    rmSync(alone, { recursive: true });
  }
}
