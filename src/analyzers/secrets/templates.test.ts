import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { scanText } from './scan';
import { ALPHABETS, fakeText } from './testing/fake-secret';

interface Template {
  readonly id: string;
  readonly expect: boolean;
  readonly template: string;
}

const file = resolve(__dirname, '../../../../shared/bench/secrets/templates.jsonl');
const templates: readonly Template[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Template)
  : [];

function filled({ template }: Template): string {
  let seed = 1;
  return template
    .replace(/\{\{lit:([^}]*)\}\}/g, '$1')
    .replaceAll('{{sp}}', ' ')
    .replaceAll('{{dot}}', '.')
    .replace(/\{\{([^:}]+):(\d+)\}\}/g, (_, name: keyof typeof ALPHABETS, length) =>
      fakeText(ALPHABETS[name], Number(length), (seed += 1)),
    );
}

describe('the shared secret templates', () => {
  if (templates.length === 0) {
    console.warn(`SKIPPED: ${file} is not here, so the planted secrets are not looked for.`);
    it('are not on this machine', () => expect(templates).toEqual([]));
    return;
  }
  const wrong = (expected: boolean): string[] =>
    templates
      .filter((one) => one.expect === expected && scanText('settings.conf', filled(one)).length > 0 !== expected)
      .map(({ id }) => id);

  it('are found', () => expect(wrong(true)).toEqual([]));
  it('are told from decoys', () => expect(wrong(false)).toEqual([]));
});
