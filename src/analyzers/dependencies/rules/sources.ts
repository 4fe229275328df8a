import { writtenEntries, type WrittenEntry, namesOf } from '../at-both-ends';
import type { DependencyChange, LockChange } from '../dependency-change';
import { cargo, entry, lockV3, lockWith, yarn } from '../example';
import type { LockFile } from '../lock-file';
import type { DependencyHit, DependencyRule } from '../rule';

const BEFORE = lockV3({ left: '1.0.0', right: '1.0.0', both: '1.0.0' });

/** npm's lock file, in which the last of three packages comes from elsewhere. */
function from(resolved: string): ReturnType<typeof lockWith> & { readonly before: string } {
  const entries = [entry('left', '1.0.0'), entry('right', '1.0.0'), entry('both', '1.1.0', { resolved })];
  return { ...lockWith(entries), before: BEFORE.text };
}

/** Where lock files say that packages come from. */
export const SOURCE_RULES: readonly DependencyRule[] = [
  {
    name: 'lock-foreign-source',
    severity: 'warning',
    category: 'security',
    languages: [],
    title: 'The lock file takes a package from a host that is not the registry and serves none of the others',
    advice: 'Make sure that this host is meant, or resolve the package from the registry.',
    cwe: 829,
    help: 'https://github.com/lirantal/lockfile-lint#readme',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks) yield* foreign(lock);
    },
    examples: {
      bad: [
        from('https://packages.example.net/both/-/both-1.1.0.tgz'),
        {
          ...yarn('left@^1.0.0', '1.0.0', '  resolved "https://cdn.example.net/left/-/left-1.0.0.tgz#abc"\n'),
          text: `${yarn('left@^1.0.0', '1.0.0', '  resolved "https://cdn.example.net/left/-/left-1.0.0.tgz#abc"\n').text}\n"right@^1.0.0":\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/right/-/right-1.0.0.tgz#abc"\n`,
        },
        {
          path: 'Gemfile.lock',
          text: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.0.0)\n\nGEM\n  remote: https://gems.example.net/\n  specs:\n    puma (6.0.0)\n',
          before: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.0.0)\n',
        },
      ],
      ok: [
        from('https://registry.npmjs.org/both/-/both-1.1.0.tgz'),
        // A company's own registry serves all.
        {
          ...lockWith([entry('left', '1.0.0', { resolved: 'https://npm.example.com/left/-/left-1.0.0.tgz' })]),
          before: lockWith([]).text,
        },
        { ...cargo('a', '1.0.0', 'source = "registry+https://github.com/rust-lang/crates.io-index"\n'), before: '' },
      ],
    },
  },
  {
    name: 'lock-plain-http',
    severity: 'warning',
    category: 'security',
    languages: [],
    title:
      'The lock file loads packages over plain HTTP: anybody on the way can see them, and replace those without a checksum',
    advice: 'Write the lock file anew with the https address of the registry.',
    cwe: 319,
    help: 'https://cwe.mitre.org/data/definitions/319.html',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks) {
        const plain = writtenEntries(lock).filter(({ now, before }) => isPlain(now.source) && !isPlain(before?.source));
        yield* together(lock, plain);
      }
    },
    examples: {
      bad: [
        from('http://registry.npmjs.org/both/-/both-1.1.0.tgz'),
        { ...yarn('left@^1.0.0', '1.0.0', '  resolved "http://registry.npmjs.org/left/-/left-1.0.0.tgz#abc"\n') },
        {
          path: 'Gemfile.lock',
          text: 'GEM\n  remote: http://rubygems.org/\n  specs:\n    rack (3.0.0)\n',
          before: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (2.0.0)\n',
        },
      ],
      ok: [
        from('https://registry.npmjs.org/both/-/both-1.1.0.tgz'),
        {
          ...from('http://a.example/both/-/both-1.1.0.tgz'),
          before: from('http://a.example/both/-/both-1.0.0.tgz').text,
        },
        {
          path: 'Gemfile.lock',
          text: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.0.0)\n',
          before: '',
        },
      ],
    },
  },
  {
    name: 'lock-other-package',
    severity: 'blocker',
    category: 'security',
    languages: [],
    title:
      'Under the name of one package the lock file loads another: reviewers see the name, machines take the address',
    advice: 'Write the lock file anew, and find out how this came into it.',
    cwe: 829,
    help: 'https://snyk.io/blog/why-npm-lockfiles-can-be-a-security-blindspot-for-injecting-malicious-modules/',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks)
        for (const { now, before, line } of writtenEntries(lock)) {
          const served = isAlias(now) ? null : servedName(now.source);
          if (served === null || before?.source === now.source || isNamed(served, now.name)) continue;
          yield { path: lock.path, line, hint: `The address of ${now.name} is one of ${served}.` };
        }
    },
    examples: {
      bad: [
        from('https://registry.npmjs.org/other/-/other-1.1.0.tgz'),
        from('https://registry.npmjs.org/@a/both/-/both-1.1.0.tgz'),
        { ...yarn('left@^1.0.0', '1.0.0', '  resolved "https://registry.yarnpkg.com/lefft/-/lefft-1.0.0.tgz#abc"\n') },
      ],
      ok: [
        from('https://npm.example.com/api/npm/all/both/-/both-1.1.0.tgz'),
        {
          ...lockWith([
            entry('mine', '1.0.0', { name: 'left', resolved: 'https://registry.npmjs.org/left/-/left-1.0.0.tgz' }),
          ]),
          before: '',
        },
        {
          ...yarn('mine@npm:left@^1', '1.0.0', '  resolved "https://registry.yarnpkg.com/left/-/left-1.0.0.tgz#abc"\n'),
        },
        {
          ...lockWith([entry('@a/b', '1.0.0', { resolved: 'https://registry.npmjs.org/@a%2fb/-/b-1.0.0.tgz' })]),
          before: '',
        },
      ],
    },
  },
  {
    name: 'lock-git-without-commit',
    severity: 'warning',
    category: 'dependency',
    languages: [],
    title: 'The lock file names a repository and no commit: what is built depends on when',
    advice: 'Write the lock file anew, so that it holds the commit.',
    cwe: 829,
    help: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks)
        for (const { now, before, line } of writtenEntries(lock))
          if (isMoving(now.source) && !isMoving(before?.source))
            yield { path: lock.path, line, hint: `It is ${now.name}.` };
    },
    examples: {
      bad: [
        from('git+https://github.com/a/both.git'),
        from('git+ssh://git@github.com/a/both.git#main'),
        {
          path: 'Pipfile.lock',
          text: '{\n"default": {\n"a": {\n"git": "https://github.com/a/a.git",\n"ref": "main"\n}\n}\n}\n',
        },
      ],
      ok: [
        from('git+ssh://git@github.com/a/both.git#0123456789abcdef0123456789abcdef01234567'),
        {
          path: 'Pipfile.lock',
          text: '{\n"default": {\n"a": {\n"git": "https://github.com/a/a.git",\n"ref": "0123456789abcdef0123456789abcdef01234567"\n}\n}\n}\n',
        },
        {
          path: 'Gemfile.lock',
          text: 'GIT\n  remote: https://github.com/a/a.git\n  revision: 0123456789abcdef0123456789abcdef01234567\n  specs:\n    a (1.0.0)\n',
        },
      ],
    },
  },
];

