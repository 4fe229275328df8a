import type { SecretPattern } from './shape';

/** Shapes that belong to no vendor and still speak for themselves. */
export const GENERAL_PATTERNS: readonly SecretPattern[] = [
  {
    name: 'private-key',
    title: 'private key',
    severity: 'blocker',
    keywords: ['private key'],
    // What follows the header holds the key: a header alone, as in documentation, is no leak.
    expression:
      /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|["'\s,+>|-]){0,40}([A-Za-z0-9+/]{32,80})/g,
    helpUrl: 'https://datatracker.ietf.org/doc/html/rfc7468',
  },
  {
    name: 'putty-private-key',
    title: 'PuTTY private key',
    severity: 'blocker',
    keywords: ['putty-user-key-file'],
    expression: /^PuTTY-User-Key-File-\d: [\w-]{4,40}/g,
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
    name: 'password-in-command',
    title: 'password on a command line',
    severity: 'blocker',
    keywords: ['curl ', 'wget ', 'http '],
    expression: /\s(?:-u|--user|--auth|-a)[ =]{1,2}["']?[\w.@+-]{1,64}:([^\s"'`:<>{}$%()[\]]{8,100})(?=["'\s]|$)/g,
    entropy: 2.6,
  },
  {
    name: 'password-in-connection-string',
    title: 'password in a connection string',
    severity: 'blocker',
    keywords: ['password=', 'pwd='],
    expression: /;\s{0,2}(?:password|pwd)=([^\s;"'`<>{}$%]{8,100})(?=[;"'`\s]|$)/gi,
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
    severity: 'info',
    keywords: ['eyj'],
    expression: /(?<![\w-])(eyJ[\w-]{14,600}\.eyJ[\w-]{14,2000}\.[\w-]{20,1000})(?![\w-])/g,
    helpUrl: 'https://datatracker.ietf.org/doc/html/rfc7519',
  },
  {
    name: 'django-secret-key',
    title: 'Django secret key',
    severity: 'warning',
    keywords: ['django-insecure-'],
    expression: /django-insecure-[^\s"'`]{20,80}/g,
    entropy: 3,
    helpUrl: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
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
    name: 'xml-value',
    title: 'credential',
    severity: 'warning',
    keywords: ['value='],
    expression:
      /(?:key|name)="[\w.:-]{0,40}(?:password|secret|token|apikey|api_key)[\w.:-]{0,20}"\s{1,4}value="([^"\s{}$<>]{8,120})"/gi,
    entropy: 3,
  },
];
