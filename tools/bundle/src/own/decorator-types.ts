import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { BundleError } from '../bundle-error.ts';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import type { ProductionPackage } from '../production-packages.ts';

/** What is needed of @swc/core: https://swc.rs/docs/usage/core */
interface Swc {
  transform(text: string, options: object): Promise<{ code: string }>;
}

/** Writes the types of what is decorated into a module; undefined where it decorates nothing. */
export type WriteTypes = (file: string, text: string) => Promise<string | undefined>;

/**
 * For packages that read the types of what is decorated (`emitDecoratorMetadata`): NestJS injects by them and validates by
 * them. esbuild does not write them, so @swc/core does, where the service has it.
 * @param root The workspace.
 * @param folder Folder of the service.
 * @param packages What it ships.
 * @returns a function that fails where a module decorates something and there is no @swc/core; undefined where no package
 * reads types
 */
export function typesWriter(
  root: string,
  folder: string,
  packages: readonly ProductionPackage[],
): WriteTypes | undefined {
  const reader = packages.find(({ name }) => KNOWN_PACKAGES[name]?.readsTypes);
  if (reader === undefined) return undefined;
  return async (file, text) => {
    if (!(await decorates(text, file.endsWith('x') ? 'tsx' : 'ts'))) return undefined;
    const swc = load(join(root, folder, 'package.json'));
    if (swc === undefined)
      throw new BundleError(
        'GH-BUNDLE-003',
        `${reader.name} reads the types of what is decorated, which esbuild does not write; run "npm install @swc/core --workspace=${folder}", and the bundler uses it`,
      );
    const { code } = await swc.transform(text, {
      ...{ filename: file, swcrc: false, configFile: false },
      ...{ sourceMaps: 'inline', inlineSourcesContent: false, module: { type: 'es6' } },
      jsc: {
        ...{ target: 'es2022', keepClassNames: true },
        parser: { syntax: 'typescript', decorators: true, tsx: file.endsWith('x') },
        // As TypeScript does with legacy decorators: a field without a value leaves what the decorator defines.
        transform: {
          ...{ legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    });
    return code;
  };
}

/** By what esbuild makes of it. */
async function decorates(text: string, loader: 'ts' | 'tsx'): Promise<boolean> {
  if (!text.includes('@')) return false;
  const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
  const options = { loader, tsconfigRaw, logLevel: 'silent' } as const;
  // What is wrong with the source is reported when it is bundled.
  const { code } = await transform(text, options).catch(() => ({ code: '' }));
  return code.includes('__decorateClass');
}

function load(from: string): Swc | undefined {
  try {
    return createRequire(from)('@swc/core') as Swc;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}
