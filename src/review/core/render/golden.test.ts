import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import { renderSarif } from './sarif';
import { SAMPLE_REVIEW, SAMPLE_RULES, sampleSources } from './testing/sample-review';
import { renderText } from './text';

const text = { width: 80, sources: sampleSources };

const OUTPUTS: Readonly<Record<string, () => string>> = {
  text: () => renderText(SAMPLE_REVIEW, { ...text, all: false, color: false }),
  'text-all': () => renderText(SAMPLE_REVIEW, { ...text, all: true, color: false }),
  'text-color': () => renderText(SAMPLE_REVIEW, { ...text, all: false, color: true }),
  json: () => renderJson(SAMPLE_REVIEW, { all: false }),
  'json-all': () => renderJson(SAMPLE_REVIEW, { all: true }),
  sarif: () => renderSarif(SAMPLE_REVIEW, SAMPLE_RULES, { all: false, toolVersion: '1.2.3' }),
  'sarif-all': () => renderSarif(SAMPLE_REVIEW, SAMPLE_RULES, { all: true, toolVersion: '1.2.3' }),
  markdown: () => renderMarkdown(SAMPLE_REVIEW, { all: false }),
  'markdown-all': () => renderMarkdown(SAMPLE_REVIEW, { all: true }),
};

describe('output formats', () => {
  // `UPDATE_GOLDEN=1 npx jest golden` rewrites the files; read the difference before you commit it.
  it.each(Object.keys(OUTPUTS))('%s', (name) => {
    const file = join(__dirname, 'golden', `${name}.golden`);
    const output = OUTPUTS[name]!();
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, output);
    expect(output).toBe(readFileSync(file, 'utf8'));
  });
});
