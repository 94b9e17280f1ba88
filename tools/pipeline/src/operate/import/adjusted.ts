/** A manifest with one change, and its description. */
interface Adjusted {
  readonly manifest: Record<string, unknown>;
  readonly path: string;
  readonly what: string;
}

/** With the next port, with two tasks, or without the setting. Undefined for required properties. */
export function adjusted(
  manifest: Record<string, unknown>,
  path: readonly string[],
): Adjusted | undefined {
  const [first = '', second] = path;
  if (first === 'port') {
    const port = Number(manifest['port']) + 1;
    return port > HIGHEST_PORT
      ? undefined
      : { manifest: { ...manifest, port }, path: 'port', what: `becomes ${port}` };
  }
  const tasks = manifest['tasks'] as { min?: number; max?: number } | undefined;
  if (first === 'tasks' && second === 'min' && tasks?.min === 1) {
    const two = { ...tasks, min: 2, max: Math.max(2, tasks.max ?? 2) };
    return { manifest: { ...manifest, tasks: two }, path: 'tasks.min', what: 'becomes 2' };
  }
  const left = without(manifest, path);
  return left && { ...left, path: left.path.join('.'), what: 'is left out' };
}

const HIGHEST_PORT = 49_151;

/** What can be omitted: the field of a setting, or the whole setting. */
function without(
  manifest: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
): { manifest: Record<string, unknown>; path: string[] } | undefined {
  if (!Object.hasOwn(manifest, first) || REQUIRED.includes(first)) return undefined;
  // One without its secret would be no more valid.
  if (first === 'injectedSecrets') rest.splice(1);
  const { [first]: value, ...others } = manifest;
  const inner =
    typeof value === 'object' && value !== null && rest.length > 0
      ? without(value as Record<string, unknown>, rest)
      : undefined;
  if (inner === undefined) return { manifest: others, path: [first] };
  return {
    manifest:
      Object.keys(inner.manifest).length === 0 ? others : { ...others, [first]: inner.manifest },
    path: [first, ...inner.path],
  };
}

const REQUIRED = ['description', 'exposure', 'secrets'];
