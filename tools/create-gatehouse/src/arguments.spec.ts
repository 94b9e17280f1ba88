import { ArgumentError, readArguments } from './arguments.ts';

const read = (...args: string[]) => readArguments(args, false);

describe('the arguments of create-gatehouse', () => {
  it('are a folder and flags', () => {
    expect(read('shop', '--organisation=acme', '--environments', 'test,production')).toEqual({
      given: { folder: 'shop', organisation: 'acme', environments: 'test,production' },
      interactive: false,
    });
  });

  it('allow prompts only on a terminal, and not with --no-interactive', () => {
    expect(readArguments([], true).interactive).toBe(true);
    expect(readArguments(['shop', '--no-interactive'], true).interactive).toBe(false);
    expect(read('shop').interactive).toBe(false);
  });

  it.each([
    [['Shop'], 'folder: "Shop" must end in lower-case letters'],
    [['../my shop'], 'folder: "../my shop" must end in lower-case letters'],
    [['shop', '--organisation=a b'], '--organisation: "a b" must be a GitHub organisation or user'],
    [['shop', '--repository=a/b'], '--repository: "a/b" must be the name of a GitHub repository'],
    [['shop', '--region=europe'], '--region: "europe" must be a region such as eu-central-1'],
    [['shop', '--environments=a,,b'], '--environments: "a,,b" must be names of lower-case'],
    [['shop', '--environments=a,a'], '--environments: "a,a" must be different names'],
    [['shop', '--service=infrastructure'], '--service: "infrastructure" is reserved by Gatehouse'],
    [['shop', '--service=Orders'], '--service: "Orders" must be lower-case words'],
    [['shop', 'other'], 'There must be one folder, and there are 2: shop, other'],
    [['shop', '--colour'], "Unknown option '--colour'"],
    [[], 'Name the folder of the workspace: npm create gatehouse@latest shop'],
  ])('are reported for %j: %s', (args, message) => {
    expect(() => read(...args)).toThrow(ArgumentError);
    expect(() => read(...args)).toThrow(message);
  });

  it('are all reported at once, one line each', () => {
    expect(() => read('Shop', '--region=x')).toThrow(/^folder: .*\n--region: /);
  });
});
