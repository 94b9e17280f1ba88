import { Pair, parseDocument, visit, YAMLMap } from 'yaml';
import { GatehouseError } from '@gatehouse/service-manifest';

/**
 * YAML with the merge keys that Copilot supports. A tag such as `!Ref` is a field of its own, so that its value is not
 * taken for what it refers to.
 * @throws with one line
 */
export function parseCopilotManifest(text: string): unknown {
  try {
    const document = parseDocument(text, { merge: true, logLevel: 'error' });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    visit(document, {
      Node(_, node) {
        const { tag } = node as { tag?: string };
        if (tag === undefined || tag.startsWith('tag:yaml.org,')) return undefined;
        delete (node as { tag?: string }).tag;
        const map = new YAMLMap();
        map.add(new Pair(tag, node));
        return map;
      },
    });
    const value: unknown = document.toJS();
    refuseCycles(value);
    return value;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new GatehouseError(
      'GH-OPERATE-006',
      `the Copilot manifest is not valid YAML: ${line.replace(/:$/, '')}`,
      {
        cause: error,
      },
    );
  }
}

/** Of anchors that contain themselves. */
function refuseCycles(value: unknown, outer: readonly unknown[] = []): void {
  if (typeof value !== 'object' || value === null) return;
  if (outer.includes(value)) throw new Error('an anchor contains itself');
  for (const each of Object.values(value)) refuseCycles(each, [...outer, value]);
}
