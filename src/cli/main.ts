import { CommanderError } from 'commander';
import { createProgram } from './program';
import { EXIT } from './exit';
import { reportError } from './report-error';

async function main(): Promise<void> {
  // A reader that stops early (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.fine);
    process.exit(reportError(error));
  });
  try {
    await createProgram().parseAsync();
  } catch (error) {
    // Commander has already printed what it had to say.
    process.exitCode =
      error instanceof CommanderError ? (error.exitCode === 0 ? EXIT.fine : EXIT.usage) : reportError(error);
  }
}

void main();
