import type { Manifest } from '../schema/manifest-schema.ts';
import { bundlerOf } from './bundler.ts';
import { compileCache } from './compile-cache.ts';
import { runtimeBaseOf, type RuntimeBase } from './container.ts';
import { copiedOf } from './copied-folders.ts';
import { HEADER } from './header.ts';
import type { ImageInput } from './image-input.ts';
import { metadata } from './image-metadata.ts';
import { CACHES, install, pnpmInstalled } from './install-packages.ts';
import { lockfilesOf, NPM } from './package-manager.ts';

/**
 * The Dockerfile: everything is built inside, and the final image has no package manager, no build tool
 * and (on the default base) no shell. All files of the last stage form one layer without dates, so that
 * the same sources produce the same layer.
 */
export function dockerfile(input: ImageInput): string {
  const { manifest, folder, bases } = input;
  const base = runtimeBaseOf(manifest);
  const packages = copiedOf(input);
  const bundler = bundlerOf(input);
  const manager = input.packageManager ?? NPM;
  const lines = (line: (folder: string) => string) => packages.map(line).join('\n');
  return `${HEADER}ARG BUILD_IMAGE=${bases.build}
ARG RUNTIME_IMAGE=${bases[base]}
${base === 'distroless' ? INIT_FROM_DEBIAN : ''}
FROM \${RUNTIME_IMAGE} AS runtime
${base === 'alpine' ? 'RUN apk add --no-cache dumb-init nodejs\n' : ''}
FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS dependencies
${pnpmInstalled(manager)}WORKDIR /workspace
ENV CI=true
COPY ${bundler.npmrc} package.json ${lockfilesOf(manager).join(' ')} ./
${lines((path) => `COPY ${path}/package.json ${path}/`)}
RUN --mount=type=cache,target=${CACHES[manager.name]} \\
    --mount=type=secret,id=npmrc,target=/root/.npmrc \\
    ${install(manager, bundler.installed)}

FROM dependencies AS build
COPY tsconfig.base.json ./
${lines((path) => `COPY ${path} ${path}`)}
ARG TARGETARCH
RUN --mount=from=runtime,target=/runtime \\
${base === 'distroless' ? '    --mount=from=init,source=/init,target=/init \\\n' : ''}    --mount=type=cache,target=/root/.npm \\
    --mount=type=secret,id=npmrc,target=/root/.npmrc \\
    node ${bundler.program} ${folder} --platform=linux/\${TARGETARCH}/${LIBC[base]} \\
    --base=/runtime${base === 'distroless' ? ' --init=/init' : ''}${bundleOptions(manifest)}

FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS files
COPY --from=build /workspace/${folder}/dist/bundle/ /files/app/
${base === 'distroless' ? compileCache(folder) : ''}${base === 'distroless' ? 'COPY --from=init /init/usr/bin/dumb-init /files/usr/bin/\n' : ''}RUN find /files -exec touch --no-dereference --date=@0 {} +

FROM runtime
COPY --from=files /files/ /
WORKDIR /app
${metadata(input)}`;
}

/**
 * Debian's, because the runtime base is Debian's; unpacked rather than installed, to work for any
 * platform on any platform.
 */
const INIT_FROM_DEBIAN = `
FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS init
ARG TARGETARCH
WORKDIR /init
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt,sharing=locked \\
    dpkg --add-architecture "\${TARGETARCH}" && apt-get update \\
    && apt-get download "dumb-init:\${TARGETARCH}" && dpkg --extract dumb-init_*.deb . \\
    && dpkg-deb --field dumb-init_*.deb >control
`;

/** The C library of a base: native parts of packages depend on it. */
const LIBC: Readonly<Record<RuntimeBase, string>> = { distroless: 'glibc', alpine: 'musl' };

/** The build has no manifest: its other fields would rebuild the bundle. */
const bundleOptions = ({ bundle: { external = [], assets = [] } = {} }: Manifest): string =>
  [...external.map((name) => `--external=${name}`), ...assets.map((path) => `--asset=${path}`)]
    .map((option) => ` \\\n    ${option}`)
    .join('');
