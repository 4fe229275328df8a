import fc from 'fast-check';
import { escapingLinks } from './escaping-link';
import { changeOf } from './testing/change-view';

function escapes(path: string, target: string, mode = '120000'): boolean {
  return escapingLinks.find(changeOf({ path, added: [target], status: 'added', mode })).length > 0;
}

describe('escaping symbolic links', () => {
  it.each([
    ['config', '/etc/passwd'],
    ['config', '..'],
    ['a/b/link', '../../../secrets'],
    ['a/link', 'x/../../../y'],
    ['link', 'C:\\Users\\me'],
  ])('%s -> %s', (path, target) => {
    expect(escapes(path, target)).toBe(true);
  });

  it.each([
    ['a/b/link', '../../README.md'],
    ['link', 'docs/readme'],
    ['a/link', '../..dots'],
    ['link', '...'],
  ])('%s -> %s stays inside', (path, target) => {
    expect(escapes(path, target)).toBe(false);
  });

  it('is a matter of links only', () => {
    expect(escapes('path.txt', '/etc/passwd', '100644')).toBe(false);
  });

  it('is a security warning at the line that holds the target', () => {
    expect(escapingLinks.find(changeOf({ path: 'l', added: ['/etc'], status: 'added', mode: '120000' }))).toMatchObject(
      [
        {
          rule: 'pull-request/escaping-symlink',
          severity: 'warning',
          category: 'security',
          cwe: 'CWE-59',
          lines: { start: 1, end: 1 },
        },
      ],
    );
  });

  it('never calls a plain name in the same folder an escape', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,8}$/),
        fc.stringMatching(/^[a-z]{1,8}$/),
        (folder, name) => !escapes(`${folder}/link`, name),
      ),
    );
  });
});
