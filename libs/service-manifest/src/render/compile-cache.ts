import { nodeOf } from './container.ts';

/**
 * Creates V8's compile cache with the Node that will use it, which starts the service without a
 * configuration: that loads its code and exits. Packages execute their code in this step, so they may
 * only read: no network, no other program, no writes. Native parts of packages that stay in node_modules
 * are loaded too, since the first that is refused would end the start. The seed makes the cache
 * reproducible. Alpine's Node does not run on this stage's base, and Node for another processor may not
 * either: such an image has no cache.
 */
export const compileCache = (folder: string) => `ARG BUILDARCH
ARG TARGETARCH
RUN --mount=from=runtime,source=/nodejs/bin,target=/nodejs/bin \\
    --mount=from=build,source=/workspace/${folder}/dist/bundle,target=/app \\
    [ "\${BUILDARCH}" != "\${TARGETARCH}" ] || { mkdir /files/app/compile-cache /tmp/cache; \\
    NODE_COMPILE_CACHE=/tmp/cache timeout 60 ${nodeOf('distroless')} --random-seed=1 \\
    --permission $([ ! -d /app/node_modules ] || echo --allow-addons) \\
    --allow-fs-read=* --allow-fs-write=/tmp/cache /app/main.mjs >/dev/null 2>&1; \\
    find /tmp/cache -type f -exec install --mode=644 --target-directory=/files/app/compile-cache {} +; }
`;
