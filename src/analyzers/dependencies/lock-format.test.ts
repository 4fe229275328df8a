import fc from 'fast-check';
import { LOCK_FORMATS, lockFormatOf } from './lock-format';

function read(path: string, text: string): readonly string[] {
  const { packages } = lockFormatOf(path)!.read(text);
  return packages.map(({ name, version, line, endLine, source, integrity, hasInstallScript, isForDevelopment }) =>
    [
      `${line}-${endLine}`,
      name,
      version,
      ...[source, integrity].filter((each) => each !== null),
      ...(hasInstallScript ? ['runs'] : []),
      ...(isForDevelopment ? ['dev'] : []),
    ].join(' '),
  );
}

describe('a lock file', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'package-lock.json',
      '{\n  "lockfileVersion": 3,\n  "packages": {\n    "": {\n      "dependencies": {\n        "a": "^1"\n      }\n    },\n    "node_modules/@x/a": {\n      "version": "1.0.0",\n      "resolved": "https://r/a.tgz",\n      "integrity": "sha512-x",\n      "hasInstallScript": true,\n      "dependencies": {\n        "version": "^1"\n      },\n      "dev": true\n    },\n    "node_modules/@x/a/node_modules/b": {\n      "version": "2.0.0"\n    }\n  },\n  "dependencies": {\n    "b": {\n      "version": "3.0.0"\n    }\n  }\n}\n',
      ['9-18 @x/a 1.0.0 https://r/a.tgz sha512-x runs dev', '19-21 b 2.0.0'],
    ],
    [
      'npm-shrinkwrap.json',
      '{\n  "lockfileVersion": 1,\n  "dependencies": {\n    "a": {\n      "version": "1.0.0",\n      "requires": {\n        "b": "^2"\n      },\n      "dependencies": {\n        "b": {\n          "version": "2.0.0"\n        }\n      }\n    }\n  }\n}\n',
      ['4-14 a 1.0.0', '10-12 b 2.0.0'],
    ],
    [
      'yarn.lock',
      '# yarn lockfile v1\n\n\n"@x/a@^1.0.0", "@x/a@^1.1.0":\n  version "1.2.0"\n  resolved "https://r/a.tgz#1"\n  integrity sha512-x\n  dependencies:\n    version "^9"\n\nb@^2:\n  version "2.0.0"\n',
      ['4-7 @x/a 1.2.0 https://r/a.tgz#1 sha512-x', '11-12 b 2.0.0'],
    ],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"a@npm:^1.0.0":\n  version: 1.2.0\n  resolution: "a@npm:1.2.0"\n  checksum: 10c0/x\n\n"b@workspace:packages/b":\n  version: 0.0.0-use.local\n  resolution: "b@workspace:packages/b"\n',
      ['4-7 a 1.2.0 10c0/x'],
    ],
    [
      'pnpm-lock.yaml',
      "importers:\n  .:\n    dependencies:\n      a:\n        specifier: ^1\n        version: 1.2.0\npackages:\n\n  '@x/a@1.2.0(b@2.0.0)':\n    resolution: {integrity: sha512-x}\n    requiresBuild: true\n\n  /b/2.0.0:\n    resolution: {integrity: sha512-y}\n\nsnapshots:\n  a@1.2.0: {}\n",
      ['9-11 @x/a 1.2.0 sha512-x runs', '13-14 b 2.0.0 sha512-y'],
    ],
    [
      'Cargo.lock',
      '# @generated\nversion = 3\n\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+https://r/index"\nchecksum = "x"\ndependencies = [\n "b",\n]\n',
      ['4-8 a 1.0.0 https://r/index sha256-x'],
    ],
    [
      'poetry.lock',
      '[[package]]\nname = "a"\nversion = "1.0.0"\n\n[package.dependencies]\nname = "*"\n\n[package.source]\ntype = "git"\nurl = "https://r/a.git"\nresolved_reference = "abcdef0"\n\n[metadata]\nlock-version = "2.0"\n',
      ['1-11 a 1.0.0 git+https://r/a.git#abcdef0'],
    ],
    [
      'uv.lock',
      '[[package]]\nname = "a"\nversion = "1.0.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      ['1-4 a 1.0.0 https://pypi.org/simple'],
    ],
    [
      'Pipfile.lock',
      '{\n"_meta": {\n"hash": {\n"sha256": "x"\n}\n},\n"default": {\n"a": {\n"hashes": [\n"sha256:x"\n],\n"version": "==1.0.0"\n}\n},\n"develop": {\n"b": {\n"version": "==2.0"\n}\n}\n}\n',
      ['8-13 a 1.0.0', '16-18 b 2.0 dev'],
    ],
    [
      'composer.lock',
      '{\n"packages": [\n{\n"name": "a/b",\n"version": "1.0.0",\n"dist": {\n"url": "https:\\/\\/r\\/a.zip"\n},\n"authors": [\n{\n"name": "c"\n}\n]\n}\n],\n"packages-dev": [\n{\n"name": "d/e",\n"version": "2.0.0"\n}\n]\n}\n',
      ['3-14 a/b 1.0.0 https://r/a.zip', '17-20 d/e 2.0.0 dev'],
    ],
    [
      'Gemfile.lock',
      'GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0.0)\n      b (>= 1)\n    b (2.0.0-x86_64-linux)\n\nDEPENDENCIES\n  a\n',
      ['4-4 a 1.0.0 https://rubygems.org/', '6-6 b 2.0.0 https://rubygems.org/'],
    ],
    [
      'go.sum',
      `r/a v1.0.0 h1:${'x'.repeat(43)}=\nr/a v1.0.0/go.mod h1:${'y'.repeat(43)}=\n`,
      [`1-1 r/a v1.0.0 h1-${'x'.repeat(43)}=`, `2-2 r/a v1.0.0/go.mod h1-${'y'.repeat(43)}=`],
    ],
    [
      'packages.lock.json',
      '{\n"version": 1,\n"dependencies": {\n"net8.0": {\n"A.B": {\n"type": "Direct",\n"resolved": "1.0.0",\n"contentHash": "x"\n}\n}\n}\n}\n',
      ['5-9 A.B 1.0.0 sha512-x'],
    ],
  ])('%s is read', (path, text, packages) => {
    expect(read(path, text)).toEqual(packages);
  });

  it('of five megabytes is read well within a second', () => {
    const entry = (at: number): string =>
      `    "node_modules/package-${at}": {\n      "version": "1.0.${at}",\n      "resolved": "https://registry.npmjs.org/package-${at}/-/package-${at}-1.0.${at}.tgz",\n      "integrity": "sha512-${'a'.repeat(86)}==",\n      "license": "MIT",\n      "engines": {\n        "node": ">=18"\n      }\n    }`;
    const entries = Array.from({ length: 16_000 }, (_, at) => entry(at)).join(',\n');
    const text = `{\n  "lockfileVersion": 3,\n  "packages": {\n${entries}\n  }\n}\n`;
    expect(text.length).toBeGreaterThan(5_000_000);
    const started = process.cpuUsage();
    expect(lockFormatOf('package-lock.json')!.read(text).packages).toHaveLength(16_000);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  it('may be any text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a": {',
      '"packages": {',
      '[[package]]',
      'a@1:',
      '  a (1)',
      '": ',
      '\n',
      ' ',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 20 })), { maxLength: 60 })
      .map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(text, fc.constantFrom(...LOCK_FORMATS), (written, format) => {
        for (const { line, endLine } of format.read(written).packages) expect(endLine).toBeGreaterThanOrEqual(line);
      }),
    );
  });

  it.each([
    '"'.repeat(200_000),
    ' '.repeat(200_000),
    '@'.repeat(200_000),
    `"${'\\'.repeat(200_000)}`,
    'a@b, '.repeat(50_000),
  ])('of one long line costs no more than others', (line) => {
    const started = performance.now();
    for (const { read: readText } of LOCK_FORMATS) readText(line);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    [
      'package-lock.json',
      `{\n"packages": {\n"node_modules/a": {\n"license": [\n${'"",\n'.repeat(40_000)}]\n}\n}\n}\n`,
      1,
    ],
    ['package-lock.json', `{\n"dependencies": {\n${'"a": {\n"dependencies": {\n'.repeat(40_000)}`, 66],
    ['composer.lock', `{\n"packages": [\n{\n"license": [\n${'"",\n'.repeat(40_000)}]\n}\n]\n}\n`, 1],
    ['poetry.lock', `[[package]]\nname = ${' '.repeat(400_000)}${'x'.repeat(1_001)}`, 1],
    ['pnpm-lock.yaml', `packages:\n  a@${'b'.repeat(1_000_000)}\n`, 0],
  ])('%s that was made to take long is read in time', (path, text, packages) => {
    expect(read(path, text)).toHaveLength(packages);
  });
});
