import { isRecentGit } from './git-version';

describe('isRecentGit', () => {
  it.each([
    ['git version 2.31.0', true],
    ['git version 2.39.5 (Apple Git-154)', true],
    ['git version 2.51.0.windows.1', true],
    ['git version 3.0.0', true],
    ['git version 2.30.9', false],
    ['git version 1.99', false],
    ['something else', false],
  ])('%s: %s', (answer, recent) => {
    expect(isRecentGit(answer)).toBe(recent);
  });
});
