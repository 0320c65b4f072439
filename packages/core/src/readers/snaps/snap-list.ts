import { wordTableReader } from '../shape/word-table.ts';
import { notesOf } from './notes-of.ts';
import { isSnapName } from './snap-name.ts';
import { ofSnap, snapTrouble } from './snap-trouble.ts';

/** Notes that say that a snap does not work: its own health, or snapd's word for one it cannot read. */
const TROUBLED_NOTES = ['blocked', 'error', 'broken'];

/** `snap list`, also with `--all` and as older releases print it, and rows that were searched for. */
export const snapList = wordTableReader({
  form: 'snap-list',
  from: ['snap list', 'snap list --all', 'inspection-report/sys/snap-list'],
  triggers: ['Publisher', 'Developer', 'canonical✓', 'canonical**'],
  headers: [
    ['Name', 'Version', 'Rev', 'Tracking', 'Publisher', 'Notes'],
    ['Name', 'Version', 'Rev', 'Tracking', 'Developer', 'Notes'],
    ['Name', 'Version', 'Rev', 'Publisher', 'Notes'],
    ['Name', 'Version', 'Rev', 'Developer', 'Notes'],
  ],
  command: 'snap list',
  begins: isSnapName,
  isLoneRow: ([name = '', , rev = '', , publisher = '', notes, more]) =>
    isSnapName(name) && isRevision(rev) && /[✓*]$/.test(publisher) && notes !== undefined && more === undefined,
  open: (say) => ({
    row(cells, line) {
      const { Name = '', Version = '-', Rev = '', Tracking = '-', Notes = '-' } = cells;
      if (!isSnapName(Name) || !isRevision(Rev)) return false;
      const notes = notesOf(Notes);
      say(
        {
          kind: 'fact',
          about: 'snap',
          name: Name,
          ...(Version === '-' ? {} : { version: Version }),
          ...(Rev === '-' ? {} : { revision: Rev }),
          ...(Tracking === '-' ? {} : { tracking: Tracking }),
          notes,
        },
        line,
      );
      const reason = notes.find((note) => TROUBLED_NOTES.includes(note));
      if (reason)
        say(snapTrouble({ source: 'row', reason, message: `${Name} ${notes.join(',')}`, ...ofSnap(Name) }), line);
      return true;
    },
    close() {},
  }),
});

function isRevision(word: string): boolean {
  return /^(?:x?\d{1,10}|-)$/.test(word);
}
