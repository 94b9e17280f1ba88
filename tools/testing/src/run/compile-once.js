import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { disableStorages } from './async-storages.js';
import { compileModulesOnce } from './compile-modules-once.js';

/**
 * Of the Jest that runs, because its parts only fit each other: Nx pins 30.3 in the workspaces that it makes.
 */
const { default: Runtime } = createRequire(jest().resolve('@jest/core'))('jest-runtime');

/** What the workspace's Jest requires; in a folder without one, Jest beside this package. */
function jest() {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.filename])
    try {
      return createRequire(createRequire(from).resolve('jest/package.json'));
    } catch {
      continue;
    }
  throw new Error(`There is no Jest for ${process.cwd()}: npm install --save-dev jest`);
}

compileModulesOnce();

/** The script of each file, with the source that it was compiled from. */
const scripts = new Map();

/**
 * Jest's runtime, compiling each CommonJS file of a package once in each process. Jest compiles all of them again for
 * each file of tests, and its own framework with them, which is most of the CPU time of a short file of tests. Each
 * file of tests still evaluates the packages anew, and has its own modules.
 */
export default class CompileOnce extends Runtime {
  constructor(...options) {
    super(...options);
    const { executor } = this;
    // Jest has it since 30.4; an older one compiles as it does by itself.
    if (!executor) return;
    const compile = executor.compile.bind(executor);
    executor.compile = (code, filename) => {
      const context = this._environment.getVmContext();
      const script = context && scriptOf(code, filename, executor.injectedModuleParameters);
      return script ? script.runInContext(context) : compile(code, filename);
    };
  }

  teardown() {
    super.teardown();
    disableStorages();
  }
}

/** @returns undefined where Jest must compile: sources that tests change, dynamic imports, and what is not CommonJS */
function scriptOf(code, filename, parameters) {
  if (!filename.includes('/node_modules/')) return undefined;
  const source = `(function (${parameters.join(', ')}) {${code}\n})`;
  const known = scripts.get(filename);
  if (known?.source === source) return known.script;
  const script = /\bimport\s*\(/.test(code) ? undefined : compiled(source, filename);
  scripts.set(filename, { source, script });
  return script;
}

function compiled(source, filename) {
  try {
    return new vm.Script(source, { filename });
  } catch {
    // Jest explains what is wrong.
    return undefined;
  }
}
