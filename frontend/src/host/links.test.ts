import { linkTarget, safeAddress } from './links';

const BASE = 'https://loom.example.com/pages/panel';

test('only addresses of the web are links', () => {
  expect(safeAddress('https://bitbucket.org/a/b', BASE)).toBe('https://bitbucket.org/a/b');
  expect(safeAddress('/api/auth/sign-in', BASE)).toBe('https://loom.example.com/api/auth/sign-in');
  for (const scheme of ['javascript', 'JavaScript', ' javascript', 'data', 'file', 'vbscript', 'blob'])
    expect(safeAddress([scheme, 'alert(1)'].join(':'), BASE)).toBeNull();
  expect(safeAddress('https://', BASE)).toBeNull();
  expect(safeAddress(null, BASE)).toBeNull();
});

test('pages of the host replace the page around the frame, others get a tab', () => {
  const host = 'https://bitbucket.org';
  expect(linkTarget('https://bitbucket.org/a/b/pull-requests/1', host)).toBe('_top');
  expect(linkTarget('https://bitbucket.org.example.com/', host)).toBe('_blank');
  expect(linkTarget('https://bitbucket.org/a', null)).toBe('_blank');
});
