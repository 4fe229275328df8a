import fc from 'fast-check';
import { explainGit } from './git-failure';

describe('explainGit', () => {
  it.each([
    [
      "fatal: detected dubious ownership in repository at '/r'\nTo add an exception…\n",
      'forbidden',
      /safe\.directory '\/r'/,
    ],
    ["fatal: unsafe repository ('/r' is owned by someone else)\n", 'forbidden', /safe\.directory/],
    ['fatal: not a git repository (or any of the parent directories): .git\n', 'invalid', /inside a clone/],
    ['error: unable to write file: No space left on device\nfatal: unable to add\n', 'unavailable', /Free some space/],
    ['fatal: unknown repository extension found:\n\tfuture\n', 'invalid', /Update git/],
    ['fatal: loose object 12ab is corrupt\n', 'unavailable', /git fsck/],
    ['fatal: unable to read tree 12ab\n', 'unavailable', /partial clone/],
    [
      'error: open("x"): Permission denied\nfatal: Unable to process path x\n',
      'forbidden',
      /“Unable to process path x”/,
    ],
    ['hint: something\nfatal: a surprise\nhint: more\n', 'unavailable', /git said: “a surprise”/],
    ['', 'unavailable', /git fsck/],
  ])('explains %j', (stderr, kind, next) => {
    const failure = explainGit(stderr, '/r');
    expect(failure).toMatchObject({ kind, where: '/r' });
    expect(failure.next).toMatch(next);
  });

  it('never lets control characters or raw output into the main sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (stderr) => {
        const failure = explainGit(stderr, '/r');
        expect(failure.message).toMatch(/^[\p{L}\p{P} ]+\.$/u);
        expect(failure.next).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
