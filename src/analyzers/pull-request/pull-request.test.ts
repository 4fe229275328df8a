import fc from 'fast-check';
import { pullRequestAnalyzer } from './pull-request';
import { changeOf, changeOfText } from './testing/change-view';

const { analyze, rules, version } = pullRequestAnalyzer();

describe('the pull request analyzer', () => {
  it('says nothing about an ordinary change', async () => {
    expect(
      await analyze(
        changeOf(
          { path: 'src/a.ts', added: ['export const a = 1;'] },
          { path: 'src/a.test.ts', added: ["it('is', () => {});"] },
        ),
      ),
    ).toEqual([]);
  });

  it('reports only its own rules, within the change, whatever the diff is', async () => {
    const ids = new Set(rules.map((rule) => rule.id));
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '<<<<<<< a',
        '=======',
        '>>>>>>> b',
        'debugger',
        'console.log(1)',
        '"a": "^1.0.0"',
        'it.only(',
        '/etc/passwd',
      ),
    );
    const path = fc.constantFrom('a.ts', 'package.json', 'a.test.js', 'docs/a.md', 'x/../y', 'link');
    const text = fc.array(
      fc.oneof(
        line,
        line.map((rest) => `+${rest}`),
        line.map((rest) => `@@ -1 +1,9 @@ ${rest}`),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(path, text, async (name, lines) => {
        const change = changeOfText(
          `diff --git a/${name} b/${name}\nnew file mode 120000\n--- /dev/null\n+++ b/${name}\n@@ -0,0 +1,9 @@\n${lines.join('\n')}\n`,
        );
        for (const { rule, path: at, lines: range } of await analyze(change)) {
          expect(ids).toContain(rule);
          if (at !== null) expect(change.diff.files.map((file) => file.newPath)).toContain(at);
          if (range !== null) expect(range.end).toBeGreaterThanOrEqual(range.start);
        }
      }),
    );
  });

  it('has a version that changes with its rules', () => {
    expect(version).toMatch(/^\d+\+[0-9a-f]{8}$/);
  });
});
