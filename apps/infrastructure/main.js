import { synthesise } from '@gatehouse/infrastructure/synthesise';

// "nx synth infrastructure": writes the templates of all stacks to dist/cdk.out.
await synthesise(import.meta.dirname, process.argv.slice(2));
