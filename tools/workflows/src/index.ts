export { isRendered } from './render/header.ts';
export { PINS_FILE, readPins, readTools, TOOLS_FILE, type RenderInput } from './render/input.ts';
export { renderGithub } from './render/render-github.ts';
