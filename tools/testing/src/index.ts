export { CHARACTERS, characterAt } from './characters.ts';
export { startCommand, startScript, type Exit, type TestProcess } from './child-process.ts';
export { freePort } from './free-port.ts';
export { startLoad, type Load } from './load.ts';
export { LogCapture } from './log-capture.ts';
export { recordOutput } from './recording.ts';
export { seededSecrets } from './seeded-secrets.ts';
export { onTerminal, steady, type Terminal } from './terminal.ts';
export { waitFor } from './wait-for.ts';
