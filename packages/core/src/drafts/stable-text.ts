import { cached } from '../cached.ts';
import { createRedactor, identifies } from '../redaction/create-redactor.ts';
import { type Kind, replaceTokens } from '../redaction/token.ts';

/** Where a run of such characters is long enough it is taken for an identifier of one occurrence. */
const SHORTEST_HEX_RUN = 8;

/** Labels, masks and operations are the same again and again. */
const LONGEST_REMEMBERED = 80;
const remembered = cached((text: string) => withoutOccurrence(text), 1000);

const VARIABLES: Readonly<Record<Kind, string>> = {
  USER: '@{USER}',
  HOST: '@{HOST}',
  IP: '@{IP}',
  MAC: '@{MAC}',
  MAIL: '@{MAIL}',
  SECRET: '@{SECRET}',
  UUID: '@{uuid}',
  MACHINE: '@{hex}',
  BOOT: '@{hex}',
  TEXT: '@{TEXT}',
};

/**
 * Replaces what differs from machine to machine and from run to run: names of people and machines, home directories, process
 * and user numbers, snap revisions, UUIDs and hexadecimal runs. Equal for raw and for redacted text: both are redacted here,
 * which changes a redacted text no more, and then tokens lose their numbers. Only what a text alone tells counts: a host that is
 * known from another line and stands in a path is a name like any other; `within` is what the text was taken out of.
 * Linear in the text: one pass per pattern, none of which backtracks.
 */
export function stableText(text: string, within = text): string {
  return within === text && text.length <= LONGEST_REMEMBERED ? remembered(text) : withoutOccurrence(text, within);
}

function withoutOccurrence(text: string, within = text): string {
  const redacted = identifies(within) ? redactedWithin(text, within) : text;
  return replaceTokens(redacted, (kind) => VARIABLES[kind])
    .replace(/\/home\/[^/]+/g, '@{HOME}')
    .replace(/^\/root(?=\/|$)/, '@{HOME}')
    .replace(/\/run\/user\/[0-9]+/g, '/run/user/@{uid}')
    .replace(/\/proc\/[0-9]+/g, '/proc/@{pid}')
    .replace(/\/task\/[0-9]+/g, '/task/@{tid}')
    .replace(/(\/snap\/[a-z0-9_-]{1,60}\/)x?[0-9]{1,9}(?=\/|$)/g, '$1@{revision}')
    .replace(/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/g, '@{uuid}')
    .replace(/[0-9a-fA-F]+/g, (run) => (run.length >= SHORTEST_HEX_RUN && /[0-9]/.test(run) ? '@{hex}' : run));
}

function redactedWithin(text: string, within: string): string {
  const redactor = createRedactor();
  redactor.learn(within);
  return redactor.text(text);
}
