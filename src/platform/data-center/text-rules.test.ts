import { Refusal } from './refusal';
import { createTextRules, withoutSuggestions } from './text-rules';

const details = { kind: 'unavailable', what: 'Bitbucket has a problem.', next: 'Wait.' } as const;
const database = (): Refusal => new Refusal(details, 500, 'DataStoreException');

it('sends every text until the database refuses one, and from then on without what it cannot hold', async () => {
  const rules = createTextRules();
  const sent: unknown[] = [];
  const send = (body: object): Promise<string> => {
    sent.push(body);
    return JSON.stringify(body).includes('🎉') ? Promise.reject(database()) : Promise.resolve('done');
  };
  expect(await rules.send({ text: 'é 漢 fine' }, send)).toBe('done');
  expect(await rules.send({ list: [{ text: 'a 🎉' }], line: 3, none: null }, send)).toBe('done');
  expect(await rules.send({ text: '🎉' }, send)).toBe('done');
  expect(sent).toEqual([
    { text: 'é 漢 fine' },
    { list: [{ text: 'a 🎉' }], line: 3, none: null },
    { list: [{ text: 'a U+1F389' }], line: 3, none: null },
    { text: 'U+1F389' },
  ]);
});

it('lets no suggestion put the replacement into a file', async () => {
  const rules = createTextRules();
  const sent: { text?: string }[] = [];
  await rules.send({ text: '```suggestion\nx = "🎉"\n```' }, (body) => {
    sent.push(body);
    return sent.length === 1 ? Promise.reject(database()) : Promise.resolve();
  });
  expect(sent[1]?.text).toBe('```\nx = "U+1F389"\n```');
  expect(withoutSuggestions('````suggestion\n```\n````\n`suggestion`')).toBe('````\n```\n````\n`suggestion`');
});

it('passes on what else goes wrong', async () => {
  const rules = createTextRules();
  const other = new Refusal(details, 500, 'ServiceException');
  await expect(rules.send({ text: '🎉' }, () => Promise.reject(other))).rejects.toBe(other);
  await expect(rules.send({ text: 'a' }, () => Promise.reject(database()))).rejects.toBeInstanceOf(Refusal);
});
