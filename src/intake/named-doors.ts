import type { Answer, Door, Proved, WebhookRequest } from './request';

/**
 * One address for several connections of one kind: `?connection=NAME` says which one sends. With a single connection nothing has to
 * be said, and the address of one repository's webhook says it by its tenant.
 * @param doors by the connections' names; not empty
 */
export function namedDoors(doors: ReadonlyMap<string, Door>): Door {
  const [first] = [...doors.values()];
  if (first === undefined) throw new Error('There is no door.');

  function doorFor(url: string): Door | null {
    const query = url.indexOf('?');
    const parameters = new URLSearchParams(query < 0 ? '' : url.slice(query));
    const name = parameters.get('connection');
    if (name !== null) return doors.get(name) ?? null;
    return doors.size === 1 || parameters.has('repository') ? first! : null;
  }

  function prove(request: WebhookRequest): Promise<Proved | { readonly refused: Answer }> {
    const door = doorFor(request.url);
    return door === null ? Promise.resolve({ refused: UNNAMED }) : door.prove(request);
  }

  return { name: first.name, sender: first.sender, prove };
}

const UNNAMED: Answer = {
  status: 404,
  text: 'Loom has several connections: add ?connection=NAME to the address of the webhook, with the name of the one that sends.',
};
