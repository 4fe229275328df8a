import type { GitCommit } from '../../../git';
import { people, type Host } from '../../host';
import { userJson } from './people';

const SHORT = 11;

export function commitJson(host: Host, commit: GitCommit): Record<string, unknown> {
  const person = personJson(host, commit.author);
  const at = Date.parse(commit.date);
  return {
    ...commitStubJson(commit.hash),
    author: person,
    authorTimestamp: at,
    committer: person,
    committerTimestamp: at,
    message: commit.message.replace(/\n+$/, ''),
    parents: commit.parents.map(commitStubJson),
  };
}

export function commitStubJson(hash: string): Record<string, unknown> {
  return { id: hash, displayId: hash.slice(0, SHORT) };
}

/** Somebody whose e-mail address belongs to no user has a name and an address only. */
function personJson(host: Host, { name, email }: GitCommit['author']): Record<string, unknown> {
  const known = people(host).find((account) => account.email === email);
  return known === undefined ? { name, emailAddress: email } : userJson(host, known);
}
