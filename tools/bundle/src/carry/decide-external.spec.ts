import type { ProductionPackage } from '../production-packages.ts';
import { decideExternal } from './decide-external.ts';
import type { FoundUse } from './uses-in-build.ts';

const made = (location: string, name: string, ...dependencies: string[]): ProductionPackage => ({
  ...{ location, name, dependencies },
  locked: { version: '1.0.0' },
});
const published = (name: string) => made(`node_modules/${name}`, name);

it('takes along what nothing imports, except for what the kit depends on for other services', () => {
  const packages = [
    made('apps/a', '@x/a', 'node_modules/driver', 'node_modules/loader'),
    made('libs/money', '@x/money', 'node_modules/rates'),
    made('libs/service-kit', '@gatehouse/service-kit', 'node_modules/pg', 'node_modules/loader'),
    ...['driver', 'loader', 'pg', 'rates'].map(published),
  ];
  const loads = {
    file: 'node_modules/loader/index.js',
    what: 'require(name)',
    kind: 'load-by-name',
  };
  const external = decideExternal([loads as FoundUse], packages, new Map(), { inputs: {} });
  expect([...external.keys()].sort()).toEqual([
    'node_modules/driver',
    'node_modules/loader',
    'node_modules/rates',
  ]);
});
