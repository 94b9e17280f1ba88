import { readWorkspace } from '@gatehouse/service-manifest';

/** Names of all services of the workspace in the current folder, sorted. */
export const serviceNames = (): readonly string[] => readWorkspace(process.cwd()).names;
