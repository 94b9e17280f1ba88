import { resolve } from 'node:path';
import { readSettings, SettingsError } from './settings.ts';

const root = resolve('/workspace');

it('has defaults', () => {
  expect(readSettings([], {}, root)).toEqual({ port: 4566 });
});

it('takes the data folder as option or variable, relative to the workspace', () => {
  const dataFolder = resolve(root, 'kept');
  const env = { LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: 'kept' };
  expect(readSettings([], env, root)).toEqual({ port: 0, dataFolder });
  expect(readSettings(['--data', 'kept'], { LOCAL_AWS_DATA: 'other' }, root)).toEqual({
    port: 4566,
    dataFolder,
  });
});

it('accepts further names of the server', () => {
  const env = { LOCAL_AWS_HOSTS: 'Laptop.lan, *.team.example,' };
  expect(readSettings([], env, root).hosts).toEqual(['laptop.lan', '*.team.example']);
});

it.each(['x', '-1', '65536', '80 ', '1e3'])('refuses the port %j', (port) => {
  expect(() => readSettings([], { LOCAL_AWS_PORT: port }, root)).toThrow(
    new SettingsError(`LOCAL_AWS_PORT is "${port}"; it must be a port, 0 to 65535.`),
  );
});

it.each([['--dta'], ['--data'], ['folder']])('refuses the argument %s', (argument) => {
  expect(() => readSettings([argument], {}, root)).toThrow(/\nUsage: main.ts \[--data FOLDER\]$/);
});
