import { PROPOSAL } from '../upgrade/proposals.ts';
import type { Edit } from '../workspace/edit-json.ts';

export interface NxJson {
  plugins: (string | { plugin: string })[];
  namedInputs: Record<string, unknown>;
  sync: { globalGenerators?: string[] };
}

const PLUGIN = '@gatehouse/nx';
const SYNC = ['@gatehouse/nx:check-services', '@gatehouse/nx:sync'];
/** Excludes proposals of upgrades from builds. */
export const IGNORED_PROPOSALS = `!{projectRoot}/**/*${PROPOSAL}`;
const PRODUCTION = [
  'default',
  '!{projectRoot}/**/*.spec.ts',
  '!{projectRoot}/**/test/**',
  '!{projectRoot}/jest.config.js',
  '!{projectRoot}/**/*.md',
  '!{projectRoot}/Dockerfile*',
  '!{projectRoot}/deploy/**',
  IGNORED_PROPOSALS,
];

/** Missing parts of nx.json: the plugin, its sync generators, and the inputs of a build. */
export function nxJsonEdits({ plugins, namedInputs, sync }: Partial<NxJson>): Edit[] {
  const names = (plugins ?? []).map((each) => (typeof each === 'string' ? each : each.plugin));
  const generators = sync?.globalGenerators;
  return [
    ...(names.includes(PLUGIN) ? [] : appended(['plugins'], plugins, [PLUGIN])),
    ...appended(
      ['sync', 'globalGenerators'],
      generators,
      SYNC.filter((name) => !generators?.includes(name)),
    ),
    ...(namedInputs?.['production'] === undefined
      ? [{ path: ['namedInputs', 'production'], value: PRODUCTION }]
      : []),
  ];
}

function appended(path: string[], list: unknown, values: readonly string[]): Edit[] {
  if (values.length === 0) return [];
  if (list === undefined) return [{ path, value: values }];
  return values.map((value) => ({ path: [...path, -1], value }));
}
