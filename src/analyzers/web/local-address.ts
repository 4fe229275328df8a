/** Names of hosts that this machine or network answers for. */
export const LOCAL =
  /^http:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|[\w-]+(?:[:/]|$)|[^/]*\.(?:local|internal|test)(?:[:/]|$))/i;
