import type { OnResolveArgs, OnResolveResult, PluginBuild, ResolveResult } from 'esbuild';

/**
 * Lets a plugin change where a path leads, after all other plugins have had their say: `change` gets what they
 * and esbuild found. What it gives back counts; undefined leaves the path to the plugins that follow.
 */
export function resolveOnce(
  { onResolve, resolve }: Pick<PluginBuild, 'onResolve' | 'resolve'>,
  filter: RegExp,
  change: (found: ResolveResult, args: OnResolveArgs) => OnResolveResult | undefined,
): void {
  const own = Symbol('asked by this plugin');
  onResolve({ filter }, async (args) => {
    // esbuild asks every plugin again, this one too.
    const asked: readonly symbol[] = (args.pluginData as symbol[] | undefined) ?? [];
    if (asked.includes(own)) return undefined;
    const { path, ...options } = args;
    const found = await resolve(path, { ...options, pluginData: [...asked, own] });
    // What is wrong is for the others and for esbuild to report, which knows that a path asked for inside "try" may lead nowhere.
    return found.errors.length > 0 ? undefined : change(found, args);
  });
}
