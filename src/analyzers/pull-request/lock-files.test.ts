import { lockFiles } from './lock-files';
import { changeOf } from './testing/change-view';

function found(path: string, added: readonly string[], removed: readonly string[] = []): number {
  return lockFiles.find(changeOf({ path, added, removed })).length;
}

describe('manifests without their lock file', () => {
  it.each([
    ['package.json', '    "left-pad": "^1.3.0",'],
    ['web/package.json', '"@scope/name": "npm:other@2"'],
    ['composer.json', '"monolog/monolog": "^3.0"'],
    ['pyproject.toml', 'requests = "^2.31"'],
    ['pyproject.toml', '    "httpx[http2]>=0.27",'],
    ['Pipfile', 'flask = "*"'],
    ['Gemfile', "gem 'rails', '~> 8.0'"],
    ['Cargo.toml', 'serde = { version = "1", features = ["derive"] }'],
    ['go.mod', '\tgithub.com/spf13/cobra v1.8.0'],
  ])('%s: %s', (path, line) => {
    expect(found(path, [line])).toBe(1);
  });

  it.each([
    ['package.json', '  "version": "2.0.0",'],
    ['package.json', '    "node": ">=20"'],
    ['package.json', '    "build": "tsc -p ."'],
    ['composer.json', '"php": "^8.2"'],
    ['pyproject.toml', 'version = "1.2.3"'],
    ['pyproject.toml', 'line-length = 100'],
    ['pyproject.toml', 'python = "^3.11"'],
    ['Cargo.toml', 'edition = "2024"'],
    ['go.mod', 'go 1.22'],
    ['src/package.json.ts', '"left-pad": "^1.3.0"'],
  ])('%s: %s is no dependency', (path, line) => {
    expect(found(path, [line])).toBe(0);
  });

  it('stands at the first dependency line that is there', () => {
    const change = changeOf({
      path: 'package.json',
      added: ['"version": "2.0.0"', '"a": "^2.0.0"'],
      removed: ['"a": "^1.0.0"'],
    });
    expect(lockFiles.find(change)).toMatchObject([
      { severity: 'info', category: 'dependency', lines: { start: 3, end: 3 } },
    ]);
    expect(
      lockFiles.find(changeOf({ path: 'package.json', added: ['"x": 1'], removed: ['"a": "^1.0.0"'] })),
    ).toMatchObject([{ lines: null }]);
  });

  it('is silent when a lock file of that kind changes too', () => {
    const manifest = { path: 'package.json', added: ['"a": "^2.0.0"'] };
    expect(lockFiles.find(changeOf(manifest, { path: 'pnpm-lock.yaml', added: ['a'], selected: false }))).toEqual([]);
    expect(lockFiles.find(changeOf(manifest, { path: 'Gemfile.lock', added: ['a'], selected: false }))).toHaveLength(1);
  });

  it('is silent where the lock file beside is at hand, which says whether it still holds', () => {
    const change = changeOf({ path: 'web/package.json', added: ['"a": "^2.0.0"'] });
    expect(lockFiles.find({ ...change, headTexts: new Map([['web/yarn.lock', '']]) })).toEqual([]);
    expect(lockFiles.find({ ...change, headTexts: new Map([['yarn.lock', '']]) })).toHaveLength(1);
  });

  it('is silent about a new manifest, and about a line that only moved or lost its comma', () => {
    expect(lockFiles.find(changeOf({ path: 'package.json', added: ['"a": "^2.0.0"'], status: 'added' }))).toEqual([]);
    expect(found('package.json', ['"a": "^2.0.0"'], ['"a": "^2.0.0",'])).toBe(0);
  });
});
