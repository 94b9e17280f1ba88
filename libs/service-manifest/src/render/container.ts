import type { Manifest } from '../schema/manifest-schema.ts';

/** What the image and the task definition must agree on. */
export const CONTAINER_USER = 1001;

/** What a runtime base has, and where. */
const NODE = { distroless: '/nodejs/bin/node', alpine: '/usr/bin/node' };

/** The runtime base of a service: what its Dockerfile is made from. */
export type RuntimeBase = keyof typeof NODE;
export const runtimeBaseOf = ({ base = 'distroless' }: Pick<Manifest, 'base'>): RuntimeBase => base;

/** The processor that the image is built for, as ECS calls it. */
export const architectureOf = ({ architecture = 'X86_64' }: Pick<Manifest, 'architecture'>) =>
  architecture;

/** Where the runtime image has Node. */
export const nodeOf = (base: RuntimeBase): string => NODE[base];

/** Asks the service's own /health with what is in the image: there is no shell and no curl. */
export function healthCheckCommand(manifest: Pick<Manifest, 'base' | 'port'>): string[] {
  const script =
    `require('http').get('http://127.0.0.1:${manifest.port}/health',` +
    `r=>process.exit(r.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return ['CMD', nodeOf(runtimeBaseOf(manifest)), '-e', script];
}
