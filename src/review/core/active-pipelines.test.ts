import { DEFAULT_RULES_FILE } from '../../rules-file';
import { activePipelines } from './active-pipelines';

const facts = {
  files: ['db/migrations/1.sql', 'a.ts'],
  additions: 40,
  deletions: 2,
  author: '',
  title: '',
  labels: [],
};
const pipeline = DEFAULT_RULES_FILE.pipelines[0]!;

describe('activePipelines', () => {
  it.each<[string | null, number]>([
    [null, 1],
    ["files.any(f => f.includes('/migrations/'))", 1],
    ["files.all(f => f.endsWith('.ts'))", 0],
    ['additions > 100', 0],
  ])('%s', (condition, count) => {
    expect(activePipelines([{ ...pipeline, condition }], facts)).toHaveLength(count);
  });
});
