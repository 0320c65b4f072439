/** What stands before the next column of a table; inside of quotes blanks belong to a value. */
const GAP = /^(|[^\n"'=]*?[^\n"'= ])( {2,})(?=[^ \n])/;
const FEWEST_BLANKS = 2;

/**
 * A stretch of a text whose line was moved to the right by `shift` characters (to the left, if negative), with as many blanks before the
 * next column that it begins where it did: tables are read by that. `shift` of the result is what could not be made up for.
 */
export function backInColumn(text: string, shift: number): { readonly text: string; readonly shift: number } {
  const left = text.includes('\n') ? 0 : shift;
  const [whole, before = '', blanks = ''] = shift === 0 ? [] : (GAP.exec(text) ?? []);
  if (whole === undefined) return { text, shift: left };
  const wanted = Math.max(FEWEST_BLANKS, blanks.length - shift);
  const still = text.includes('\n') ? 0 : shift - (blanks.length - wanted);
  return { text: before + ' '.repeat(wanted) + text.slice(whole.length), shift: still };
}
