import { readArguments } from './arguments.ts';

describe('readArguments', () => {
  it.each([
    [[], { services: [] }],
    [['payments', 'api'], { services: ['payments', 'api'] }],
    [['apps/payments'], { services: ['payments'] }],
    [['payments', '--inspect'], { services: ['payments'], inspect: true }],
    [['payments', '--inspect=true'], { services: ['payments'], inspect: true }],
    [['--inspect=9300', 'payments'], { services: ['payments'], inspect: 9300 }],
    [['payments', '--help', '--whatever'], { services: [], help: true }],
  ])('reads %j', (args, expected) => expect(readArguments(args)).toEqual(expected));

  it.each([
    ['--inspect=x', '--inspect is "x"; it must be a port, 1 to 65535, or have no value'],
    ['--inspect=0', 'it must be a port'],
    ['--inspect=65536', 'it must be a port'],
    ['--inspct', "Unknown option '--inspct'"],
  ])('refuses %s', (argument, message) =>
    expect(() => readArguments(['payments', argument])).toThrow(message),
  );
});
