import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, sameCommit } from '../../domain';
import { gitOutput } from '../git';
import { type CommitGraph, parseGraph } from './commit-graph';
import { type Ends, fetchEnds, planEnds, REF } from './ends';
import { findMergeBase } from './merge-base';
import type { Session } from './session';
import type { Transport } from './transport';

/** Both commits to compare, fetched with their trees. */
export interface Fetched {
  readonly head: string;
  /** The merge base. */
  readonly base: string;
  readonly ends: Ends;
  /** Whether contents of files came along. */
  readonly contents: boolean;
  readonly notices: readonly string[];
}

/** Most pull requests are shorter than the first; what is longer than the last is asked of the host. */
const DEPTHS = [40, 400];

interface Known {
  readonly head: string;
  readonly destination: string;
  readonly graph: CommitGraph;
  readonly base: string | null;
  readonly certain: boolean;
}

/**
 * Fetches the ends of the pull request, with no more history than it takes to find where they meet.
 * @throws Failure `conflict` when the source branch has moved on
 */
export async function fetchWithBase(session: Session, transport: Transport): Promise<Fetched> {
  let ends = await planEnds(session);
  let contents = false;
  let known: Known | null = null;
  for (const depth of DEPTHS) {
    ({ ends, contents } = await fetchEnds(session, transport, ends, depth));
    known = await look(session, ends);
    if (!known.certain) continue;
    if (known.base === null) throw unrelated(session);
    return { head: known.head, base: known.base, ends, contents, notices: [] };
  }
  if (known === null) throw unrelated(session);
  return { head: known.head, ends, contents, ...(await askForBase(session, transport, known)) };
}

async function look(session: Session, ends: Ends): Promise<Known> {
  const [head, destination, cut, listed] = await Promise.all([
    readId(session, REF.source),
    readId(session, REF.destination),
    readCut(session),
    gitOutput(session.place, ['rev-list', '--parents', '--timestamp', REF.source, REF.destination]),
  ]);
  requireHead(session, ends, head);
  const graph = parseGraph(listed.toString('latin1'));
  const { commit, certain } = findMergeBase(graph, cut, head, destination);
  return { head, destination, graph, base: commit, certain };
}

/** What the host says, where the fetched part of the history leaves a doubt. */
async function askForBase(
  session: Session,
  transport: Transport,
  known: Known,
): Promise<Pick<Fetched, 'base' | 'notices'>> {
  try {
    const base = await session.request.rest.mergeBase(known.head, known.destination);
    if (known.graph.has(base)) return { base, notices: [] };
    const fetched = await transport.commits(session.destination, { [REF.base]: base }, 1);
    if (fetched.kind === 'done') return { base, notices: [] };
    throw new Failure({
      kind: 'gone',
      what: 'The commit where the branches meet lies too far back, and git cannot fetch it by its id.',
      where: session.destination.url,
      next: 'Bring the source branch up to date with its destination.',
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'cancelled' || known.base === null) throw error;
    return {
      base: known.base,
      notices: [`The base was determined from the newest ${DEPTHS.at(-1)} generations of the history.`],
    };
  }
}

async function readId({ folder }: Session, ref: string): Promise<string> {
  return (await readFile(join(folder, ref), 'latin1')).trim();
}

/** Commits whose parents were not fetched. */
async function readCut({ folder }: Session): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, 'shallow'), 'latin1').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

function requireHead(session: Session, ends: Ends, head: string): void {
  if (sameCommit(head, session.request.change.source.commit)) return;
  throw new Failure({
    kind: 'conflict',
    what: 'The source branch has moved on since the review was asked for.',
    where: `${ends.source.address.url} ${ends.source.want}`,
    next: 'It will be reviewed at its new head.',
  });
}

function unrelated(session: Session): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'Source and destination have no history in common, so there is no change to review.',
    where: session.destination.url,
    next: 'Base the source branch on its destination.',
  });
}
