export { freePort } from './free-port.ts';
export { freshVersion, publishAll, publishedNames } from './registry/publish-all.ts';
export { runNpm } from './registry/run-npm.ts';
export { environmentFor, startRegistry, type Registry } from './registry/start-registry.ts';
export { stage, STAGED, type StagedPackage } from './stage.ts';
