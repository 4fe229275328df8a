import { z } from 'zod';
import type { PullRequest, PullRequestReview } from '../../domain';
import type { ReviewStore } from '../port';
import { json } from './columns';
import type { Database } from './database';
import { pullRequestKey, readAll, readOne, upsert } from './read';
import { pullRequestSchema, reviewSchema } from './review-schema';

const reviewRow = z.object({ record: json(reviewSchema) }).transform(({ record }): PullRequestReview => record);
const pullRequestRow = z.object({ details: json(pullRequestSchema) }).transform(({ details }): PullRequest => details);

const NEWEST_FIRST: [string, string][] = [
  ['started_at', 'DESC'],
  ['id', 'DESC'],
];

export function reviewStore({ tables, write }: Database): ReviewStore {
  return {
    save: (review) =>
      write(() =>
        upsert(tables.reviews, {
          ...pullRequestKey(review.ref),
          id: review.id,
          state: review.state,
          started_at: review.startedAt,
          record: JSON.stringify(review),
        }),
      ),
    savePullRequest: (pullRequest) =>
      write(() =>
        upsert(tables.pullRequests, { ...pullRequestKey(pullRequest.ref), details: JSON.stringify(pullRequest) }),
      ),
    pullRequest: (ref) => readOne(tables.pullRequests, pullRequestRow, pullRequestKey(ref)),
    byId: (tenant, id) => readOne(tables.reviews, reviewRow, { tenant, id }),
    ofPullRequest: (ref, limit) =>
      readAll(tables.reviews, reviewRow, pullRequestKey(ref), { order: NEWEST_FIRST, limit }),
    unfinished: (tenant) =>
      readAll(tables.reviews, reviewRow, { tenant, state: ['pending', 'in_progress'] }, { order: NEWEST_FIRST }),
    recent: (tenant, limit) => readAll(tables.reviews, reviewRow, { tenant }, { order: NEWEST_FIRST, limit }),
  };
}
