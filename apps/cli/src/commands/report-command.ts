import { limits, type ReportInput, ReportSubject } from '@whyblocked/contract';
import { Command, Option } from 'commander';
import { readText } from '../input/read-text.ts';
import { communitySentence } from '../output/community-sentence.ts';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { serverUrl, submitReport } from './report-place.ts';

interface Options {
  readonly addon?: string;
  readonly worked?: true;
  readonly failed?: true;
  readonly track?: string;
  readonly confinement?: string;
  readonly arch?: string;
  readonly revision?: string;
  readonly distribution?: string;
  readonly kernel?: string;
  readonly answer?: string | true;
  readonly expected?: string;
  readonly ran?: string;
  readonly note?: string;
  readonly log?: string;
  readonly json?: true;
  readonly server?: string;
  readonly knowledge?: string;
}

const EXAMPLE = `
Examples:
  $ whyblocked report --addon metallb --worked --track 1.32 --confinement strict --arch amd64 --ran 'microk8s enable metallb:192.0.2.10-192.0.2.20'
  $ whyblocked report --answer --expected 'It is harmless.' --log denied.log --server https://whyblocked.example.org`;

/** `whyblocked report`: an addon that works or does not, or an answer that is wrong, into a queue for maintainers. */
export function reportCommand(): Command {
  return new Command('report')
    .description(
      'Report an addon that works or does not, or an answer that is wrong. Of a log only what was found is kept, redacted.',
    )
    .option('--addon <name>', 'the addon: a name, "community/istio"')
    .addOption(new Option('--worked', 'it works').conflicts('failed'))
    .option('--failed', 'it does not')
    .option('--track <track>', 'of MicroK8s, such as 1.32')
    .option('--confinement <confinement>', 'strict or classic')
    .option('--arch <architecture>', 'such as amd64')
    .option('--revision <number>', 'of the snap microk8s')
    .option('--distribution <name>', 'with its version, such as ubuntu:24.04')
    .option('--kernel <release>', 'as uname -r prints it')
    .addOption(
      new Option('--answer [finding]', 'an answer is wrong; the id of the finding, where it is one').conflicts('addon'),
    )
    .option('--expected <text>', 'what the answer should have been')
    .option('--ran <command>', 'what was run')
    .option('--note <text>', 'what happened')
    .option('--log <file>', 'what was logged; - for standard input')
    .option('--json', 'answer in JSON')
    .addOption(
      new Option(
        '--server <url>',
        'where to send it, with the token in WHYBLOCKED_TOKEN if there is one; without it, into the database here',
      ).argParser(serverUrl),
    )
    .addOption(new Option('--knowledge <file>', 'the knowledge to use').conflicts('server'))
    .addHelpText('after', EXAMPLE)
    .action(async ({ json, server, knowledge, log, ...options }: Options) => {
      const { ran, note } = options;
      const text = log === undefined ? undefined : await readText(log === '-' ? undefined : log, limits.bodyBytes);
      const input: ReportInput = { subject: subjectOf(options), ran, note, log: text };
      const submitted = await submitReport(input, {
        ...(server === undefined ? {} : { server }),
        ...(knowledge === undefined ? {} : { knowledge }),
      });
      if (!submitted.ok) throw new UsageError(communitySentence(submitted.error));
      const { report, duplicateOf } = submitted.value;
      if (json) return write(`${JSON.stringify(submitted.value, null, 2)}\n`);
      await write(
        `${duplicateOf === undefined ? 'Received' : 'Already received'}, and ${report.state} as ${report.id}.\n`,
      );
    });
}

function subjectOf({ addon, worked, failed, answer, expected, ...where }: Options): ReportSubject {
  if (addon === undefined && answer === undefined) throw new UsageError('Say what it is about: --addon or --answer.');
  if (addon !== undefined && !worked && !failed) throw new UsageError('Say whether it works: --worked or --failed.');
  const [id, version] = where.distribution?.split(':') ?? [];
  const { track, confinement, arch: architecture, revision, kernel } = where;
  const subject =
    addon === undefined
      ? { kind: 'answer', findingId: answer === true ? undefined : answer, expected }
      : {
          kind: 'addon',
          addon,
          outcome: worked ? 'worked' : 'failed',
          environment: { track, confinement, architecture, revision, kernel, distribution: id && { id, version } },
        };
  const parsed = ReportSubject.safeParse(subject);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ path, message }) => `--${optionOf(path)}: ${message}`).join(' '));
}

/** The option that a field of a report comes from. */
function optionOf(path: readonly PropertyKey[]): string {
  const field = path.find((name) => name !== 'environment') ?? '';
  return { architecture: 'arch', findingId: 'answer' }[String(field)] ?? String(field);
}
