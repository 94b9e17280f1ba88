import { dirname } from 'node:path';
import { commandLine, withPackagePrograms } from './command-line.js';

describe('commandLine', () => {
  it('passes typed arguments word by word', () => {
    const typed = [
      'run',
      '--reason=two words',
      "it's",
      '-e',
      'staging',
      '--',
      '--help',
      '$HOME',
      '',
    ];
    expect(commandLine('gate-it --service=apps/x', {}, typed)).toEqual({
      program: 'gate-it',
      args: ['--service=apps/x', ...typed],
    });
  });

  it('converts options in the configuration to flags, which typed arguments override', () => {
    const configured = {
      command: 'x',
      __unparsed__: [],
      environment: 'staging',
      report: ['a.json', 'b.json'],
      ecr: true,
      wait: false,
    };
    const { args } = commandLine('x', configured, ['--environment', 'production']);
    expect(args).toEqual([
      '--report=a.json',
      '--report=b.json',
      '--ecr',
      '--wait=false',
      '--environment',
      'production',
    ]);
  });
});

it("withPackagePrograms finds the workspace's programs first, then the Node.js that runs Nx, and keeps the other variables", () => {
  expect(withPackagePrograms('/w', { PATH: '/bin', A: 'b' })).toEqual({
    PATH: `/w/node_modules/.bin:${dirname(process.execPath)}:/bin`,
    A: 'b',
  });
});
