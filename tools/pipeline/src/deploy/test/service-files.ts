export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export function packageFiles(
  folder: string,
  files: Record<string, string>,
): Record<string, string> {
  const name = folder.split('/')[1];
  const all: Record<string, string> = {
    'package.json': json({
      ...{ name: `@acme/${name}`, version: '0.0.0', type: 'module', scripts: {} },
      exports: { '.': './src/index.ts' },
    }),
    'README.md': `# ${name}\n`,
    'tsconfig.json': json({ extends: '../../tsconfig.base.json', references: [] }),
    'tsconfig.spec.json': '{}',
    'jest.config.js': 'export default {};\n',
    ...files,
  };
  return Object.fromEntries(Object.entries(all).map(([file, text]) => [`${folder}/${file}`, text]));
}

export function serviceFiles(name: string, files: Record<string, string>): Record<string, string> {
  const deploy = ['staging', 'production'].flatMap((environment) =>
    ['task-definition', 'service-definition', 'task-role'].map((file): [string, string] => [
      `deploy/${environment}/${file}.json`,
      '{}',
    ]),
  );
  return packageFiles(`apps/${name}`, {
    ...files,
    ...Object.fromEntries(deploy),
    'service.json': '{ "description": "x", "bundle": { "assets": ["src/migrations"] } }',
    'src/migrations/1.js': 'export const up = 1;\n',
    Dockerfile: 'ARG RUNTIME_IMAGE=node@sha256:1\n',
    'Dockerfile.dockerignore': '*\n',
  });
}
