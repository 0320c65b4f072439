import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { oneLine } from './one-line.ts';
import { isInstanceName } from './refused-snap.ts';

const CALL = /'\/\S{0,100}snap-device-helper (?:[a-zA-Z]{2,10} )?snap_/;
const END = /failed with exit code\s{1,40}(\d{1,3})/;
/** udev's message is one sentence; a fold spreads it over no more lines. */
const MOST_LINES = 6;
const GOES_ON =
  /^(?:\/devices\/|\/class\/|\d{1,4}:\d{1,7}'|'? ?failed\b|with exit|exit code|code \d|\d{1,3}\.?$|snap_\w)/;
/** udev tags devices "snap_INSTANCE_APP" (snapd: interfaces/udev). */
const TAG = /(?:^|[\s'])snap_([\w+-]{2,100})(?=[\s']|$)/;

/** udev tells that snapd's helper could not let a snap use a device. */
export const snapDeviceHelper: Reader = {
  form: 'snap-device-helper',
  from: ['(journal of systemd-udevd)'],
  triggers: ['snap-device-helper'],
  open(line, say) {
    const call = CALL.exec(line.text.slice(0, 2000));
    if (call === null) return null;
    const rest = line.text.slice(call.index + 1);
    if (!END.test(rest) && !isOpenEnded(rest)) return null;
    return gather(line, say);
  },
};

/** Neither the quote that closes the command nor the exit code has come yet. */
function isOpenEnded(rest: string): boolean {
  return !rest.includes("'") || /failed(?: with(?: exit(?: code)?)?)?\s*$/.test(rest.slice(-200));
}

function gather(line: Line, say: Say): Section {
  let message = line.text;
  let lines = 1;
  const done = (): boolean => END.test(message);
  return {
    accept: (next) => {
      if (done() || lines >= MOST_LINES || !GOES_ON.test(next.text.trim().slice(0, 200))) return false;
      message = `${message} ${next.text.trim()}`.slice(0, 8000);
      lines++;
      return true;
    },
    close: () => {
      const code = END.exec(message)?.[1];
      if (code === undefined) return;
      const snap = instanceOf(message);
      const told = oneLine(message);
      say(
        {
          kind: 'trouble',
          source: 'log',
          reason: 'snap-device-helper',
          message: told,
          layers: [told],
          ...(snap === undefined ? {} : { object: { kind: 'Snap', name: snap } }),
          from: 'systemd-udevd',
          count: 1,
          exitCode: Number(code),
          severity: 'error',
        },
        line,
      );
    },
  };
}

/** The instance's name: all but the app, which is the last part. */
function instanceOf(message: string): string | undefined {
  const parts = TAG.exec(message)?.[1]?.split('_') ?? [];
  const name = parts.slice(0, parts.length > 2 && parts[1] !== 'hook' ? 2 : 1).join('_');
  return isInstanceName(name) ? name : undefined;
}
