import { parseDatabaseUrl } from './database-url';

describe('parseDatabaseUrl', () => {
  it.each([
    ['file:loom.sqlite', 'loom.sqlite'],
    ['file:./data/loom.sqlite', './data/loom.sqlite'],
    ['file:/var/lib/loom.sqlite', '/var/lib/loom.sqlite'],
    ['file:///var/lib/my%20loom.sqlite', '/var/lib/my loom.sqlite'],
  ])('%s is a file', (text, path) => {
    expect(parseDatabaseUrl(text)).toEqual({ dialect: 'sqlite', path });
  });

  it.each(['postgres://loom@db/loom', 'postgresql://loom@db/loom'])('%s is a server', (url) => {
    expect(parseDatabaseUrl(url)).toEqual({ dialect: 'postgres', url });
  });

  it.each(['', 'file:', 'file://host/x', 'mysql://x', 'loom.sqlite'])('refuses %j without repeating it', (text) => {
    expect(() => parseDatabaseUrl(text)).toThrow('DATABASE_URL names no database that Loom knows.');
  });
});
