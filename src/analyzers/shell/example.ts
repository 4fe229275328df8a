import type { Example } from '../document-rules';

/** A script for bash. */
export function bash(text: string): Example {
  return { path: 'scripts/build.sh', text: `#!/usr/bin/env bash\n${text}\n` };
}

/** A script for whatever `sh` is. */
export function posix(text: string): Example {
  return { path: 'scripts/start.sh', text: `#!/bin/sh\n${text}\n` };
}
