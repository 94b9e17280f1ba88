import { isAbsolute } from 'node:path';
import vm from 'node:vm';

/** The code of each file, with the source that it was compiled from. */
const compiled = new Map();

/** Up to Node 22, these do not find Jest's callback in a module whose code was compiled for another one. */
const DYNAMIC_IMPORT = /\bimport\s*\(/;

/**
 * Makes Jest compile each ES module once in each process, as `compile-once.js` does for CommonJS: each file of tests
 * evaluates it anew. Jest creates its modules from `vm.SourceTextModule`, which Node has with
 * `--experimental-vm-modules`.
 */
export function compileModulesOnce() {
  const { SourceTextModule } = vm;
  if (!SourceTextModule) return;
  vm.SourceTextModule = class extends SourceTextModule {
    constructor(source, options = {}) {
      const { identifier: file = '' } = options;
      const known = compiled.get(file);
      if (known?.source === source) {
        super(source, { ...options, cachedData: known.code });
        return;
      }
      super(source, options);
      if (isAbsolute(file) && !DYNAMIC_IMPORT.test(source))
        compiled.set(file, { source, code: this.createCachedData() });
    }
  };
}
