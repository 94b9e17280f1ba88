import type { Surroundings } from './scenario.ts';

const FIRST_PORT = 3_100;

/** Makes more services of one, with other names and ports: generating each would take minutes. */
export async function copiesOf(
  { run, read, write }: Surroundings,
  cwd: string,
  service: string,
  names: readonly string[],
): Promise<void> {
  const { stdout } = await run('git', ['ls-files', `apps/${service}`], { cwd });
  for (const file of stdout.trim().split('\n')) {
    const text = read(`${cwd}/${file}`);
    for (const [at, name] of names.entries())
      write(
        `${cwd}/${file.replace(`apps/${service}/`, `apps/${name}/`)}`,
        text.replaceAll(service, name).replaceAll('"port": 3000', `"port": ${FIRST_PORT + at}`),
      );
  }
  const references = names.map((name) => `{ "path": "./apps/${name}" }`).join(', ');
  const root = read(`${cwd}/tsconfig.json`);
  write(`${cwd}/tsconfig.json`, root.replace(/("references": \[)/, `$1${references},`));
}
