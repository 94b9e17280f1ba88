export { startDouble, type Double, type DoubleCall } from './start-double.ts';
export { startService, type RunningService } from './start-service.ts';
export { fuzzOpenApi, type FuzzOptions } from './fuzz-open-api.ts';
