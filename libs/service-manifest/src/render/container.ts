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

/**
 * Asks the service's own /health with what is in the image: there is no shell and no curl. Over TLS it
 * takes any certificate, since it asks itself, and the certificate is of the service's own making.
 */
export function healthCheckCommand({
  base,
  port,
  tls,
}: Pick<Manifest, 'base' | 'port' | 'tls'>): string[] {
  const [scheme, options] = tls ? ['https', '{rejectUnauthorized:false},'] : ['http', ''];
  const script =
    `require('${scheme}').get('${scheme}://127.0.0.1:${port}/health',${options}` +
    `r=>process.exit(r.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return ['CMD', nodeOf(runtimeBaseOf({ base })), '-e', script];
}
