/** Where a run of such characters is long enough it is taken for an identifier of one occurrence. */
const SHORTEST_HEX_RUN = 8;

/**
 * Replaces what differs from machine to machine and from run to run: home directories, process and user numbers, snap
 * revisions, UUIDs and hexadecimal runs. Equal for raw and for redacted text, since a redacted name stands in the same place.
 * Linear in the text: one pass per pattern, none of which backtracks.
 */
export function stableText(text: string): string {
  return text
    .replace(/\/home\/[^/]+/g, '@{HOME}')
    .replace(/^\/root(?=\/|$)/, '@{HOME}')
    .replace(/\/run\/user\/[0-9]+/g, '/run/user/@{uid}')
    .replace(/\/proc\/[0-9]+/g, '/proc/@{pid}')
    .replace(/\/task\/[0-9]+/g, '/task/@{tid}')
    .replace(/(\/snap\/[a-z0-9_-]{1,60}\/)x?[0-9]{1,9}(?=\/|$)/g, '$1@{revision}')
    .replace(/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/g, '@{uuid}')
    .replace(/[0-9a-fA-F]+/g, (run) => (run.length >= SHORTEST_HEX_RUN && /[0-9]/.test(run) ? '@{hex}' : run));
}
