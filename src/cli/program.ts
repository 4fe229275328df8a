import { Command, InvalidArgumentError, Option } from 'commander';
// Not all of the configuration: what reads the server's would cost help more than all the rest.
import { loomVersion, readCliEnvironment } from '../config/command-line';
import type { ReviewOptions } from './review';
import { addServerCommands } from './server-commands';

const AFTER_HELP = `
Examples:
  $ loom review                          this branch against the default branch
  $ loom review --base HEAD~1            the last commit
  $ loom review --worktree               uncommitted changes too
  $ loom review --format sarif > out.sarif
  $ loom review --pr URL                 one pull request in Bitbucket; --publish writes the comments
  $ loom rules --language python         what Loom looks for in Python
  $ loom serve                           the Bitbucket app
  $ loom doctor                          whether everything is set up right, and what to change
  $ loom demo                            Loom on a pull request, without Bitbucket

Exit codes:
  0  fine    1  findings at or over the gate    2  usage or configuration    3  platform or network
`;

/** The whole command line. Each command's code is loaded only when that command runs, so that help is instant. */
export function createProgram(): Command {
  const program = new Command('loom')
    .description(
      'Reviews pull requests in Bitbucket and changes in any git repository, with or without a language model.',
    )
    .version(loomVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', AFTER_HELP)
    .showSuggestionAfterError()
    .showHelpAfterError('Run `loom --help`, or `loom COMMAND --help`, for usage.')
    .exitOverride();
  addReview(program);
  addRules(program);
  addConfig(program);
  addServerCommands(program);
  return program;
}

function addReview(program: Command): void {
  program
    .command('review')
    .summary('review a branch of a local git repository')
    .description(
      'Reviews what a branch changes: the difference between its head and the point where it left its base. ' +
        'Needs no configuration; obeys `.loom/config.yaml` of the base when there is one. ' +
        'Writes nothing to the repository and runs nothing of it.',
    )
    .argument('[path]', 'a folder of the repository', '.')
    .option('--base <ref>', 'what to compare with (default: the repository’s default branch)')
    .option('--head <ref>', 'what to review (default: HEAD)')
    .option('--worktree', 'include uncommitted and untracked changes')
    .option(
      '--pr <url>',
      'review this pull request of Bitbucket Cloud or Data Center instead, with the token of the environment',
    )
    .option('--publish', 'with --pr: write comments, report and build status, as `loom serve` would')
    .addOption(
      new Option('--format <format>', 'output format').choices(['text', 'json', 'sarif', 'markdown']).default('text'),
    )
    .option('--output <file>', 'write the result to a file instead of standard output')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: blocker)').choices([
        'blocker',
        'warning',
        'none',
      ]),
    )
    .option('--rules <file>', 'use this rules file instead of the one in the base')
    .option('--all', 'also list what was there before and what the change fixes')
    .option('--no-cache', 'neither read nor write cached results')
    .addOption(new Option('--timeout <seconds>', 'longest time for one tool').argParser(positive).default(300))
    .exitOverride()
    .action(async (path: string, options: Omit<ReviewOptions, 'path'>) => {
      const { reviewCommand } = await import('./review.js');
      process.exitCode = await reviewCommand({ ...options, path }, readCliEnvironment());
    });
}

function addRules(program: Command): void {
  program
    .command('rules')
    .summary('list every rule')
    .description('Lists every rule with its severity, category, tool, languages, CWE and help link.')
    .option('--language <name>', 'only rules for this language')
    .option('--tool <name>', 'only rules of this tool')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'markdown']).default('text'))
    .exitOverride()
    .action(async (options: { language?: string; tool?: string; format: 'text' | 'json' | 'markdown' }) => {
      const { rulesCommand } = await import('./rules.js');
      process.exitCode = rulesCommand(options, readCliEnvironment());
    });
}

function addConfig(program: Command): void {
  const config = program
    .command('config')
    .summary('work with .loom/config.yaml')
    .description('Works with `.loom/config.yaml`.');
  config
    .command('validate')
    .description('Checks a rules file and prints every problem with its line and column.')
    .argument('[file]', 'the file', '.loom/config.yaml')
    .exitOverride()
    .action(async (file: string) => {
      const { configValidateCommand } = await import('./config-validate.js');
      process.exitCode = await configValidateCommand(file);
    });
}

function positive(value: string): number {
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new InvalidArgumentError('It must be a number of seconds over 0.');
  return seconds;
}
