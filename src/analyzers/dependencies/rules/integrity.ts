import { namesOf, writtenEntries, type WrittenEntry } from '../at-both-ends';
import type { DependencyChange, LockChange } from '../dependency-change';
import { cargo, entry, lockWith, yarn } from '../example';
import type { DependencyHit, DependencyRule } from '../rule';

/** npm's lock file, in which the fields of one package change. */
function changed(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  version = '1.0.0',
): ReturnType<typeof lockWith> & { readonly before: string } {
  const text = (fields: Readonly<Record<string, string>>, of: string): string =>
    lockWith([entry('left', of, fields), entry('right', '1.0.0')]).text;
  return { ...lockWith([]), text: text(now, version), before: text(before, '1.0.0') };
}

/** What tells that a package is the one that was locked. */
export const INTEGRITY_RULES: readonly DependencyRule[] = [
  {
    name: 'lock-integrity-lost',
    severity: 'warning',
    category: 'security',
    languages: [],
    title:
      'A checksum was taken out of the lock file, or became a weaker one: whatever the address serves is installed',
    advice: 'Write the lock file anew, with the cache of the package manager emptied.',
    cwe: 353,
    help: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json#packages',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks) yield* together(lock, writtenNearby(lock).filter(isWeaker));
    },
    examples: {
      bad: [
        changed({}, { integrity: '' }),
        changed({}, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
        changed({}, { integrity: '' }, '1.1.0'),
        {
          ...yarn('left@^1.0.0', '1.0.1', '  resolved "https://registry.yarnpkg.com/left/-/left-1.0.1.tgz#abc"\n'),
          before: yarn(
            'left@^1.0.0',
            '1.0.0',
            '  resolved "https://registry.yarnpkg.com/left/-/left-1.0.0.tgz#abc"\n  integrity sha512-YWJj\n',
          ).text,
        },
      ],
      ok: [
        changed({}, {}, '1.1.0'),
        changed({ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, {}),
        changed({}, { resolved: `git+ssh://git@github.com/a/left.git#${'0'.repeat(40)}`, integrity: '' }),
        changed(
          { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
          { integrity: 'sha1-AAAAAAAAAA0yVb/vlWAYkK/YBwk=' },
          '1.1.0',
        ),
      ],
    },
  },
  {
    name: 'lock-checksum-changed',
    severity: 'warning',
    category: 'security',
    languages: [],
    title:
      'The version stayed and its checksum did not: registries never change what they published, so one of the two is not it',
    advice: 'Find out where the new checksum is from before this is merged.',
    cwe: 345,
    help: 'https://docs.npmjs.com/policies/unpublish',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks) yield* together(lock, writtenEntries(lock).filter(isOther));
    },
    examples: {
      bad: [
        changed({}, { integrity: 'sha512-b3RoZXI=' }),
        {
          ...cargo('serde', '1.0.0', `checksum = "${'b'.repeat(64)}"\n`),
          before: cargo('serde', '1.0.0', `checksum = "${'a'.repeat(64)}"\n`).text,
        },
        {
          path: 'go.sum',
          text: `github.com/a/b v1.0.0 h1:${'b'.repeat(43)}=\n`,
          before: `github.com/a/b v1.0.0 h1:${'a'.repeat(43)}=\n`,
        },
      ],
      ok: [
        changed({}, {}, '1.1.0'),
        changed({ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, {}),
        {
          ...cargo('serde', '1.0.1', `checksum = "${'b'.repeat(64)}"\n`),
          before: cargo('serde', '1.0.0', `checksum = "${'a'.repeat(64)}"\n`).text,
        },
        {
          ...yarn('left@npm:^1.0.0', '1.0.0', '  checksum: 10c0/bbbb\n'),
          before: yarn('left@npm:^1.0.0', '1.0.0', '  checksum: 8/aaaa\n').text,
        },
      ],
    },
  },
];

function* together({ path }: LockChange, entries: readonly WrittenEntry[]): Generator<DependencyHit> {
  if (entries[0]) yield { path, line: entries[0].line, hint: `Here: ${namesOf(entries)}.` };
}

/** A field that was only taken out leaves no line that was written. */
function writtenNearby(lock: LockChange): readonly WrittenEntry[] {
  const written = new Map(writtenEntries(lock).map((each) => [each.now, each]));
  const before = new Map((lock.base?.packages ?? []).map((each) => [each.place, each]));
  return lock.head.packages.map(
    (now) => written.get(now) ?? { now, before: before.get(now.place) ?? null, line: now.line },
  );
}

const STRENGTH: Readonly<Record<string, number>> = { md5: 1, sha1: 1, sha256: 3, sha384: 3, sha512: 3 };

function isWeaker({ now, before }: WrittenEntry): boolean {
  const had = strengthOf(before?.integrity);
  // What does not come from a registry has no checksum by nature.
  if (had === 0 || !isServed(now.source)) return false;
  return strengthOf(now.integrity) < had;
}

function isServed(source: string | null): boolean {
  return source !== null && /^https?:\/\//.test(source) && !/\.git\b|codeload\./.test(source);
}

function strengthOf(integrity: string | null | undefined): number {
  return Math.max(0, ...[...checksums(integrity).keys()].map((algorithm) => STRENGTH[algorithm] ?? 2));
}

function isOther({ now, before }: WrittenEntry): boolean {
  if (before?.version !== now.version) return false;
  const had = checksums(before.integrity);
  return [...checksums(now.integrity)].some(([algorithm, value]) => (had.get(algorithm) ?? value) !== value);
}

/** Values by algorithm. The later Yarns write the version of their cache in its place. */
function checksums(integrity: string | null | undefined): ReadonlyMap<string, string> {
  const parts = (integrity ?? '').split(' ').filter((part) => part !== '');
  return new Map(
    parts.map((part) => {
      const [, algorithm = '', value = ''] = /^(\w+[-/])?(.*)$/.exec(part) ?? [];
      return [algorithm.replace(/[-/]$/, ''), value] as const;
    }),
  );
}
