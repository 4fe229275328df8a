import { guessAssignments } from './assignment';
import { ALPHABETS, fakeText } from './testing/fake-secret';

function guesses(text: string, bareValues = false): string[] {
  return [...guessAssignments(text, text.toLowerCase(), bareValues)].map(({ guess }) => guess.title);
}

const password = ['Tr0ub', '4dor&', 'Horse'].join('');
const random = fakeText(ALPHABETS.alnum, 32);

describe('assignments to telling names', () => {
  it.each([
    `password = "${password}"`,
    `DB_PASS='${password}'`,
    `dbPass: \`${password}\``,
    `"smtp-password" => "${password}"`,
    `cfg['passwd'] = '${password}'`,
  ])('a password: %#', (text) => expect(guesses(text)).toEqual(['password']));

  it.each([
    `api_key = "${random}"`,
    `"clientSecret": "${random}"`,
    `authToken := "${random}"`,
    `headers["X-Api-Key"] = '${random}'`,
  ])('a credential: %#', (text) => expect(guesses(text)).toEqual(['credential']));

  it('are bare in configuration only', () => {
    expect(guesses(`spring.datasource.password=${password.replace('&', '-')}`, true)).toEqual(['password']);
    expect(guesses(`auth_token: ${fakeText(ALPHABETS.hex, 40)}`, true)).toEqual(['credential']);
    expect(guesses(`token = ${random}`)).toEqual([]);
    expect(guesses('password = os.environ["DB_PASSWORD"]', true)).toEqual([]);
    expect(guesses('secret: !Ref MySecret2For1App', true)).toEqual([]);
  });

  it.each([
    `passwordHash = "${random}"`,
    `tokenUrl: "${random}"`,
    `public_key = "${random}"`,
    `nextToken: "${random}"`,
    `compass = "${password}"`,
    `BYPASS = "${password}"`,
    'key="user.password.reset2.title"',
    'label: "Enter your password"',
    "AUTH_PASSWORD = 'http_password'",
    'api_key = "YOUR_API_KEY_HERE"',
    'secret_id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301"',
    'token = "loom.session.token.v2"',
    'passwordResetTokenExpiry = 3600',
  ])('nothing in %#', (text) => expect(guesses(text, true)).toEqual([]));
});
