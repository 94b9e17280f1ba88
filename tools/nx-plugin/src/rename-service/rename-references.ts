import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { APPS, manifestTexts } from '../workspace/read-services.ts';
import { renameInManifest } from './rename-in-manifest.ts';
import { renameTexts, renameVariable } from './rename-in-source.ts';

/** Renames its package, and the name in other packages and inputs. */
export function renameInPackages(tree: Tree, from: string, to: string): void {
  for (const folder of [APPS, 'libs', 'tools'])
    for (const child of tree.children(folder))
      for (const file of ['package.json', 'project.json', 'tsconfig.json']) {
        const path = `${folder}/${child}/${file}`;
        change(tree, path, (text) =>
          text
            .replaceAll(new RegExp(`"(@[^"/]+/)${from}"`, 'g'), `"$1${to}"`)
            .replaceAll(new RegExp(`(["/.]${APPS}/|"\\.\\./)${from}(?=["/])`, 'g'), `$1${to}`)
            .replaceAll(`"name": "${from}"`, `"name": "${to}"`),
        );
      }
}

/** Changes the name in the manifests and the code of services. */
export function renameInServices(tree: Tree, from: string, to: string): void {
  for (const { name, file, text } of manifestTexts(tree)) {
    const renamed = renameInManifest(text, from, to);
    if (renamed !== text) tree.write(file, renamed);
    const own = name === to;
    visitNotIgnoredFiles(tree, `${APPS}/${name}`, (path) => {
      if (!/\.[cm]?[jt]s$/.test(path)) return;
      change(tree, path, (source) => {
        const changed = renameVariable(source, from, to);
        return own ? renameTexts(changed, from, to, path.endsWith('.spec.ts')) : changed;
      });
    });
  }
  const words = (text: string) =>
    text
      .replace(`# ${from}\n`, `# ${to}\n`)
      .replaceAll(`nx serve ${from}`, `nx serve ${to}`)
      .replaceAll(`nx test ${from}`, `nx test ${to}`);
  change(tree, `${APPS}/${to}/README.md`, words);
}

function change(tree: Tree, path: string, to: (text: string) => string): void {
  const text = tree.read(path, 'utf8');
  if (text === null) return;
  const changed = to(text);
  if (changed !== text) tree.write(path, changed);
}
