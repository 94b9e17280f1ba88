import { DEVICES, PROPERTY } from './reserved-names.ts';
import { text } from './text-schema.ts';

/**
 * An environment is also a folder, whose files Git must not ignore, and a value in the YAML of the workflows, where it
 * must be a string: https://yaml.org/type/bool.html
 */
const NO_ENVIRONMENT = `(?:${PROPERTY}|coverage|dist|null|true|false|yes|no|on|off|${DEVICES})`;

export const hostName = text(
  'the name of a host such as api.example.com, in lower case, without https:// and wildcards',
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'Name of a host',
);

export const environmentName = text(
  'an environment name: lower-case letters and digits, 2 to 12 characters, a letter first, and no word with a meaning to JavaScript, YAML, Git or Windows, such as "constructor", "on", "dist" or "nul"',
  new RegExp(`^(?!${NO_ENVIRONMENT}$)[a-z][a-z0-9]{1,11}$`),
  'Name of an environment',
);

export const variableName = text(
  'the name of an environment variable: capitals, digits and _',
  /^[A-Z][A-Z0-9_]{0,127}$/,
  'Name of an environment variable',
);
