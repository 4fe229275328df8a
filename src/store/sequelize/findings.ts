import type { Transaction } from 'sequelize';
import { z } from 'zod';
import type { Dismissal, PullRequestRef, TrackedFinding } from '../../domain';
import type { FindingStore } from '../port';
import { bigint, json } from './columns';
import type { Database } from './database';
import { findingSchema, type StoredFinding, toStored, toTracked } from './finding-record';
import { pullRequestKey, readAll, readOne, upsert } from './read';
import type { Row } from './tables';

const findingRow = z.object({ fingerprint: z.string(), record: json(findingSchema) });
const fingerprintRow = z.object({ fingerprint: z.string() });

const dismissalRow = z
  .object({
    fingerprint: z.string(),
    dismissed_by: z.string(),
    dismissed_by_name: z.string(),
    reason: z.string(),
    dismissed_at: bigint,
  })
  .transform((row) => ({
    fingerprint: row.fingerprint,
    dismissal: { by: row.dismissed_by, byName: row.dismissed_by_name, reason: row.reason, at: row.dismissed_at },
  }));

/**
 * Dismissals stand in a table of their own: a finding that is away for some pushes is still dismissed when it returns, and a
 * dismissal made while a review runs is not lost when that review replaces the findings.
 */
export function findingStore(database: Database): FindingStore {
  const { tables } = database;
  return {
    ofPullRequest: async (ref) => {
      const key = pullRequestKey(ref);
      const [rows, dismissals] = await Promise.all([
        readAll(tables.findings, findingRow, key, { order: ['position'] }),
        readAll(tables.dismissals, dismissalRow, key),
      ]);
      const byFingerprint = new Map(dismissals.map(({ fingerprint, dismissal }) => [fingerprint, dismissal]));
      return rows.map((row) => toTracked(row.record, byFingerprint.get(row.fingerprint) ?? null));
    },
    replace: (ref, findings) =>
      database.transaction(async (transaction) => {
        await adoptDismissals(database, ref, findings, transaction);
        await tables.findings.destroy({ where: pullRequestKey(ref), transaction });
        const rows = findings.map((finding, position) => findingColumns(ref, toStored(finding), position));
        await tables.findings.bulkCreate(rows, { transaction, returning: false });
      }),
    dismiss: (ref, fingerprint, dismissal) =>
      database.transaction(async (transaction) => {
        const where = { ...pullRequestKey(ref), fingerprint };
        const row = await readOne(tables.findings, findingRow, where, { transaction, lock: true });
        if (!row) return false;
        if (dismissal) await upsert(tables.dismissals, dismissalColumns(ref, fingerprint, dismissal), transaction);
        else await tables.dismissals.destroy({ where, transaction });
        return true;
      }),
  };
}

/**
 * A dismissal that comes with a finding counts only when the finding is new here, e.g. under the fingerprint of a renamed file. Of
 * a known finding only `dismiss` says whether it is dismissed: a review that began before a person changed that knows less.
 */
async function adoptDismissals(
  { tables }: Database,
  ref: PullRequestRef,
  findings: readonly TrackedFinding[],
  transaction: Transaction,
): Promise<void> {
  const key = pullRequestKey(ref);
  const known = await readAll(tables.findings, fingerprintRow, key, { transaction, lock: true });
  const fingerprints = new Set(known.map(({ fingerprint }) => fingerprint));
  const rows: Row[] = [];
  for (const { fingerprint, dismissal } of findings) {
    if (dismissal && !fingerprints.has(fingerprint)) rows.push(dismissalColumns(ref, fingerprint, dismissal));
  }
  await tables.dismissals.bulkCreate(rows, { transaction, returning: false, ignoreDuplicates: true });
}

function findingColumns(ref: PullRequestRef, finding: StoredFinding, position: number): Row {
  return { ...pullRequestKey(ref), fingerprint: finding.fingerprint, position, record: JSON.stringify(finding) };
}

function dismissalColumns(ref: PullRequestRef, fingerprint: string, dismissal: Dismissal): Row {
  return {
    ...pullRequestKey(ref),
    fingerprint,
    dismissed_by: dismissal.by,
    dismissed_by_name: dismissal.byName,
    reason: dismissal.reason,
    dismissed_at: dismissal.at,
  };
}
