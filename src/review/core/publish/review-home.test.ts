import { dismissHint, listedElsewhere, type ReviewHome } from './review-home';

const FINDING = { firstReview: 'r1' };

it.each<[ReviewHome, string | null, string]>([
  [{ kind: 'panel' }, '_Dismiss it in the Loom panel._', '; the Loom panel lists all of them'],
  [
    { kind: 'page', addressOf: (review) => `https://loom.example.com/r/${review}` },
    "_Dismiss it on [Loom's review page](https://loom.example.com/r/r1)._",
    "; Loom's review page lists all of them",
  ],
  [
    { kind: 'page', addressOf: () => null },
    "_Dismiss it on Loom's review page._",
    "; Loom's review page lists all of them",
  ],
  [{ kind: 'nowhere' }, null, ''],
])('a comment names what there is to dismiss with: %j', (home, hint, listed) => {
  expect(dismissHint(home, FINDING, false)).toBe(hint);
  expect(dismissHint(home, FINDING, true)).toBe(hint?.replace('it', 'them') ?? null);
  expect(listedElsewhere(home)).toBe(listed);
});
