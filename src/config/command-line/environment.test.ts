import { join } from 'node:path';
import { homedir } from 'node:os';
import { Failure } from '../../domain';
import { readCliEnvironment } from './environment';

describe('readCliEnvironment', () => {
  it('finds the cache by the XDG convention, and lets LOOM_CACHE_DIR win', () => {
    expect(readCliEnvironment({}).cacheFolder).toBe(join(homedir(), '.cache', 'loom'));
    expect(readCliEnvironment({ XDG_CACHE_HOME: '/var/cache' }).cacheFolder).toBe('/var/cache/loom');
    expect(readCliEnvironment({ XDG_CACHE_HOME: 'relative' }).cacheFolder).toBe(join(homedir(), '.cache', 'loom'));
    expect(readCliEnvironment({ XDG_CACHE_HOME: '/var/cache', LOOM_CACHE_DIR: '/data' }).cacheFolder).toBe('/data');
  });

  it('names the variable when a value cannot be used', () => {
    expect(() => readCliEnvironment({ LOOM_CACHE_DIR: 'here' })).toThrow(Failure);
    expect(() => readCliEnvironment({ LOOM_CACHE_DIR: 'here' })).toThrow(/LOOM_CACHE_DIR/);
  });

  it.each([
    [{}, null],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ TERM: 'dumb' }, false],
    [{ NO_COLOR: '' }, null],
  ])('decides on colours from %j', (variables, color) => {
    expect(readCliEnvironment(variables).color).toBe(color);
  });

  it('shows no progress to CI or to a dumb terminal', () => {
    expect(readCliEnvironment({}).progress).toBe(true);
    expect(readCliEnvironment({ CI: 'true' }).progress).toBe(false);
    expect(readCliEnvironment({ TERM: 'dumb' }).progress).toBe(false);
  });

  it('reads which programs of this machine may be used', () => {
    const named = (LOOM_HOST_TOOLS: string): readonly string[] =>
      readCliEnvironment({ LOOM_HOST_TOOLS }).hostTools.names;
    expect(readCliEnvironment({ PATH: '/usr/bin' }).hostTools).toEqual({ names: [], searchPath: '/usr/bin' });
    expect(named('ShellCheck, cppcheck,')).toEqual(['cppcheck', 'shellcheck']);
    expect(named('all')).toEqual(['cppcheck', 'shellcheck']);
    expect(() => named('shellcheck,rm')).toThrow(/LOOM_HOST_TOOLS/);
  });
});
