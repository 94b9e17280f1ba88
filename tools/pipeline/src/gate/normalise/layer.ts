import type { FoundPackage } from '../model/report.ts';

/** The service's folder in images. */
const SERVICE_FOLDER = /^\/?app(?:\/|$)/;

/** Whether a package belongs to the base image or to the service, by its kind and the files it was found in. */
export function layerOf(
  kind: FoundPackage['kind'],
  paths: readonly string[],
): 'base' | 'service' | undefined {
  if (paths.some((path) => SERVICE_FOLDER.test(path)) || kind === 'code') return 'service';
  if (kind === 'os') return 'base';
  if (paths.length > 0) return 'base';
  return kind === 'library' ? 'service' : undefined;
}
