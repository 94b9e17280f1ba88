/** The statement that runs the service. */
const RUN = /^await runService\((\w+)\);$/m;
const MIGRATIONS = /(runMigrations\(\w+\.name, \{)/;

/**
 * Makes `main.ts` run the migrations of a database when it is started with the argument `migrate`.
 * @returns the changed source, or the same one if it already does so; undefined if the file has another shape
 */
export function addToMain(
  source: string,
  { file, migrations, variable }: { file: string; migrations: string; variable: string },
): string | undefined {
  // The variable of another database may end in this one.
  if (new RegExp(`\\b${variable}:`).test(source)) return source;
  const list = `import { ${migrations} } from './${file}/migrations.ts';\n`;
  const entry = ` ${variable}: ${migrations},`;
  if (MIGRATIONS.test(source)) return list + source.replace(MIGRATIONS, `$1${entry}`);
  const [statement, service] = RUN.exec(source) ?? [];
  if (statement === undefined || service === undefined) return undefined;
  const imports = `import { runMigrations } from '@gatehouse/service-kit/postgres';\n${list}`;
  // The step before a release starts the same image with this word: see "release" in service.json.
  const both = `// The step before a release; see "release" in service.json.
if (process.argv[2] === 'migrate') await runMigrations(${service}.name, {${entry} });
else ${statement}`;
  return afterImports(source.replace(statement, both), imports);
}

const afterImports = (source: string, imports: string): string => {
  const last = [...source.matchAll(/^import [^;]*;\n/gm)].at(-1);
  const at = last === undefined ? 0 : last.index + last[0].length;
  return source.slice(0, at) + imports + source.slice(at);
};
