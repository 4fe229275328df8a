import { commentsOnAdded, commentsPerNeutral, shareOfBugs } from './score-pull-requests';
import { comment, pullRequestItem } from './testing/reviewed';

it('counts comments that cover an added line', () => {
  const item = pullRequestItem('neutral', [2]);
  const comments = [comment(1, 1), comment(1, 2), comment(2, 3), { ...comment(2, 2), path: 'src/b.js' }];
  expect(commentsOnAdded({ item, comments })).toEqual([comment(1, 2), comment(2, 3)]);
});

it('takes the mean over ordinary pull requests', () => {
  const ordinary = { item: pullRequestItem('neutral', [2]), comments: [comment(2, 2)] };
  const silent = { ...ordinary, comments: [] };
  const bug = { item: pullRequestItem('bug-reintroduced', [2], [2]), comments: [comment(2, 2)] };
  expect(commentsPerNeutral([ordinary, silent, bug])).toBe(0.5);
  expect(commentsPerNeutral([bug])).toBe(0);
});

it('finds a bug where a comment begins on its line', () => {
  const item = pullRequestItem('bug-reintroduced', [1, 2, 3], [2]);
  const told = { item, comments: [comment(2, 3), comment(2, 2)] };
  const beside = { item, comments: [comment(1, 3)] };
  const ordinary = { item: pullRequestItem('neutral', [2]), comments: [] };
  expect(shareOfBugs([told, beside, ordinary])).toBe(0.5);
});
