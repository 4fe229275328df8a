import { broughtIn, namesOf, writtenEntries } from '../at-both-ends';
import type { DependencyChange, LockChange } from '../dependency-change';
import { entry, lockWith, manifest } from '../example';
import { type Obligation, obligation } from '../licence';
import type { LockedPackage } from '../lock-file';
import { fileName, folderOf } from '../lock-format';
import type { ChangedExample, DependencyHit, DependencyRule } from '../rule';

type Fields = Readonly<Record<string, string | boolean>>;

/** npm's lock file, to which a package with these fields is added. */
function adding(fields: Fields, before: readonly string[] = []): ChangedExample {
  const old = [entry('left', '1.0.0'), ...before];
  return { ...lockWith([...old, entry('right', '1.0.0', fields)]), before: lockWith(old).text };
}

/** npm's lock file, in which a package changes. */
function changing(from: Fields, to: Fields): ChangedExample {
  return { ...lockWith([entry('left', '1.1.0', to)]), before: lockWith([entry('left', '1.0.0', from)]).text };
}

function scripts(body: string, more = ''): ChangedExample {
  return {
    ...manifest({ left: '^1.0.0' }, `${more}\n  "scripts": {\n    ${body}\n  },`),
    before: manifest({ left: '^1.0.0' }, more).text,
  };
}

const SPDX = 'https://spdx.org/licenses/';

/** What comes along with packages that were not there before. */
export const NEW_PACKAGE_RULES: readonly DependencyRule[] = [
  {
    name: 'install-script-appeared',
    severity: 'warning',
    category: 'security',
    languages: [],
    title: 'A package that had no install script has one in its new version: it runs on every machine that installs it',
    advice: 'Read the script before this is merged; this is how taken-over packages attack.',
    cwe: 506,
    help: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks)
        for (const { now, before, line } of writtenEntries(lock))
          if (before?.name === now.name && isRunning(now) && !before.hasInstallScript)
            yield { path: lock.path, line, hint: `It is ${now.name} ${now.version}.` };
    },
    examples: {
      bad: [
        changing({}, { hasInstallScript: true }),
        changing({ license: 'MIT' }, { hasInstallScript: true, license: 'MIT' }),
        {
          path: 'pnpm-lock.yaml',
          before: 'packages:\n\n  left@1.0.0:\n    resolution: {integrity: sha512-YQ==}\n',
          text: 'packages:\n\n  left@1.0.0:\n    resolution: {integrity: sha512-YQ==}\n    requiresBuild: true\n',
        },
      ],
      ok: [
        changing({ hasInstallScript: true }, { hasInstallScript: true }),
        changing({ hasInstallScript: true }, {}),
        adding({ hasInstallScript: true }),
      ],
    },
  },
  {
    name: 'install-script-brought-in',
    severity: 'info',
    category: 'security',
    languages: [],
    title:
      'A new package has an install script: it runs on every machine that installs it, with all rights of who does',
    advice: 'Make sure that it is wanted, or install with --ignore-scripts.',
    cwe: 829,
    help: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts',
    *find({ locks }: DependencyChange): Generator<DependencyHit> {
      for (const lock of locks) {
        const running = broughtIn(lock).filter(({ now }) => isRunning(now));
        if (running[0]) yield { path: lock.path, line: running[0].line, hint: `Here: ${namesOf(running)}.` };
      }
    },
    examples: {
      bad: [
        adding({ hasInstallScript: true }),
        adding({ hasInstallScript: true, dev: true }),
        adding({ hasInstallScript: true }, [entry('esbuild', '0.20.0', { hasInstallScript: true })]),
      ],
      ok: [
        adding({}),
        changing({ hasInstallScript: true }, { hasInstallScript: true }),
        {
          ...lockWith([entry('left', '1.0.0'), entry('fsevents', '2.3.3', { hasInstallScript: true })]),
          before: lockWith([entry('left', '1.0.0')]).text,
        },
        { ...lockWith([entry('left', '1.0.0', { hasInstallScript: true })]) },
      ],
    },
  },
  {
    name: 'install-script-added',
    severity: 'info',
    category: 'security',
    languages: ['json'],
    title: 'From now on everybody who installs this package runs a script, and many turn such scripts off',
    advice: 'Do the work when the package is built, or when it is first used.',
    cwe: 829,
    help: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts',
    *find({ manifests }: DependencyChange): Generator<DependencyHit> {
      for (const { path, text, isWritten } of manifests) {
        if (fileName(path) !== 'package.json' || /"private"\s*:\s*true/.test(text)) continue;
        for (const [index, line] of text.split('\n').entries())
          if (isWritten(index + 1) && INSTALL_SCRIPT.test(line)) yield { path, line: index + 1 };
      }
    },
    examples: {
      bad: [
        scripts('"postinstall": "node scripts/setup.js"'),
        scripts('"preinstall": "node check.js"'),
        scripts('"install": "node-gyp rebuild"'),
      ],
      ok: [
        scripts('"postinstall": "node scripts/setup.js"', '\n  "private": true,'),
        scripts('"postinstall": "husky"'),
        scripts('"install-hooks": "node scripts/setup.js"'),
        {
          ...scripts('"postinstall": "node scripts/setup.js"'),
          before: scripts('"postinstall": "node scripts/setup.js"').text,
        },
      ],
    },
  },
  {
    name: 'copyleft-licence',
    severity: 'info',
    category: 'dependency',
    languages: [],
    title: 'A new package is under a licence that asks for the source of the whole program when that is passed on',
    advice: 'Make sure that this project may use it; nothing is asked of programs that stay in the house.',
    help: SPDX,
    *find(change: DependencyChange): Generator<DependencyHit> {
      yield* obliging(change, 'on-distribution');
    },
    examples: {
      bad: [
        adding({ license: 'GPL-3.0-or-later' }),
        adding({ license: 'GPL-2.0' }),
        {
          path: 'composer.lock',
          before: composer([['a/a', 'MIT']]),
          text: composer([
            ['a/a', 'MIT'],
            ['a/b', 'GPL-3.0-only'],
          ]),
        },
      ],
      ok: [
        adding({ license: 'MIT' }),
        adding({ license: '(MIT OR GPL-3.0-or-later)' }),
        adding({ license: 'LGPL-3.0' }),
        adding({ license: 'GPL-3.0-or-later', dev: true }),
        changing({ license: 'GPL-3.0' }, { license: 'GPL-3.0' }),
        {
          ...adding({ license: 'GPL-3.0-or-later' }),
          beside: [
            {
              ...manifest({}, '\n  "license": "GPL-3.0-only",'),
              before: manifest({}, '\n  "license": "GPL-3.0-only",').text,
            },
          ],
        },
      ],
    },
  },
  {
    name: 'service-licence',
    severity: 'warning',
    category: 'dependency',
    languages: [],
    title: 'A new package is under a licence that binds those who offer the program over a network, or forbids them to',
    advice: 'Have somebody who may decide it say that this project can use it.',
    help: SPDX,
    *find(change: DependencyChange): Generator<DependencyHit> {
      yield* obliging(change, 'on-service');
    },
    examples: {
      bad: [adding({ license: 'AGPL-3.0-only' }), adding({ license: 'SSPL-1.0' }), adding({ license: 'BUSL-1.1' })],
      ok: [
        adding({ license: 'Apache-2.0' }),
        adding({ license: 'AGPL-3.0 OR MIT' }),
        adding({ license: 'AGPL-3.0-only', dev: true }),
        changing({ license: 'AGPL-3.0-only' }, { license: 'AGPL-3.0-only' }),
      ],
    },
  },
];

