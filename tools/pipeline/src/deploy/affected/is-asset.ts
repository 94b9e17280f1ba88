/** Whether an asset consists of a file, of which the bundler omits tests and TypeScript. */
export const isAsset = (file: string, asset: string) =>
  file === asset || (file.startsWith(`${asset}/`) && !NOT_CARRIED.test(file.slice(asset.length)));

const NOT_CARRIED = /\/(?:node_modules|test)\/|\.spec\.[cm]?[jt]s$|\.md$|\.[cm]?tsx?$|\/\.env/;
