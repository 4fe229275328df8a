import { brokenLinks } from './broken-links';
import { anchorsIn, linksIn } from './markdown';
import { changeOf, changeOfText } from './testing/change-view';
import type { ChangeView } from '../port';

function written(path: string, ...lines: readonly string[]): ChangeView {
  const content = Buffer.from(`${lines.join('\n')}\n`);
  return {
    ...changeOf({ path, added: lines, status: 'added' }),
    headFiles: new Map([[path, { id: '1', path, content }]]),
  };
}

function found(change: ChangeView): readonly string[] {
  return brokenLinks.find(change).map(({ rule, lines }) => `${lines?.start} ${rule.slice('pull-request/'.length)}`);
}

describe('broken links', () => {
  it('are links to headings that are not there', () => {
    expect(found(written('a.md', '# One', '[x](#two)', '[y](a.md#one)', '[z]: #three'))).toEqual([
      '2 link-to-missing-heading',
      '4 link-to-missing-heading',
    ]);
  });

  it.each([
    ['# A `b` & c!', '#a-b--c'],
    ['## Ends with (signs)?', '#markdown-header-ends-with-signs'],
    ['Title\n=====', '#title'],
    ['<a id="here"></a>', '#here'],
    ['# A {#own}', '#own'],
    ['# A\n# A', '#a-1'],
    ['# Über uns', '#%C3%BCber-uns'],
    ['# x_y', '#x_y'],
  ])('are not links to %j', (heading, link) => {
    expect(found(written('a.md', ...heading.split('\n'), `[x](${link})`))).toEqual([]);
  });

  it('are links to files that the change moves or deletes, wherever in the text', () => {
    const patch = [
      'diff --git a/docs/old.md b/docs/new.md\nsimilarity index 100%\nrename from docs/old.md\nrename to docs/new.md\n',
      'diff --git a/src/gone.ts b/src/gone.ts\ndeleted file mode 100644\nindex 1..0\n--- a/src/gone.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n',
      'diff --git a/docs/a.md b/docs/a.md\nindex 1..2 100644\n--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,2 +1,3 @@\n [x](old.md)\n [y](../src/gone.ts#L3 "t")\n+[z](/docs/new.md) [w](https://example.com/old.md)\n',
    ].join('');
    const text = '[x](old.md)\n[y](../src/gone.ts#L3 "t")\n[z](/docs/new.md) [w](https://example.com/old.md)\n';
    const change = {
      ...changeOfText(patch),
      headFiles: new Map([['docs/a.md', { id: '1', path: 'docs/a.md', content: Buffer.from(text) }]]),
    };
    expect(found(change)).toEqual(['1 link-to-moved-file', '2 link-to-moved-file']);
    expect(brokenLinks.find(change)[0]!.message).toContain('moves docs/old.md to docs/new.md');
  });

  it.each([
    ['a heading of blanks', `# a${' '.repeat(100_000)}b`, '#a-b'],
    ['a heading that ends in signs', `# a${'#'.repeat(100_000)}`, '#a'],
    ['a heading of brackets', `# a ${'['.repeat(100_000)}${'<'.repeat(100_000)}`, '#a'],
    ['thousands of links and headings', `${'# a\n[x](#a)\n'.repeat(4_000)}# b`, '#b'],
    ['a link that never ends', `# a\n${'['.repeat(300)}](${' '.repeat(100_000)}`, '#a'],
  ])('are found in time beside %s', (_, text, link) => {
    expect(found(written('a.md', ...text.split('\n'), `[y](${link})`, '[z](#c)'))).toHaveLength(1);
  });

  it('are not looked for in code', () => {
    expect(linksIn('```\n[a](b)\n```\n`[c](d)`\n[e](f "g")\n![h](<i>)')).toEqual([
      { line: 5, target: 'f' },
      { line: 6, target: 'i' },
    ]);
    expect([...anchorsIn('~~~\n# a\n~~~\n# b')]).toEqual(['b']);
  });
});
