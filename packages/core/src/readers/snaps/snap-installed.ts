import type { Line } from '../../decode/line.ts';
import { ONE_LINE, type Reader, type Say } from '../reader.ts';
import { isSnapName } from './snap-name.ts';

/** snapd cmd/snap/cmd_snap_op.go: "name (channel) version from publisher installed", the channel where it is not the default. */
const DONE =
  /^(?<name>[a-z0-9][\w-]{0,60})(?: \((?<channel>[\w./+-]{1,120})\))? (?<version>\S{1,80}) (?:from .{1,80}?(?:✓|✪|\*{1,2})? ?)?(?:installed|refreshed)(?:\s{0,4}\(.{0,80}\))?$/;

/** What `snap install` and `snap refresh` answer when they are done. */
export const snapInstalled: Reader = {
  form: 'snap-installed',
  from: ['snap install', 'snap refresh'],
  triggers: [' from Canonical', " from 'canonical'", '✓ installed', '✓ refreshed', '** installed', '** refreshed'],
  open: (line, say) => (sayInstalled(line, say) ? ONE_LINE : null),
};

function sayInstalled(line: Line, say: Say): boolean {
  const { name, channel, version } = DONE.exec(line.text.trim().slice(0, 400))?.groups ?? {};
  if (name === undefined || version === undefined || !isSnapName(name)) return false;
  say(
    { kind: 'fact', about: 'snap', name, version, ...(channel !== undefined && { tracking: channel }), notes: [] },
    line,
  );
  return true;
}
