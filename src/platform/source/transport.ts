import type { CloneAddress } from './clone-address';
import { type Dialogue, openDialogue } from './dialogue';
import { fetchCommits, type Fetched, fetchObjects } from './fetch';
import type { Session } from './session';

/** How objects get into the scratch repository. */
export interface Transport {
  /**
   * Fetches commits with `depth` generations of their history.
   * @param wants a ref of the server, or the full id of a commit, by the name of ours under which it is kept
   */
  commits(address: CloneAddress, wants: Readonly<Record<string, string>>, depth: number): Promise<Fetched>;
  /** Fetches objects by their ids, all in one go, without a word about what is here already. */
  objects(address: CloneAddress, ids: readonly string[]): Promise<Fetched>;
  /** Ends the connection; what is fetched afterwards gets one of its own. */
  close(): Promise<void>;
}

/**
 * The usual way of a review, from nothing to two commits and from there to the contents between them, is one dialogue. It saves
 * a dozen processes and three requests of the two `git fetch` that it would take else. Those know the rest: older servers, more
 * history than was asked for at first, a second repository.
 */
export function openTransport(session: Session): Transport {
  let dialogue: { readonly url: string; readonly opened: Promise<Dialogue | null> } | null = null;
  let empty = session.withoutContents;

  return {
    async commits(address, wants, depth) {
      if (empty) {
        dialogue ??= { url: address.url, opened: openDialogue(session, address) };
        const fetched = dialogue.url === address.url ? await (await dialogue.opened)?.commits(wants, depth) : null;
        if (fetched) {
          empty = fetched.kind !== 'done';
          return fetched;
        }
      }
      empty = false;
      return fetchCommits(session, address, wants, depth);
    },
    async objects(address, ids) {
      const fetched = dialogue?.url === address.url ? await (await dialogue.opened)?.objects(ids) : null;
      return fetched ?? fetchObjects(session, address, ids);
    },
    async close() {
      await (await dialogue?.opened)?.close();
      dialogue = null;
    },
  };
}
