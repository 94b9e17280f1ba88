import type { BuildOptions } from 'esbuild';

/**
 * How a command of Gatehouse is bundled with all that it needs, for esbuild. Names stay, because error messages and the
 * AWS SDK show those of classes; packages of CommonJS find `require`.
 */
export const commandOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'none',
  banner: {
    js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;
