import { join } from 'node:path';
import ts from 'typescript';

/** The workspace’s options, for published packages. */
export function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  return {
    ...options,
    composite: false,
    incremental: false,
    emitDeclarationOnly: true,
    allowJs: true,
    checkJs: false,
    types: ['node'],
    // Docstrings are for editors.
    removeComments: false,
    // What only Gatehouse's own tests use is not declared, nor are the packages that declare its types.
    stripInternal: true,
    rootDir: root,
    outDir: root,
  };
}
