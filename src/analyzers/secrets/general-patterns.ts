import type { SecretPattern } from './shape';

/** Shapes that belong to no vendor. The last two are guesses by name and entropy, and so are milder. */
export const GENERAL_PATTERNS: readonly SecretPattern[] = [
  {
    name: 'private-key',
    title: 'private key',
    severity: 'blocker',
    keywords: ['private key'],
    // The line after the header holds the key: a header alone, as in documentation, is no leak.
    expression: /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|["'\s,+>|-]){0,40}([A-Za-z0-9+/]{32,80})/g,
    helpUrl: 'https://datatracker.ietf.org/doc/html/rfc7468',
  },
  {
    name: 'password-in-url',
    title: 'password in an address',
    severity: 'blocker',
    keywords: ['://'],
    expression: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>{}$]{0,64}:([^\s:/@"'`<>{}$%()[\]]{6,100})@[\w.-]{3,100}/gi,
    entropy: 2.6,
  },
  {
    name: 'basic-auth-header',
    title: 'Basic authorization header',
    severity: 'blocker',
    keywords: ['basic '],
    expression: /authorization["'`]?\s{0,3}[:=,]\s{0,3}["'`]?basic\s{1,3}([A-Za-z0-9+/]{16,200}={0,2})/gi,
    entropy: 3,
  },
  {
    name: 'bearer-token',
    title: 'Bearer token',
    severity: 'warning',
    keywords: ['bearer '],
    expression: /authorization["'`]?\s{0,3}[:=,]\s{0,3}["'`]?bearer\s{1,3}([\w.~+/-]{24,400}={0,2})/gi,
    entropy: 3.5,
  },
  {
    name: 'json-web-token',
    title: 'JSON Web Token',
    severity: 'warning',
    keywords: ['eyj'],
    expression: /(?<![\w-])(eyJ[\w-]{14,600}\.eyJ[\w-]{14,2000}\.[\w-]{20,1000})(?![\w-])/g,
    helpUrl: 'https://datatracker.ietf.org/doc/html/rfc7519',
  },
  {
    name: 'netrc-password',
    title: 'password in .netrc form',
    severity: 'blocker',
    keywords: ['machine '],
    expression: /\bmachine\s{1,4}[\w.-]{3,100}\s{1,4}login\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(\S{6,100})/g,
    entropy: 2.5,
  },
  {
    name: 'hard-coded-password',
    title: 'password',
    severity: 'warning',
    keywords: ['password', 'passwd', 'passphrase', 'pwd'],
    expression: /(?:password|passwd|passphrase|\bpwd)[\w-]{0,16}["'`]?\s{0,4}(?:[:=]|:=|=>)\s{0,4}["'`]([^\s"'`{}<>$]{8,100})["'`]/gi,
    entropy: 3,
  },
  {
    name: 'hard-coded-credential',
    title: 'credential',
    severity: 'warning',
    keywords: ['secret', 'token', 'api_key', 'apikey', 'api-key', 'access_key', 'accesskey', 'private_key', 'auth_key', 'encryption_key', 'credential'],
    expression:
      /(?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|encryption[_-]?key|credential)[\w-]{0,16}["'`]?\s{0,4}(?:[:=]|:=|=>)\s{0,4}["'`]?([A-Za-z0-9][\w+/.~-]{19,120}={0,2})(?![\w(.[{$])/gi,
    entropy: 3.7,
  },
  {
    name: 'xml-value',
    title: 'credential',
    severity: 'warning',
    keywords: ['value='],
    expression: /(?:key|name)="[\w.:-]{0,40}(?:password|secret|token|apikey|api_key)[\w.:-]{0,20}"\s{1,4}value="([^"\s{}$<>]{8,120})"/gi,
    entropy: 3,
  },
];
