export { createApp } from './create-app.ts';
export { read as readParameter, readList as readParameterList } from './parameters.ts';
export type {
  InfrastructureFunction,
  OwnGrants,
  OwnInfrastructure,
} from './service/own-infrastructure.ts';
export { synthesise } from './synthesise.ts';
