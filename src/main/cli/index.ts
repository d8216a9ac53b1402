import { Command, CommanderError } from 'commander';
import { REPORT_PARTS } from '../../contract/report-words';
import { APP_VERSION } from '../services/version';
import { UsageFault } from '../usage';
import type { DoctorOptions } from './doctor';
import { type ExitCode, type Output, openOutput } from './output';
import type { ReportOptions } from './report';

/**
 * The command line. Each command's code is loaded when it is asked for, so that a look-up does not
 * wait for the checks. Whatever goes wrong ends in one clear line and exit code 2, never a stack.
 */
export async function runCommandLine(args: readonly string[], output: Output = openOutput()): Promise<ExitCode> {
  let code: ExitCode = 0;
  const does =
    <A extends unknown[]>(run: (...args: A) => Promise<ExitCode>) =>
    async (...given: A) => {
      code = await run(...given);
    };

  const program = new Command('backline')
    .description('The repair companion for the Spotify desktop app, in a terminal. Unofficial.')
    .version(APP_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => output.print(text.trimEnd()) })
    .showHelpAfterError(false)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing wrong, 1 something found or not found, 2 bad usage or unreadable input.',
    );
  const home = [
    '--home <folder>',
    'look at this folder as if it were the home folder; its etc/hosts counts as the hosts file',
  ] as const;
  const offline = ['--offline', 'contact nothing; look at this computer only', false] as const;
  const answer = [
    '--answer <question=option>',
    'what you said to a question; may be given several times',
    (given: string, before: string[]) => [...before, given],
    [] as string[],
  ] as const;
  const token = [
    '--web-api-token-stdin',
    "read a token of Spotify's Web API from standard input; it is used for this run only",
    false,
  ] as const;
  const asJson = ['--json', 'print the answer as JSON', false] as const;

  program
    .command('lookup [text...]')
    .description('what a code, a number or a message means ("-" reads it from standard input)')
    .option('--batch', 'read a query a line from standard input, answer a line each', false)
    .option(...asJson)
    .action(
      does(async (words: string[], options: { json: boolean; batch: boolean }) =>
        (await import('./lookup')).lookUp(words, options, output),
      ),
    );
  program
    .command('catalog')
    .description('every entry of the catalogue')
    .option(...asJson)
    .action(does(async (options: { json: boolean }) => (await import('./catalog')).showCatalog(options, output)));
  program
    .command('scan [files...]')
    .description(
      'what Spotify logs show ("-" reads standard input); without a file, what Spotify has left on this computer',
    )
    .option('--limit <events>', 'list at most so many events per file, problems first', '10000')
    .option(...home)
    .option(...asJson)
    .action(
      does(async (files: string[], options: { json: boolean; limit: string; home?: string }) =>
        files.length > 0
          ? (await import('./scan')).scanLogs(files, options, output)
          : (await import('./scan-here')).scanHere(options, output),
      ),
    );
  program
    .command('prefs <file>')
    .description('a Spotify settings file, secrets hidden')
    .option('--set <key=value>', 'change one setting ("key=" removes it); needs --to')
    .option('--to <copy>', 'write the edited copy here; every other byte stays as it was')
    .option(...asJson)
    .action(
      does(async (file: string, options: { json: boolean; set?: string; to?: string }) =>
        (await import('./prefs')).showPrefsFile(file, options, output),
      ),
    );
  program
    .command('doctor')
    .description('look at this computer and say whose side the fault is on')
    .option(
      '--only <ids>',
      'only these checks, separated by commas; also those that are left out unless they are named',
    )
    .option('--all', 'ask everything, also once the answer is clear', false)
    .option(...answer)
    .option(...token)
    .option(...offline)
    .option(...home)
    .option(...asJson)
    .action(does(async (options: DoctorOptions) => (await import('./doctor')).runDoctor(options, output)));
  program
    .command('fix <code...>')
    .description('the checklist of a code, ordered for this computer')
    .option(...answer)
    .option(...token)
    .option(...offline)
    .option(...home)
    .option(...asJson)
    .action(
      does(async (words: string[], options: DoctorOptions) => (await import('./fix')).showFix(words, options, output)),
    );
  program
    .command('repair [id]')
    .description('what one repair would change; with --yes the change itself; alone, what was changed so far')
    .option('--yes', 'do what the plan says', false)
    .option('--undo <job>', 'put a job back')
    .option('--finish <job>', 'go on with a job that was interrupted')
    .option(...home)
    .option(...asJson)
    .action(
      does(
        async (
          id: string | undefined,
          options: { json: boolean; home?: string; yes: boolean; undo?: string; finish?: string },
        ) => (await import('./repair')).runRepair(id, options, output),
      ),
    );
  program
    .command('report [code...]')
    .description('what was found, with nothing private in it; about a code, or about the computer as a whole')
    .option('--to <file>', 'write it to a file (.md to read, .json or .backline-report for another Backline)')
    .option('--format <format>', 'md, json or file; otherwise the name of the file decides')
    .option('--parts <names>', `only these parts, separated by commas: ${REPORT_PARTS.join(', ')}`)
    .option('--words <text>', 'what you saw, in your own words')
    .option('--force', 'replace a file that is there', false)
    .option('--open <file>', "show somebody else's report")
    .option(...offline)
    .option(...home)
    .option(...asJson)
    .action(
      does(async (codes: string[], options: ReportOptions) =>
        (await import('./report')).runReport(codes, options, output),
      ),
    );

  try {
    if (args.length === 0) {
      output.print(program.helpInformation().trimEnd());
      return 2;
    }
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      output.complain(`${error.message.replace(/^error: /, '')}; see backline --help`);
      return 2;
    }
    output.complain(
      error instanceof UsageFault
        ? error.message
        : `something went wrong that should not: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`,
    );
    return 2;
  }
}
