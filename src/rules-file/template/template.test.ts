import { parseRulesFile } from '../parse-rules-file';
import type { TemplateRecord } from './model';
import { parseTemplate } from './parse-template';
import { renderTemplate } from './render-template';

const VALUES: TemplateRecord = {
  headline: 'some remarks',
  counts: { blocker: 0, warning: 2, info: 0 },
  gate: { answer: 'passed', reason: '' },
  findings: [
    { severity: 'warning', place: '`a.js:1`', message: 'One', rule: '`x`' },
    { severity: 'info', place: '`b.js:2`', message: 'Two', rule: '`y`' },
  ],
  remarks: [],
};

function shownBy(text: string, maxLength = 1_000): string | null {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return renderTemplate(parsed.template, VALUES, maxLength)?.text ?? null;
}

describe('renderTemplate', () => {
  it.each([
    ['{{headline}}, {{counts.warning}}; {{{headline}}} {{&headline}}', 'some remarks, 2; some remarks some remarks'],
    ['{{#if counts.blocker}}bad{{else if counts.warning}}so so{{else}}good{{/if}}', 'so so'],
    ['{{#unless remarks}}nothing{{/unless}}{{#unless headline}}x{{else}}y{{/unless}}', 'nothingy'],
    [
      '{{#each findings}}\n- {{place}} {{message}} ({{../headline}})\n{{/each}}',
      expect.stringMatching(/^- .*\n- .*\n$/),
    ],
    ['{{#each remarks}}{{this}}{{else}}none{{/each}}', 'none'],
    ['{{#if headline}}{{gate.answer}}{{/if}}{{! a comment }}{{!-- {{x}} --}}', 'passed'],
    ['\\{{headline}} <b> & "', '{{headline}} <b> & "'],
  ])('follows %s', (text, expected) => {
    expect(shownBy(text)).toEqual(expected);
  });

  it('stops at the limit of letters, and of steps', () => {
    expect(shownBy('{{headline}}', 5)).toBeNull();
    const opened = [0, 1, 2, 3].map((up) => `{{#each ${'../'.repeat(up)}findings}}`);
    const parsed = parseTemplate(`${opened.join('')}${'{{/each}}'.repeat(4)}`);
    const values: TemplateRecord = { findings: Array.from({ length: 50 }, () => ({})) };
    expect(parsed.ok).toBe(true);
    expect(parsed.ok && renderTemplate(parsed.template, values, 9)).toBeNull();
  });

  it('tells which values it looked at', () => {
    const parsed = parseTemplate('{{#each findings}}{{place}}{{/each}}{{gate.answer}}');
    expect(parsed.ok && [...renderTemplate(parsed.template, VALUES, 99)!.used]).toEqual(['findings', 'gate']);
  });
});

describe('parseTemplate', () => {
  it.each(
    [
      ['', 1, 'must not be empty'],
      ['x'.repeat(10_001), 1, 'at most 10000'],
      ['{{headline', 1, 'not Handlebars'],
      ['a\n{{#if headline}}', 2, 'not Handlebars'],
      ['{{#if headline}}{{/each}}', 1, "if doesn't match each"],
      ['a\n\n{{headlin}}', 3, '`headlin` has no meaning here; known are `headline`'],
      ['{{constructor}}', 1, 'no meaning'],
      ['{{counts.__proto__}}', 1, 'no meaning'],
      ['{{headline.length}}', 1, 'no meaning'],
      ['{{findings}}', 1, 'a list, not a text'],
      ['{{gate}}', 1, 'a group of values'],
      ['{{#each headline}}{{/each}}', 1, 'takes a list'],
      ['{{#each findings}}{{headline}}{{/each}}', 1, '`headline` has no meaning here'],
      ['{{#each findings as |f|}}{{/each}}', 1, 'one name, and nothing else'],
      ['{{#with gate}}{{/with}}', 1, '`with` is not supported'],
      ['{{#gate}}{{/gate}}', 1, '`gate` is not supported'],
      ['{{{{raw}}}}{{{{/raw}}}}', 1, '`raw` is not supported'],
      ['{{lookup gate "answer"}}', 1, 'without arguments'],
      ['{{#if (lookup gate "answer")}}{{/if}}', 1, 'Only names'],
      [`a\n{{#if ${'(a '.repeat(2_400)}${')'.repeat(2_400)}}}{{/if}}`, 2, 'Only names'],
      ['{{"headline"}}', 1, 'Only names'],
      ['{{@root.headline}}', 1, 'Only names'],
      ['{{../headline}}', 1, 'leads out of the template'],
      ['{{> partial}}', 1, 'Partials'],
      ['{{* decorator}}', 1, 'Partials'],
      ['{{#if headline}}'.repeat(11) + 'x' + '{{/if}}'.repeat(11), 1, 'Nested deeper'],
      ['{{#if a}}'.repeat(600) + '{{/if}}'.repeat(600), 1, 'no meaning'],
    ].map(([text, line, message]) => ({ text, line, message })),
  )('refuses: $message', ({ text, line, message }) => {
    expect(parseTemplate(String(text))).toEqual({
      ok: false,
      line,
      message: expect.stringContaining(String(message)) as string,
    });
  });

  it('is asked when a rules file is read', () => {
    const parsed = parseRulesFile('output:\n  summary_template: |\n    # Hello\n    {{headlin}}\n');
    expect(parsed).toMatchObject({
      ok: false,
      problems: [
        {
          line: 2,
          key: 'output.summary_template',
          message: expect.stringMatching(/^In line 2 of the template/) as string,
        },
      ],
    });
  });
});
