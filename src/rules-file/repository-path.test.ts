import { repositoryPathProblem } from './repository-path';

describe('repositoryPathProblem', () => {
  it.each(['a', '.loom/prompts/own.md', 'docs/ü 1.md', '..a/b..'])('accepts %s', (path) => {
    expect(repositoryPathProblem(path)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'relative'],
    ['C:/x', 'relative'],
    ['a/../../b', '`..`'],
    ['a\\b', '`/`'],
    ['./a', 'without `.`'],
    ['a//b', '`//`'],
    ['a/', 'at its end'],
    ['a\nb', 'control'],
    ['a\u202eb', 'control'],
    ['.GIT/config', 'git itself'],
    ['a'.repeat(501), 'at most'],
  ])('refuses %j', (path, expected) => {
    expect(repositoryPathProblem(path)).toContain(expected);
  });
});
