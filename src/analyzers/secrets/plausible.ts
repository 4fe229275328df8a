/** Words that people write where a credential belongs, in examples and templates. */
const PLACEHOLDER =
  /example|sample|dummy|changeme|change[_-]me|placeholder|your[_-]?|redacted|insert|replace|todo|fixme|foobar|xxxx|\*\*\*|\.\.\.|1234567|abcdef|deadbeef|qwerty|(?:^|[_-])(?:test|fake|mock|none|null|undefined|true|false)(?:$|[_-])|lorem/i;

const REFERENCE = /^(?:process\.env|os\.environ|env[.([]|getenv|config\.|settings\.|secrets?\.|vault:|arn:|ssm:|file:|https?:|ref\+|self\.|this\.)|\$\{|\{\{|^%\w+%$|^<.*>$/i;

/** True when the text could be a credential: not a placeholder, not a reference to one, not one character over and over. */
export function isPlausible(secret: string, minEntropy: number): boolean {
  if (PLACEHOLDER.test(secret) || REFERENCE.test(secret)) return false;
  return entropyPerCharacter(secret) >= minEntropy;
}

/** Shannon entropy of the characters, in bits. */
export function entropyPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

const IDENTIFIER = /^[A-Za-z]+(?:[._-][A-Za-z]+)*$/;
const HASH_OR_UUID = /^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** For guesses by name only: real credentials mix letters with digits; names of things, hashes and versions are something else. */
export function isCredentialLike(secret: string): boolean {
  if (IDENTIFIER.test(secret) || HASH_OR_UUID.test(secret) || /^\d+$/.test(secret)) return false;
  if (/^sha\d{1,3}[-:]/i.test(secret) || /^[./~]/.test(secret) || /\.[a-z]{2,4}$/.test(secret)) return false;
  return /\d/.test(secret) && /[A-Za-z]/.test(secret);
}
