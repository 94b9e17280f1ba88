/**
 * Starts the embedded AWS from its sources as one file, which esbuild makes of them whenever they
 * changed: reading some two hundred sources through tsx takes longer than all else at a start. In
 * JavaScript because it runs before anything that could read TypeScript.
 */
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { upToDateBundle } from './up-to-date-bundle.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const entry = fileURLToPath(new URL('serve.ts', import.meta.url));

const { serve } = await import(pathToFileURL(await upToDateBundle(root, entry)).href);
await serve(root);
