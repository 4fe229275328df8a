import { z } from 'zod';
import type { PublicationStore, PublishedComment, PublishedCommit } from '../port';
import { flag } from './columns';
import type { Database } from './database';
import { pullRequestKey, readAll, readOne, upsert } from './read';

const commentSchema = z
  .object({
    subject: z.string(),
    comment_id: z.string(),
    body_hash: z.string(),
    resolved: flag,
    task_id: z.string().nullable(),
  })
  .transform((row): PublishedComment => ({
    subject: row.subject,
    commentId: row.comment_id,
    bodyHash: row.body_hash,
    resolved: row.resolved,
    taskId: row.task_id,
  }));

const commitSchema = z
  .object({ commit_id: z.string(), report_hash: z.string().nullable(), status_hash: z.string().nullable() })
  .transform((row): PublishedCommit => ({
    commit: row.commit_id,
    reportHash: row.report_hash,
    statusHash: row.status_hash,
  }));

const voteSchema = z.object({ vote: z.enum(['approve', 'request_changes']).nullable() });

export function publicationStore({ tables, write }: Database): PublicationStore {
  return {
    comments: (ref) => readAll(tables.publishedComments, commentSchema, pullRequestKey(ref), { order: ['subject'] }),
    saveComment: (ref, comment) =>
      write(() =>
        upsert(tables.publishedComments, {
          ...pullRequestKey(ref),
          subject: comment.subject,
          comment_id: comment.commentId,
          body_hash: comment.bodyHash,
          resolved: comment.resolved,
          task_id: comment.taskId,
        }),
      ),
    forgetComment: (ref, subject) =>
      write(() => tables.publishedComments.destroy({ where: { ...pullRequestKey(ref), subject } })),
    commit: (ref, commit) =>
      readOne(tables.publishedCommits, commitSchema, { ...pullRequestKey(ref), commit_id: commit }),
    saveCommit: (ref, { commit, reportHash, statusHash }) =>
      write(() =>
        upsert(tables.publishedCommits, {
          ...pullRequestKey(ref),
          commit_id: commit,
          report_hash: reportHash,
          status_hash: statusHash,
        }),
      ),
    vote: async (ref) => (await readOne(tables.votes, voteSchema, pullRequestKey(ref)))?.vote ?? null,
    saveVote: (ref, vote) => write(() => upsert(tables.votes, { ...pullRequestKey(ref), vote })),
  };
}
