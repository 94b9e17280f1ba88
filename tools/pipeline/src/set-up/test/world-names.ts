import type { SetUpContext } from '../context.ts';

/** DNS, as the world sees it. */
export const worldNames = (publicNames: ReadonlyMap<string, string[]>): SetUpContext['names'] => ({
  resolveNs: (domain) => {
    const found = publicNames.get(domain);
    return found
      ? Promise.resolve(found)
      : Promise.reject(Object.assign(new Error('queryNs ENOTFOUND'), { code: 'ENOTFOUND' }));
  },
  resolveCaa: () => Promise.reject(Object.assign(new Error('queryCaa'), { code: 'ENODATA' })),
});
