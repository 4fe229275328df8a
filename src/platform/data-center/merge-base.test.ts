import {
  type DataCenterTest,
  COMMIT,
  OPTIONS,
  P,
  REF,
  REPOSITORY,
  startDataCenterTest,
} from './testing/data-center-server';

let test: DataCenterTest;
beforeEach(async () => {
  test = await startDataCenterTest('8.9.0');
});
afterEach(() => test.close());

const id = (digit: string): string => digit.repeat(40);
const end = { branch: 'b', commit: COMMIT, repository: { id: REPOSITORY, fullName: 'EXP/exporter' } };

async function mergeBase(...commits: readonly (readonly [string, ...string[]])[]): Promise<string> {
  const values = commits.map(([commit, ...parents]) => ({
    id: id(commit),
    parents: parents.map((each) => ({ id: id(each) })),
  }));
  test.server.on(`GET ${P}/commits`, { body: { values, isLastPage: true } });
  await expect(test.host.openChange({ ref: REF, source: end, destination: end }, OPTIONS)).rejects.toThrow();
  return test.opened[0]!.rest.mergeBase(COMMIT, COMMIT);
}

it('is what the commits of the pull request grew out of, where the instance cannot be asked', async () => {
  expect(await mergeBase(['c', 'b'], ['b', 'a'])).toBe(id('a'));
});

it('is not guessed where they grew out of several', async () => {
  await expect(mergeBase(['c', 'b', 'e'], ['b', 'a'])).rejects.toMatchObject({ kind: 'unavailable' });
});