function* together({ path }: LockChange, entries: readonly WrittenEntry[]): Generator<DependencyHit> {
  if (entries[0]) yield { path, line: entries[0].line, hint: `Here: ${namesOf(entries)}.` };
}

/** One remark for a host. What most packages come from is a registry of its own. */
function* foreign(lock: LockChange): Generator<DependencyHit> {
  const { registry } = lock.format;
  if (registry === null) return;
  const counts = hostsOf(lock.head);
  const known = hostsOf(lock.base);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const { now, line } of writtenEntries(lock)) {
    const host = hostOf(now.source);
    if (host === null || registry.test(host) || known.has(host) || 2 * counts.get(host)! > total) continue;
    known.set(host, 1);
    yield { path: lock.path, line, hint: `${now.name} comes from ${host}.` };
  }
}

function hostsOf(lock: LockFile | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of lock?.packages ?? []) {
    const host = hostOf(source);
    if (host !== null) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

function hostOf(source: string | null): string | null {
  return /^https?:\/\/(?:[^/@]*@)?([^/:]{1,253})/.exec(source ?? '')?.[1]?.toLowerCase() ?? null;
}

function isPlain(source: string | null | undefined): boolean {
  return source?.startsWith('http://') ?? false;
}

/** The package that npm's kind of address is one of. */
function servedName(source: string | null): string | null {
  const path = /^https?:\/\/[^/]+\/(.{1,300})\/-\//.exec((source ?? '').replace(/%2f/gi, '/'))?.[1];
  return path === undefined ? null : (/(?:@[^/]+\/)?[^/]+$/.exec(path)?.[0] ?? null);
}

/** Registries may hold a package under a folder that looks like a scope. */
function isNamed(served: string, name: string): boolean {
  return served === name || (!name.startsWith('@') && served === `@${name}`);
}

function isAlias({ place, version }: WrittenEntry['now']): boolean {
  return /@npm:[^"]*@/.test(place) || version.startsWith('npm:');
}

function isMoving(source: string | null | undefined): boolean {
  if (typeof source !== 'string') return false;
  const isGit = /^git[+:@]|^(?:github|gitlab|bitbucket):|\.git(?:#|$)/.test(source);
  return isGit && !/#(?:commit=)?[0-9a-f]{7,64}$/.test(source);
}
