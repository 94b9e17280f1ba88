import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatehouse as run } from '../../test/gatehouse.ts';

export const root = join(import.meta.dirname, '../../../../..');
export const DIGEST = `sha256:${'a'.repeat(64)}`;
const REPOSITORY = '000000000000.dkr.ecr.eu-central-1.amazonaws.com/api-service';
/** A day before or after today: `2026-11-30`. */
export const day = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const now = () => new Date().toISOString();

/** A workspace with the repository's own policy, and "laptop", an environment that is local, in which the command runs. */
export function commandWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-cases-'));
  const at = (file: string) => join(folder, file);
  const write = (file: string, content: object) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), JSON.stringify(content));
  };
  mkdirSync(at('security/exceptions'), { recursive: true });
  cpSync(join(root, 'security/policy.json'), at('security/policy.json'));
  const place = { account: '111111111111', cluster: 'c' };
  write('gatehouse.json', {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      development: { ...place, region: 'eu-west-1', domain: 'development.example' },
      laptop: {
        ...{ ...place, region: 'eu-west-2', domain: 'laptop.example' },
        ...{ local: true, gate: 'development' },
      },
    },
  });
  const gatehouse = async (...args: string[]) => {
    const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
    const { code, stdout, stderr } = await run(args, { cwd: folder, env });
    return { status: code, stdout, stderr };
  };
  return {
    at,
    write,
    gatehouse,
    read: (file: string) => readFileSync(at(file), 'utf8'),
    has: (file: string) => existsSync(at(file)),
    remove: (file: string) => rmSync(at(file)),
    /** Gates the image with report.json. */
    gate: (environment = 'development', ...more: string[]) =>
      gatehouse('gate', ...about(environment), '--report', 'report.json', ...more),
    close: () => rmSync(folder, { recursive: true }),
  };
}
export type CommandWorld = ReturnType<typeof commandWorld>;

/** What a command is asked about. */
export const about = (environment: string, image = `${REPOSITORY}@${DIGEST}`) => [
  ...['--service', 'api-service', '--environment', environment, '--image', image],
];
