import { isDeepStrictEqual } from 'node:util';

/** What we say of a command; all else that Discord tells is its own. */
const SAID = ['type', 'name', 'description', 'options', 'contexts', 'integration_types'];
/** Lists whose order says nothing. */
const SETS = ['contexts', 'integration_types'];

/** Whether Discord has a command as we would send it. */
export function sameCommand(registered: object, wanted: object): boolean {
  return isDeepStrictEqual(said(registered, wanted), said(wanted, wanted));
}

/** Values that are Discord's defaults are told by it or not, and mean the same. */
function said(command: object, wanted: object): object {
  const entries = Object.entries(command)
    .filter(([key]) => SAID.includes(key) && (key in wanted || key === 'description'))
    .map(([key, value]) => [key, SETS.includes(key) && Array.isArray(value) ? value.toSorted() : bare(value)]);
  return Object.fromEntries(entries.filter(([, value]) => !isDefault(value)));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isDefault(inner) && !key.endsWith('_localizations') && !key.endsWith('_localized'))
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

function isDefault(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