/** Packages whose scripts fetch or build what they are known for. */
const WELL_KNOWN = new Set(
  'esbuild fsevents core-js core-js-pure sharp husky bcrypt sqlite3 better-sqlite3 canvas puppeteer playwright cypress electron @swc/core @parcel/watcher protobufjs node-sass nx prisma @prisma/client @prisma/engines msw re2 bufferutil utf-8-validate unrs-resolver @tailwindcss/oxide lightningcss workerd @sentry/cli @nestjs/core styled-components nodemon deasync keytar ssh2 cpu-features es5-ext sass-embedded dtrace-provider'.split(
    ' ',
  ),
);

function isRunning({ name, hasInstallScript }: LockedPackage): boolean {
  return hasInstallScript && !WELL_KNOWN.has(name);
}

/** Scripts that only set up hooks, or mend what was installed, are left alone. */
const INSTALL_SCRIPT =
  /^\s*"(?:pre|post)?install"\s*:\s*"(?!husky\b|patch-package\b|npx (?:husky|only-allow)\b|only-allow\b|lefthook\b|opencollective\b)/;

function* obliging({ locks, manifests }: DependencyChange, wanted: Obligation): Generator<DependencyHit> {
  for (const lock of locks) {
    const own = manifests.find(({ path }) => isOwn(path, lock));
    const ownLicence = /"license"\s*:\s*"([^"]{1,200})"/.exec(own?.text ?? '')?.[1] ?? '';
    if (obligation(ownLicence) !== 'none') continue;
    for (const { now, line } of broughtIn(lock)) {
      const found = now.isForDevelopment ? undefined : now.licences.find((each) => obligation(each) === wanted);
      if (found !== undefined) yield { path: lock.path, line, hint: `${now.name} is under ${found}.` };
    }
  }
}

function isOwn(path: string, lock: LockChange): boolean {
  return folderOf(path) === folderOf(lock.path) && lock.format.manifest.test(fileName(path));
}

function composer(packages: readonly (readonly [name: string, licence: string])[]): string {
  const entries = packages.map(
    ([name, licence]) =>
      `        {\n            "name": "${name}",\n            "version": "1.0.0",\n            "license": [\n                "${licence}"\n            ]\n        }`,
  );
  return `{\n    "packages": [\n${entries.join(',\n')}\n    ]\n}\n`;
}
