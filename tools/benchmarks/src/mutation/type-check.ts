import { join } from 'node:path';
import ts from 'typescript';

/**
 * The compiler's view of a project: about half of all mutants do not compile, and need no run of the specs.
 * @param project The project's folder, with its tsconfig.json.
 * @returns a function that takes a file and its changed text, and returns whether it compiles.
 */
export function typeCheck(project: string): (file: string, text: string) => boolean {
  const configuration = join(project, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configuration, ts.sys.readFile).config,
    ts.sys,
    project,
  );
  let version = 0;
  let path = '';
  let current = '';
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, composite: false, noEmit: true }),
    getScriptFileNames: () => [path],
    getScriptVersion: (name) => (name === path ? String(version) : '0'),
    getScriptSnapshot: (name) => {
      const text = name === path ? current : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (file, text) => {
    version++;
    path = join(project, file);
    current = text;
    return (
      service.getSyntacticDiagnostics(path).length === 0 &&
      service.getSemanticDiagnostics(path).length === 0
    );
  };
}
