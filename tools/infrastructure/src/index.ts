export { createApp } from './create-app.ts';
export { synthesise } from './synthesise.ts';
