/** Words that people write where a credential belongs, in examples and templates. */
const PLACEHOLDER =
  /example|sample|dummy|changeme|change[_-]me|placeholder|your[_-]?|redacted|insert|replace|todo|fixme|foobar|xxxx|\*\*\*|\.\.\.|1234567|abcdef|deadbeef|qwerty|(?:^|[_-])(?:test|fake|mock|none|null|undefined|true|false)(?:$|[_-])|lorem/i;

const REFERENCE =
  /^(?:process\.env|os\.environ|env[.([]|getenv|config\.|settings\.|secrets?\.|vault:|arn:|ssm:|file:|https?:|ref\+|self\.|this\.)|\$\{|\{\{|^%\w+%$|^<.*>$/i;

/** The first guesses of every attacker: whoever writes one of them means an example or a machine of his own. */
const WELL_KNOWN =
  /^(?:my|the|some|super|top)?[_-]?(?:passw(?:or)?d|passphrase|pass|pwd|pw|secret|token|key|admin|root|postgres|mysql|mongo|redis|rabbit|guest|user|username|login|letmein|welcome|hunter2|minioadmin|sa)[_-]?\d{0,4}!?$/i;

/** True when the text could be a credential: not a placeholder, not a reference to one, not one character over and over. */
export function isPlausible(secret: string, minEntropy: number): boolean {
  if (PLACEHOLDER.test(secret) || REFERENCE.test(secret) || WELL_KNOWN.test(secret)) return false;
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
