import { readProgram } from '../../loom';
import type { OutlinedFile } from '../file-index';
import { outlineOf } from '../outline';
import { goneFinder, type GoneSource } from '.';

interface Scene {
  readonly gone: readonly (readonly [path: string, movedTo: string | null, text?: string])[];
  /** Paths that are there besides. */
  readonly left?: readonly string[];
  readonly touched?: readonly string[];
  /** Files of the change, with their texts. */
  readonly changed?: Readonly<Record<string, string>>;
  readonly user: readonly [path: string, text: string];
}

async function outlined(path: string, text: string): Promise<OutlinedFile> {
  return { path, outline: outlineOf(null, (await readProgram(path, text))!) };
}

async function found({ gone, left = [], touched = [], changed = {}, user }: Scene): Promise<readonly string[]> {
  const sources = await Promise.all(
    gone.map(async ([path, movedTo, text]): Promise<GoneSource> => {
      return { path, movedTo, outline: text === undefined ? null : (await outlined(path, text)).outline };
    }),
  );
  const files = await Promise.all(Object.entries(changed).map(([path, text]) => outlined(path, text)));
  const paths = [...left, ...touched, ...Object.keys(changed), user[0], ...gone.flatMap(([, to]) => to ?? [])];
  const find = goneFinder(sources, {
    paths: new Set(paths),
    touched,
    files,
    goModules: new Map([['svc', 'example.com/svc']]),
  });
  const { outline } = await outlined(...user);
  return outline.modules.flatMap((site) => {
    const one = find(user[0], site);
    return one ? [`${site.line}: ${one.path} -> ${one.movedTo}, at ${one.at}`] : [];
  });
}

describe('what is gone and still named', () => {
  it('is found by its place, whatever ending is written', async () => {
    const gone = [['a/old.ts', 'a/new.ts']] as const;
    const text = "import './old';\nimport './old.js';\nexport * from '../a/old';\nimport './older';\n";
    expect(await found({ gone, user: ['a/user.ts', text], left: ['a/old.test.ts', 'b/old.ts'] })).toEqual(
      [1, 2, 3].map((line) => `${line}: a/old.ts -> a/new.ts, at a/new.ts`),
    );
  });

  it('is found by its place below the sources, where that is nowhere else', async () => {
    const scene = {
      gone: [['web/src/lib/old.ts', null]],
      user: ['web/src/views/user.ts', "import '@/lib/old';\nimport '@/lib/older';\nimport '@shop/lib/old';\n"],
    } as const;
    expect(await found({ ...scene, left: ['web/src/lib/other.ts'] })).toEqual([
      '1: web/src/lib/old.ts -> null, at null',
    ]);
    expect(await found({ ...scene, left: ['client/lib/old.vue'] })).toEqual([]);
    expect(await found({ ...scene, left: ['web/app/lib/old/index.ts'] })).toEqual([]);
  });

  it.each(['a/old.jsx', 'a/old.d.ts', 'a/old.native.ts', 'a/old/index.vue', 'a/old/package.json'])(
    'is not gone where %s may stand in',
    async (path) => {
      const user = ['a/user.ts', "import './old';\n"] as const;
      expect(await found({ gone: [['a/old.ts', null]], left: [path], user })).toEqual([]);
    },
  );

  it('may be made by a build where a .gitignore above was touched', async () => {
    const scene = { gone: [['a/old.ts', null]], user: ['a/user.ts', "import './old';\n"] } as const;
    expect(await found({ ...scene, touched: ['a/.gitignore'] })).toEqual([]);
    expect(await found({ ...scene, touched: ['b/.gitignore'] })).toHaveLength(1);
  });

  it('may come from a package where nothing is left beside it, or a manifest was touched', async () => {
    const gone = [['org/json/Json.java', null, 'package org.json; class Json {}']] as const;
    const user = ['shop/A.java', 'package shop;\nimport org.json.Json.Reader;\n'] as const;
    expect(await found({ gone, user })).toEqual([]);
    expect(await found({ gone, user, left: ['org/json/B.java'], touched: ['pom.xml'] })).toEqual([]);
    expect(await found({ gone, user, left: ['org/json/B.java'] })).toEqual(['2: org/json/Json.java -> null, at null']);
    expect(await found({ gone, user, left: ['org/json/B.java', 'app/org/json/Json.kt'] })).toEqual([]);
  });

  it('is there where a class moved without another name, or is told of by its name', async () => {
    const gone = [['a/Json.java', 'b/Json.java', 'package org.json; class Json {}']] as const;
    const user = ['shop/A.java', 'package shop;\nimport org.json.Json;\n'] as const;
    expect(await found({ gone, user })).toEqual([]);
    expect(await found({ gone, user, changed: { 'b/Json.java': 'package org.json; class Json { int a; }' } })).toEqual(
      [],
    );
    expect(await found({ gone, user, changed: { 'b/Json.java': 'package com.json; class Json {}' } })).toHaveLength(1);
  });

  it('is a package of Go once no file of it is left', async () => {
    const gone = [['svc/store/a.go', 'svc/db/a.go']] as const;
    const user = [
      'svc/main.go',
      'package main\n\nimport (\n\t"example.com/svc/store"\n\t"other.com/store"\n)\n',
    ] as const;
    expect(await found({ gone, user, left: ['svc/store/a_test.go'] })).toEqual([]);
    expect(await found({ gone, user })).toEqual(['4: svc/store -> svc/db, at svc/db/a.go']);
    expect(await found({ gone, user, left: ['svc/store/b.go'] })).toEqual([]);
  });

  it('is a module of Python, unless its package has something else of the name', async () => {
    const gone = [['pkg/old.py', 'pkg/new.py']] as const;
    const user = ['a.py', 'from pkg import old\nimport pkg.old\nfrom pkg.old import x\n'] as const;
    expect(await found({ gone, user })).toHaveLength(3);
    expect(await found({ gone, user, changed: { 'pkg/__init__.py': 'from .new import old\n' } })).toHaveLength(2);
    expect(await found({ gone, user, left: ['pkg/old/deep.py'] })).toEqual([]);
  });
});
