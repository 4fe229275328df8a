import { Failure } from '../domain';

const LONGEST_SECRET = 128;
const SHORTEST_SECRET = 12;

/**
 * Secrets of webhooks, the current one first: two during a rotation, separated by a comma. Bitbucket takes at most 128 characters; a
 * short one can be guessed.
 * @param where name of the setting
 * @throws Failure `invalid` that names the setting, never the value
 */
export function readWebhookSecrets(where: string, value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  const secrets = value.split(',').map((secret) => secret.trim());
  if (secrets.length <= 2 && secrets.every((each) => each.length >= SHORTEST_SECRET && each.length <= LONGEST_SECRET)) {
    return secrets;
  }
  throw new Failure({
    kind: 'invalid',
    what: `${where} cannot be used: a secret has ${SHORTEST_SECRET} to ${LONGEST_SECRET} characters, and at most two stand there, separated by a comma.`,
    where,
    next: 'Make one with `openssl rand -hex 32`, and enter the same in the webhook at Bitbucket.',
  });
}
