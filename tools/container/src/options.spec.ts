import { parseOptions } from './options.ts';

const IMAGE = `registry.example.com/payments@sha256:${'a'.repeat(64)}`;

describe('the options of nx container', () => {
  it('are ours by name, and all others are passed to docker unchanged', () => {
    expect(
      parseOptions([
        ...['--no-cache', '--save=image.tar', '--secret=id=npmrc,src=/a', '--push'],
        ...[
          '--sbom-file=sbom.json',
          '--sbom=false',
          '--build-arg',
          'A=--push',
          '--platform=linux/arm64',
        ],
      ]),
    ).toEqual({
      help: false,
      push: true,
      from: undefined,
      save: 'image.tar',
      sbomFile: 'sbom.json',
      platform: 'linux/arm64',
      more: ['--no-cache', '--secret=id=npmrc,src=/a', '--sbom=false', '--build-arg', 'A=--push'],
    });
  });

  it('name the image to pull by its digest', () => {
    expect(parseOptions([`--from=${IMAGE}`, '--save=a=b.tar'])).toMatchObject({
      from: IMAGE,
      save: 'a=b.tar',
      push: false,
    });
  });

  it.each<[string, string[], string]>([
    ['a tag to pull', ['--from=payments:latest'], '--from must be REPOSITORY@sha256:<64'],
    ['an option of docker’s in its place', ['--from=--help'], '--from must be REPOSITORY'],
    ['a digest with something behind it', [`--from=${IMAGE}\n`], '--from must be REPOSITORY'],
    ['both to pull and to push', [`--from=${IMAGE}`, '--push'], 'cannot go with --push'],
    [
      'to pull, and how to build',
      [`--from=${IMAGE}`, '--platform=linux/arm64', '--no-cache'],
      '--from builds nothing, and cannot go with --platform --no-cache',
    ],
    ['no file', ['--save='], '--save must be written with =VALUE'],
    ['a file apart', ['--save', 'image.tar'], '--save must be written with =VALUE'],
    ['a value for a switch', ['--push=false'], '--push must be written without =VALUE'],
    ['two files', ['--save=a', '--save=b'], '--save may be given once only'],
  ])('are refused if they give %s', (_, args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
