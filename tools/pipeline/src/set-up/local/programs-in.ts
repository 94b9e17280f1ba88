import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Ended, Programs } from './programs.ts';

const TAIL_LINES = 12;
const MOST_CHARACTERS = 4_000_000;

/** @param progress Called with each line that a long-running program writes. */
export const programsIn = (
  root: string,
  env: NodeJS.ProcessEnv,
  progress: (line: string) => void,
): Programs => ({
  local: (name, args, more = {}) =>
    start(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      env: { ...env, ...QUIET, ...more },
      progress,
    }),
  look: (name, args) =>
    start(join(root, 'node_modules/.bin', name), args, { cwd: root, env: { ...env, ...QUIET } }),
  git: (...args) => start('git', args, { cwd: root, env: { ...env, GIT_TERMINAL_PROMPT: '0' } }),
});

/** The output is parsed, or indented below a step: no colours. */
const QUIET = {
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  NX_TUI: 'false',
  CI: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
};

function start(
  file: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; progress?: (line: string) => void },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { progress, ...where } = options;
    const child = spawn(file, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let both = '';
    const collect = (text: string) => {
      both = (both + text).slice(-MOST_CHARACTERS);
      if (progress) for (const line of linesOf(text)) progress(line);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      collect(text);
    });
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        new GatehouseError(
          'GH-SETUP-004',
          error.code === 'ENOENT'
            ? `${file} is not there: run "npm ci" first`
            : `${file} cannot be started (${error.code})`,
        ),
      ),
    );
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? 128,
        stdout,
        tail: [...linesOf(both).slice(-TAIL_LINES), ...(signal ? [signal] : [])].join('\n'),
      }),
    );
  });
}

/** Without empty lines. */
const linesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd()]));
