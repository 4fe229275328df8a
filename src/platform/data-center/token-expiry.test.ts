import { startScriptServer, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { createDataCenterApi } from './api';
import { explainRefusal } from './refusal';
import { OPTIONS, refusal } from './testing/data-center-server';
import { tokenExpiry } from './token-expiry';

// As in the API's own description.
const TOKEN = 'MjUyOTczNTE1MDY5On2rDbID2EgYpH8AVOECHv0saruQ';
const PATH = 'GET /rest/access-tokens/latest/users/loom/252973515069';
const CREATED = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 3_600_000;

let server: ScriptServer;
const http = testClient();

beforeEach(async () => {
  server = await startScriptServer();
});
afterEach(() => server.close());
afterAll(() => http.close());

function expiryOf(token: string): Promise<number | null> {
  const session = http.session({ identity: 'test', authorization: null, explain: explainRefusal });
  return tokenExpiry(createDataCenterApi(session, server.url), token, 'loom', OPTIONS);
}

it.each([
  ['days', { createdDate: CREATED, expiryDays: 90 }, CREATED + 90 * DAY_MS],
  ['a date', { expiryDate: CREATED }, CREATED],
  ['nothing', { id: '252973515069', name: 'loom', createdDate: '2026-01-01T00:00:00Z' }, null],
])('an expiry that is told by %s is read', async (_, body, expected) => {
  server.on(PATH, { body });
  expect(await expiryOf(TOKEN)).toBe(expected);
});

it.each([401, 404])('a refusal by %d tells nothing', async (status) => {
  server.on(PATH, refusal(status, 'AuthorisationException'));
  expect(await expiryOf(TOKEN)).toBeNull();
});

it('a token that does not say its id is not asked about', async () => {
  expect(await expiryOf('not-a-token')).toBeNull();
  expect(server.arrivalsOf(PATH)).toEqual([]);
});
