import { toolRun, trackedFinding } from '../testing/tracked';
import { readMarker } from './marker';
import { hasSomethingToSay, summaryComment } from './summary';
import type { SummaryInput } from './summary-parts';

function input(more: Partial<SummaryInput> = {}): SummaryInput {
  return {
    judgement: {
      verdict: 'comment',
      gate: { answer: 'pass', reason: 'No new finding at or over `blocker`.' },
      counts: { blocker: 0, warning: 2, info: 0 },
      fixed: 1,
      dismissed: 0,
    },
    inline: 1,
    elsewhere: [trackedFinding({ path: 'a|b.js', message: 'Wrong | here, says @ann. Fix #12.' })],
    headCommit: 'c'.repeat(40),
    changedFiles: 3,
    tools: [toolRun()],
    skipped: [],
    notices: [],
    maxLength: 30_000,
    home: { kind: 'panel' },
    template: null,
    ...more,
  };
}

const NOTHING = {
  ...input().judgement,
  verdict: 'approve' as const,
  counts: { blocker: 0, warning: 0, info: 0 },
};

describe('summaryComment', () => {
  it('tells verdict, counts, gate and what has no comment of its own', () => {
    expect(summaryComment(input())).toBe(
      [
        '## Loom: some remarks',
        '**2 warnings** in 3 changed files. 1 is beside the lines, 1 below. So far 1 fixed. Gate passed: No new finding at or over `blocker`.',
        '| Severity | Where | What | Rule |\n| --- | --- | --- | --- |\n| warning | a&#124;b.js:\u200b2 | Wrong &#124; here, says @\u200bann. Fix \\#12. | `fake/bad` |',
        'Reviewed commit `cccccccccccc`.',
        '[//]: # (loom:v1:summary)',
      ].join('\n\n'),
    );
  });

  it('tells what the reader must know about the run', () => {
    const body = summaryComment(
      input({
        notices: ['The default rules apply: `x`.'],
        tools: [toolRun('failed', 'ruff')],
        skipped: ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, reason: 'generated' })),
      }),
    );
    expect(body).toContain('- The default rules apply: `x`.');
    expect(body).toContain('- ruff failed: It broke.');
    expect(body).toContain('- Not analysed (generated): `a`, `b`, `c`, `d`, `e`, and 1 more');
  });

  it('counts what does not fit', () => {
    const elsewhere = Array.from({ length: 500 }, (_, index) => trackedFinding({ fingerprint: String(index) }));
    const body = summaryComment(input({ elsewhere, notices: ['x'.repeat(5000)], maxLength: 4000 }));
    expect(body.length).toBeLessThanOrEqual(4000);
    const rows = body.match(/^\| warning/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(5);
    expect(body).toContain(`${500 - rows} more findings did not fit here`);
    expect(readMarker(body)?.subject).toBe('summary');
  });

  it('is worth a comment only with something to say', () => {
    expect(hasSomethingToSay(input())).toBe(true);
    expect(hasSomethingToSay(input({ judgement: NOTHING }))).toBe(false);
    expect(hasSomethingToSay(input({ judgement: NOTHING, skipped: [{ path: 'x', reason: 'a lock file' }] }))).toBe(
      false,
    );
    expect(hasSomethingToSay(input({ judgement: NOTHING, notices: ['x'] }))).toBe(true);
    expect(hasSomethingToSay(input({ judgement: NOTHING, tools: [toolRun('degraded')] }))).toBe(true);
    expect(summaryComment(input({ judgement: NOTHING, elsewhere: [] }))).toContain('**Nothing to remark**');
  });
});

describe('a summary by a template', () => {
  const MARKER = '[//]: # (loom:v1:summary)';

  it('shows what the template asks for, escaped, and the marker', () => {
    const template = '# {{headline}} at {{commit}}\n{{#each findings}}\n* {{place}}: {{message}} {{rule}}\n{{/each}}\n';
    expect(summaryComment(input({ template }))).toBe(
      `# some remarks at cccccccccccc\n* a&#124;b.js:\u200b2: Wrong &#124; here, says @\u200bann. Fix \\#12. \`fake/bad\`\n\n${MARKER}`,
    );
  });

  it('adds findings and remarks that the template has no place for', () => {
    const body = summaryComment(input({ template: 'Hello.', notices: ['The default rules apply.'] }));
    expect(body).toMatch(
      /^Hello\.\n\n\| Severity [^]*fake\/bad[^]*### About this review\n\n- The default rules apply\./,
    );
    expect(body.endsWith(`\n\n${MARKER}`)).toBe(true);
    const placed = summaryComment(input({ template: '{{table}}{{#each remarks}}{{this}}{{/each}}', notices: ['N.'] }));
    expect(placed.match(/fake\/bad|N\./g)).toEqual(['fake/bad', 'N.']);
  });

  it.each([
    ['is too long', 'x'.repeat(3_000)],
    ['gives nothing', '{{#if fixed}}{{else}}x{{/if}}'],
    ['is none', '{{#if'],
  ])('that %s gives way to the built-in one, which says so', (_, template) => {
    const body = summaryComment(input({ template, maxLength: 2_000 }));
    expect(body).toMatch(/^## Loom: some remarks\n/);
    expect(body).toContain('`output.summary_template` gave nothing, or more than a comment can hold');
    expect(body.endsWith(MARKER)).toBe(true);
  });

  it('fits wherever the limit is', () => {
    const elsewhere = Array.from({ length: 60 }, (_, index) => trackedFinding({ fingerprint: String(index) }));
    for (let maxLength = 1_500; maxLength < 6_000; maxLength += 100) {
      const body = summaryComment(input({ elsewhere, maxLength, template: '{{totals}}\n\n{{table}}' }));
      expect(body.length).toBeLessThanOrEqual(maxLength);
    }
  });
});
