import { cloneUrl, parsePullRequestUrl, parseRepositoryUrl, pullRequestPage } from './address';

it.each([
  ['https://git.example.com/projects/EXP/repos/exporter/pull-requests/7', 'https://git.example.com', 'EXP/exporter'],
  [
    'https://git.example.com/bitbucket/projects/EXP/repos/exporter/pull-requests/7/overview?commentId=3',
    'https://git.example.com/bitbucket',
    'EXP/exporter',
  ],
  [
    'http://127.0.0.1:7990/users/k.lind/repos/notes/pull-requests/7/diff#a%2Fb',
    'http://127.0.0.1:7990',
    '~k.lind/notes',
  ],
  ['https://git.example.com/projects/~k.lind/repos/notes/pull-requests/7', 'https://git.example.com', '~k.lind/notes'],
  [
    'https://git.example.com/a/projects/projects/EXP/repos/x/pull-requests/7',
    'https://git.example.com/a/projects',
    'EXP/x',
  ],
])('reads %s', (address, baseUrl, fullName) => {
  expect(parsePullRequestUrl(address)).toEqual({ baseUrl, fullName, number: 7 });
  expect(parseRepositoryUrl(address)).toEqual({ baseUrl, fullName });
});

it.each([
  'https://git.example.com/projects/EXP/repos/exporter/pull-requests',
  'https://git.example.com/projects/EXP/repos/exporter/pull-requests/0',
  'https://git.example.com/projects/EXP/repos/exporter/pull-requests/7x',
  'https://git.example.com/projects/EXP%2Fa/repos/exporter/pull-requests/7',
  'https://git.example.com/projects/%E0%A4/repos/exporter/pull-requests/7',
  'https://user:word@git.example.com/projects/EXP/repos/exporter/pull-requests/7',
  'ftp://git.example.com/projects/EXP/repos/exporter/pull-requests/7',
  'https://bitbucket.org/acme/shop/pull-requests/7',
  'pull-requests/7',
])('reads no pull request from %s', (address) => {
  expect(parsePullRequestUrl(address)).toBeNull();
});

it('tells the addresses of pages and clones', () => {
  for (const key of ['~k.lind', '~K.LIND']) {
    expect(pullRequestPage('https://g/b', `${key}/notes`, 7)).toBe(
      'https://g/b/users/k.lind/repos/notes/pull-requests/7',
    );
    expect(cloneUrl('https://g', `${key}/notes`)).toBe('https://g/scm/~k.lind/notes.git');
  }
  expect(cloneUrl('https://g/b', 'EXP/exporter')).toBe('https://g/b/scm/exp/exporter.git');
});
