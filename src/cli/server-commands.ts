import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DemoOptions } from './demo';
import type { DoctorOptions } from './doctor/doctor';
import type { ReviewsOptions } from './reviews';

/** Commands around the server: `serve`, `doctor`, `demo`, `reviews`, `migrate`. */
export function addServerCommands(program: Command): void {
  program
    .command('serve')
    .summary('run the Bitbucket app')
    .description(
      'Serves webhooks, pages and API, and works off reviews, until SIGTERM. Everything is set by environment variables; ' +
        'LOOM_SECRET_KEY is the only one that has no default. See docs/configuration.md.',
    )
    .exitOverride()
    .action(async () => {
      const { serveCommand } = await import('./serve.js');
      process.exitCode = await serveCommand();
    });
  addDoctor(program);
  addWebhookSecret(program);
  addDemo(program);
  addReviews(program);
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description('Creates or updates the tables of DATABASE_URL. `loom serve` does the same when it starts.')
    .exitOverride()
    .action(async () => {
      const { migrateCommand } = await import('./migrate.js');
      process.exitCode = await migrateCommand();
    });
}

function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('look whether everything is set up right')
    .description(
      'Looks at the settings, the database, git and every connection to Bitbucket, and says what to change. Writes nothing. ' +
        'Exits with 2 when a setting is wrong, with 3 when something outside is.',
    )
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .exitOverride()
    .action(async (options: DoctorOptions) => {
      const { doctorCommand } = await import('./doctor/doctor.js');
      process.exitCode = await doctorCommand(options);
    });
}

function addWebhookSecret(program: Command): void {
  program
    .command('webhook-secret')
    .summary('make a webhook secret for one repository of a Data Center')
    .description(
      'Prints the URL and the secret to enter in the webhook of the repository. They count for this repository alone, instead of ' +
        'BITBUCKET_WEBHOOK_SECRET. The secret before counts until the next one is made.',
    )
    .argument('<url>', 'address of the repository in the browser')
    .exitOverride()
    .action(async (url: string) => {
      const { webhookSecretCommand } = await import('./webhook-secret.js');
      process.exitCode = await webhookSecretCommand(url);
    });
}

function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('see Loom on a pull request, without Bitbucket')
    .description(
      'Starts a Bitbucket of its own on this machine with a repository and a pull request, installs Loom in it, and reviews it. ' +
        'Everything is in a temporary folder and gone afterwards.',
    )
    .addOption(new Option('--port <port>', 'first port to use (default: 7780)').argParser(port))
    .option('--once', 'end after the first review')
    .option('--no-open', 'do not open the browser')
    .option('--data-center', 'play Bitbucket Data Center instead of Cloud')
    .exitOverride()
    .action(async (options: DemoOptions) => {
      const { demoCommand } = await import('./demo.js');
      process.exitCode = await demoCommand(options);
    });
}

function addReviews(program: Command): void {
  const reviews = program
    .command('reviews')
    .summary('see past reviews, retry what failed')
    .description('Works on the database of DATABASE_URL.');
  reviews
    .command('list')
    .description('Lists the latest reviews, and the work that was given up.')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(new Option('--limit <number>', 'how many').argParser(limit).default(20))
    .exitOverride()
    .action(async (options: ReviewsOptions) => {
      const { reviewsListCommand } = await import('./reviews.js');
      process.exitCode = await reviewsListCommand(options);
    });
  reviews
    .command('link')
    .description('Prints an address that shows one review to whoever has it, without a sign-in, for some days.')
    .argument('<id>', 'id from `loom reviews list`')
    .addOption(new Option('--days <number>', 'how long it works').argParser(days).default(7))
    .exitOverride()
    .action(async (id: string, options: { days: number }) => {
      const { reviewsLinkCommand } = await import('./reviews-link.js');
      process.exitCode = await reviewsLinkCommand(id, options.days);
    });
  reviews
    .command('retry')
    .description('Tries work again that was given up.')
    .argument('<id>', 'id from `loom reviews list`')
    .exitOverride()
    .action(async (id: string) => {
      const { reviewsRetryCommand } = await import('./reviews.js');
      process.exitCode = await reviewsRetryCommand(id);
    });
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new InvalidArgumentError('It must be a port.');
  return number;
}

function days(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 90) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 90.');
  }
  return number;
}

function limit(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return number;
}
