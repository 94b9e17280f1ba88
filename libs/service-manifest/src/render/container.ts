import type { Manifest } from '../schema/manifest-schema.ts';

/** The facts on which the image and the task definition must agree. */
export const CONTAINER_USER = 1001;

/** The contents of a runtime base, and their paths. */
const NODE = { distroless: '/nodejs/bin/node', alpine: '/usr/bin/node' };

/** The runtime base of a service, from which its Dockerfile starts. */
export type RuntimeBase = keyof typeof NODE;
export const runtimeBaseOf = ({ base = 'distroless' }: Pick<Manifest, 'base'>): RuntimeBase => base;

/** The image's processor architecture, in ECS's terms. */
export const architectureOf = ({ architecture = 'X86_64' }: Pick<Manifest, 'architecture'>) =>
  architecture;

/** The path of Node in the runtime image. */
export const nodeOf = (base: RuntimeBase): string => NODE[base];

/**
 * Requests the service's own /health with Node, because the image has no shell and no curl. Over TLS it
 * accepts any certificate: it calls itself, and the certificate is self-signed.
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
