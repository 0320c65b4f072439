import { CompatibilityStatus, Maturity, type Report, type ReportAction, ReportState } from '@whyblocked/contract';
import { printable } from '@whyblocked/render';
import { Command, InvalidArgumentError, Option } from 'commander';
import { answerText } from '../output/answer-text.ts';
import { communitySentence, shownState } from '../output/community-sentence.ts';
import { UsageError } from '../output/fail.ts';
import { write, writeLine } from '../output/write-line.ts';
import { LOCAL, withCommunity } from './with-community.ts';

interface ListOptions {
  readonly state?: ReportState;
  readonly addon?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly json?: true;
  readonly knowledge?: string;
}

/** `whyblocked reports`: what people reported, and what becomes of it. */
export function reportsCommand(): Command {
  const reports = new Command('reports')
    .description('What people reported: the list, one in full, and the decisions on them.')
    .argument('[id]', 'a report')
    .addOption(new Option('--state <state>', 'only those').choices(ReportState.options))
    .option('--addon <name>', 'only those of this addon')
    .option('--limit <number>', 'at most so many', pageSize, 50)
    .option('--cursor <cursor>', 'those after a page')
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked reports --state queued')
    .action(async (id: string | undefined, { json, knowledge, ...query }: ListOptions) => {
      if (id === undefined) {
        const page = await withCommunity(knowledge, (community) => community.listReports(query, LOCAL));
        if (!page.ok) throw new UsageError(communitySentence(page.error));
        const { reports: rows, next } = page.value;
        if (json) return write(`${JSON.stringify(page.value, null, 2)}\n`);
        return write(rows.map(reportLine).join('') + (next === undefined ? '' : `More with --cursor ${next}\n`));
      }
      const report = await withCommunity(knowledge, (community) => community.getReport(id, LOCAL));
      if (!report.ok) throw new UsageError(communitySentence(report.error));
      await write(json ? `${JSON.stringify(report.value, null, 2)}\n` : reportText(report.value));
    });
  for (const decision of decisions()) reports.addCommand(decision);
  return reports;
}

function decisions(): readonly Command[] {
  const reason = ['--reason <text>', 'why'] as const;
  return [
    decision(
      'accept',
      'It becomes a statement, effective at once; of an answer: a case.',
      'whyblocked reports accept rep-abcdefghijklmnop --says "It needs a range of addresses."',
    )
      .addOption(
        new Option('--status <status>', 'where it is not what the report says').choices(
          CompatibilityStatus.options.filter((status) => status !== 'unknown'),
        ),
      )
      .addOption(new Option('--maturity <maturity>', 'how far it may be relied on').choices(Maturity.options))
      .option('--says <text>', 'in your words; else its note')
      .option('--ran <command>', 'what was run, where the report does not say it')
      .option('--only-there', 'it holds only on the distribution of the report')
      .option('--expect-outcome <outcome>', 'of an answer: the outcome that must come of its log')
      .option('--expect-cause <slug>', 'of an answer: the cause, issue, noise or judgement')
      .option('--expect-interface <name>', 'of an answer: the interface to connect or to declare')
      .option('--expect-no-interface <name...>', 'of an answer: interfaces that must not be advised')
      .option(...reason),
    decision(
      'merge',
      'It counts for another one.',
      'whyblocked reports merge rep-abcdefghijklmnop --into rep-qrstuvwxyz234567',
    )
      .requiredOption('--into <id>', 'the other one')
      .option(...reason),
    decision(
      'ask',
      'Its reporter is asked something.',
      'whyblocked reports ask rep-abcdefghijklmnop --reason "Which range did you give it?"',
    ).requiredOption(...reason),
    decision(
      'answer',
      'Its reporter answers what was asked; it is queued again.',
      'whyblocked reports answer rep-abcdefghijklmnop --reason "192.0.2.10 to 192.0.2.20"',
    ).requiredOption(...reason),
    decision(
      'reject',
      'It counts for nothing.',
      'whyblocked reports reject rep-abcdefghijklmnop --reason "The track has no such addon."',
    ).requiredOption(...reason),
    decision(
      'withdraw',
      'It is taken back; the record of it stays.',
      'whyblocked reports withdraw rep-abcdefghijklmnop',
    ).option(...reason),
  ];
}

function decision(action: ReportAction['action'], description: string, example: string): Command {
  return new Command(action)
    .description(description)
    .argument('<id>', 'a report')
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', `\nExample:\n  $ ${example}`)
    .action(async (id: string, _: unknown, command: Command) => {
      // Options of the list have the same names, and are taken where a person wrote them first.
      const { json, knowledge, ...said } = command.optsWithGlobals();
      const decided = await withCommunity(knowledge, (community) =>
        // The community itself looks whether what was said has the form of an action.
        community.decideReport(id, { action, ...said, expect: expectedOf(said) } as ReportAction, LOCAL),
      );
      if (!decided.ok) throw new UsageError(communitySentence(decided.error));
      if (json) return write(`${JSON.stringify(decided.value, null, 2)}\n`);
      await writeLine(`${id} is ${shownState(decided.value)}.`);
    });
}

function expectedOf({ expectOutcome, expectCause, expectInterface, expectNoInterface }: Record<string, unknown>) {
  const expected = {
    outcome: expectOutcome,
    cause: expectCause,
    interface: expectInterface,
    noInterface: expectNoInterface,
  };
  return Object.values(expected).some((one) => one !== undefined) ? expected : undefined;
}

function reportLine(report: Report): string {
  const { id, at, by, confirmations } = report;
  return `${id}  ${at.slice(0, 10)}  ${shownState(report).padEnd(9)}  ${aboutOf(report)}  by ${by}${confirmations > 1 ? `, ${confirmations} people` : ''}\n`;
}

function aboutOf({ subject }: Report): string {
  if (subject.kind === 'answer') return `answer ${subject.findingId ?? ''}`.trim();
  const { track, confinement, architecture } = subject.environment;
  return `${subject.addon} ${subject.outcome} on ${track} ${confinement} ${architecture}`;
}

function reportText(report: Report): string {
  const { subject, ran, note, decisions: made, diagnosis } = report;
  const facts = [
    reportLine(report).trimEnd(),
    ...(subject.kind === 'answer' && subject.expected ? [`expected: ${subject.expected}`] : []),
    ...(ran === undefined ? [] : [`ran: ${ran}`]),
    ...(note === undefined ? [] : [note]),
    ...made.map(
      ({ at, by, to, action }) => `${at}  ${by}  ${to}${action.reason === undefined ? '' : `: ${action.reason}`}`,
    ),
  ];
  const lines = facts.map((fact) => fact.split('\n').map(printable).join('\n  '));
  return `${lines.join('\n')}\n${diagnosis === undefined ? '' : `\n${answerText(diagnosis)}`}`;
}

function pageSize(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 200) return number;
  throw new InvalidArgumentError('A page has 1 to 200 reports.');
}
