import { formatFiles, type Tree } from '@nx/devkit';
import { applyEdits, format } from 'jsonc-parser';

const INDENT = { insertSpaces: true, tabSize: 2, insertFinalNewline: true };

/**
 * Formats generated files with the workspace's formatter. JSON that no formatter handles, because the workspace has
 * none or ignores the file, is indented here: generators write it on one line without a newline.
 */
export async function formatGenerated(tree: Tree): Promise<void> {
  await formatFiles(tree);
  for (const { path, type, content } of tree.listChanges()) {
    if (type === 'DELETE' || !path.endsWith('.json')) continue;
    const text = content?.toString() ?? '';
    if (/^[[{].*[\]}]$/.test(text))
      tree.write(path, applyEdits(text, format(text, undefined, INDENT)));
  }
}
