export { bindSbom } from './bind-sbom.ts';
export {
  buildArguments,
  hasBuildx,
  hostPlatform,
  type Commit,
  type ImageSource,
} from './build-image.ts';
export { docker, noEngine } from './docker.ts';
export { imageSize, megabytes, type ImageSize } from './image-size.ts';
export { findProgram } from './find-program.ts';
export { SCANNERS } from './scan-command.ts';
export { checkSource } from './options.ts';
export { provideImage, type ServiceFolder } from './provide-image.ts';
