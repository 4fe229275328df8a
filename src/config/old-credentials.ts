import type { RawVariables } from './read-variables';

const OLD = ['BITBUCKET_USERNAME', 'BITBUCKET_APP_PASSWORD'] as const;

/** Variables of settings for app passwords that are still there; they count for nothing. */
export function oldCredentials(raw: RawVariables = process.env): readonly string[] {
  return OLD.filter((name) => [raw[name], raw[`${name}_FILE`]].some(Boolean));
}
