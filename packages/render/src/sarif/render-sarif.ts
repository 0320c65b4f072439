import type { Diagnosis } from '@whyblocked/contract';
import { unreadSentence } from '../sentences/unread-sentence.ts';
import type { SarifLog, SarifRule } from './sarif-log.ts';
import { plainMessage, sarifResult } from './sarif-result.ts';
import { sarifRule, sarifRuleId } from './sarif-rule.ts';

export interface SarifOptions {
  /** Version of this program. */
  readonly version?: string;
  /** What was read where the diagnosis names no file. */
  readonly file?: string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The answer as SARIF 2.1.0, for the checks of whoever publishes a snap. What harms nobody is there and suppressed. Ends with a newline. */
export function renderSarif(diagnosis: Diagnosis, { version, file = 'stdin' }: SarifOptions = {}): string {
  const rules = new Map<string, SarifRule>();
  for (const finding of diagnosis.findings) {
    const id = sarifRuleId(finding);
    if (!rules.has(id)) rules.set(id, sarifRule(finding, diagnosis));
  }
  const ids = [...rules.keys()];
  const notices = [
    ...diagnosis.input.unread.map(unreadSentence),
    ...(diagnosis.omitted.findings > 0 ? [`${diagnosis.omitted.findings} more findings are not listed.`] : []),
  ].map((text) => ({ level: 'warning' as const, message: { text: plainMessage(text) } }));
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'whyblocked',
            ...(version === undefined ? {} : { semanticVersion: version }),
            rules: [...rules.values()],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: true, ...(notices.length > 0 ? { toolExecutionNotifications: notices } : {}) },
        ],
        results: diagnosis.findings.map((finding) =>
          sarifResult(finding, diagnosis, { ruleIndex: ids.indexOf(sarifRuleId(finding)), file }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
