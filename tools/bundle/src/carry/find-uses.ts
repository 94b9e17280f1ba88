import { transform, type Loader } from 'esbuild';

/** Something in a source file that a bundle cannot carry. */
export interface Use {
  readonly kind: 'beside' | 'create-require' | 'load-by-name' | 'native' | 'worker';
  /** Such as `__dirname`: what the file has. */
  readonly what: string;
}

/** Names by which a module knows where it is. A bundle is elsewhere, and what lies beside the module is not there. */
const LOCATIONS = {
  __dirname: 'gatehouse_dirname',
  __filename: 'gatehouse_filename',
  'import.meta.url': 'gatehouse_meta_url',
  'import.meta.dirname': 'gatehouse_meta_dirname',
  'import.meta.filename': 'gatehouse_meta_filename',
  'import.meta.resolve': 'gatehouse_meta_resolve',
  'import.meta': 'gatehouse_meta',
} as const;

const MAY_USE =
  /__dirname|__filename|import\.meta|createRequire|Worker|\.node\b|node-gyp-build|node-pre-gyp|bindings/;

/** Modules that look for a native addon beside their caller. */
const ADDON_LOADER =
  /\b(?:require|from|import)\s*\(?\s*["'](node-gyp-build|node-gyp-build-optional-packages|bindings|@mapbox\/node-pre-gyp|node-pre-gyp|prebuild-install)["']/;

/**
 * Finds what a bundle cannot carry in one source file. Local variables of these names, comments and types do not count.
 * @param loader How esbuild reads the file.
 */
export async function findUses(text: string, loader: Loader): Promise<Use[]> {
  if (!MAY_USE.test(text)) return [];
  const { code } = await transform(text, { loader, define: { ...LOCATIONS }, logLevel: 'silent' });
  const uses: Use[] = [];
  const addon =
    ADDON_LOADER.exec(code)?.[1] ?? /["'`](?!process\.)[\w@./-]+\.node["'`]/.exec(code)?.[0];
  if (addon !== undefined) uses.push({ kind: 'native', what: addon });
  if (/\bcreateRequire\b/.test(code)) uses.push({ kind: 'create-require', what: 'createRequire' });
  if (/\bnew\s+(?:\w+\.)?Worker\s*\(/.test(code) && code.includes('worker_threads'))
    uses.push({ kind: 'worker', what: 'new Worker()' });
  for (const [what, name] of Object.entries(LOCATIONS)) {
    // Other properties of import.meta say nothing of a place.
    const asWhole = what === 'import.meta' ? String.raw`(?!\s*\??\.\w)` : '';
    if (new RegExp(String.raw`(?<!typeof )\b${name}\b${asWhole}`).test(code))
      uses.push({ kind: 'beside', what });
  }
  return uses;
}
