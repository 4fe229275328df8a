import { changeOf } from '../pull-request/testing/change-view';
import { dependenciesAnalyzer } from './dependencies';
import { entry, lockWith, manifest } from './example';
import { viewOf } from './testing/example-view';

const { analyze, wants } = dependenciesAnalyzer();

describe('the dependencies analyzer', () => {
  it('wants what stands beside a manifest or a lock file that changes alone', () => {
    expect(wants(changeOf({ path: 'web/Gemfile', added: ["gem 'rails'"] }))).toEqual(['web/Gemfile.lock']);
    expect(wants(changeOf({ path: 'web/yarn.lock', added: ['a'], selected: false }))).toEqual(['web/package.json']);
    expect(wants(changeOf({ path: 'go.sum', added: ['a'], selected: false }))).toEqual([]);
  });

  it('wants nothing where both change, nothing new is asked for, or tests install it', () => {
    const dependency = { added: ['    "a": "^2.0.0"'] };
    const lock = { path: 'package-lock.json', added: ['a'], selected: false };
    expect(wants(changeOf({ path: 'package.json', ...dependency }, lock))).toEqual([]);
    expect(wants(changeOf({ path: 'packages/a/package.json', ...dependency }, lock))).toEqual(['package.json']);
    expect(wants(changeOf({ path: 'package.json', added: ['  "version": "2.0.0"'] }))).toEqual([]);
    expect(wants(changeOf({ path: 'test/fixtures/package.json', ...dependency }))).toEqual([]);
    expect(wants(changeOf({ path: 'package.json', ...dependency, status: 'added' }))).toEqual([]);
  });

  it('says nothing about an ordinary update', async () => {
    const text = (version: string): string =>
      lockWith([
        entry('left', version, { license: 'MIT', hasInstallScript: true }),
        entry('right', version, { license: 'GPL-3.0-only', dev: true }),
        entry('@a/both', version),
      ]).text;
    const { path } = lockWith([]);
    const asks = (range: string): string => manifest({ left: range }).text;
    const example = { path, before: text('1.0.0'), text: text('1.1.0') };
    const beside = [{ path: 'package.json', before: asks('^1.0.0'), text: asks('^1.1.0') }];
    expect(await analyze(viewOf({ ...example, beside }))).toEqual([]);
  });

  it('stands on the line that the change wrote', async () => {
    const example = {
      ...lockWith([entry('left', '1.0.0'), entry('right', '1.0.0', { license: 'AGPL-3.0-only' })]),
      before: lockWith([entry('left', '1.0.0')]).text,
    };
    const [only, ...others] = await analyze(viewOf(example));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ rule: 'dependencies/service-licence', path: 'package-lock.json' });
    expect(only!.message).toContain('right is under AGPL-3.0-only.');
  });
});
