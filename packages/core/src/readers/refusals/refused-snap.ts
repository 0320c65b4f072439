import { isAppName, isInstanceKey, isSnapName, snapOfProfile } from '@whyblocked/confinement';
import type { Carried } from '../../decode/line.ts';
import { pathsIn } from './paths-in.ts';

export interface NamedSnap {
  /** The instance name. */
  readonly snap: string;
  readonly app?: string;
}

/** Bases and snapd itself: a path in one of them tells nothing of the snap that runs on it. */
const RUNS_NOTHING = /^(?:core\d{0,2}|core-desktop|snapd|bare)$/;
/** Ends of names of units and files, which are no apps. */
const NO_APPS = /^(?:service|socket|timer|scope|slice|target|mount|desktop|py|sh|js|go|rs|c|so)$/;

/** The snap in which a program runs: by its unit, by the name its log has, or by a path that it tells, in this order. */
export function refusedSnap(text: string, { unit, program }: Carried): NamedSnap | null {
  return (
    (unit === undefined ? null : snapOfTag(unit.replace(/\.(?:service|scope|socket|timer)$/, ''))) ??
    (program === undefined ? null : snapOfProgram(program)) ??
    snapOfLogPrefix(text) ??
    snapOfPaths(text)
  );
}

/** "snap.docker.dockerd", "snap.docker.hook.install": what profiles, units and cgroups are named. */
export function snapOfTag(tag: string): NamedSnap | null {
  const profile = snapOfProfile(tag.replace(/(?<=.)-[0-9a-f]{8}-[0-9a-f-]{27}$/, ''));
  if (!profile) return null;
  return { snap: profile.instance ?? profile.snap, ...(profile.app === undefined ? {} : { app: profile.app }) };
}

/** The first tag of an app or a hook within a text. */
export function snapOfTagIn(text: string): NamedSnap | null {
  for (const [tag] of text
    .slice(0, 4000)
    .matchAll(/(?<![\w.-])snap\.[a-z0-9][\w+-]{0,60}\.[\w-]{1,60}(?:\.[\w-]{1,60})?/g)) {
    const named = snapOfTag(tag);
    if (named) return named;
  }
  return null;
}

/** "docker.dockerd", as `snap logs` and the journal name a service; "signal-desktop_signal-desktop.desktop", as a session names what it started. */
function snapOfProgram(program: string): NamedSnap | null {
  const started = /^([^_]{1,40})_([^.]{1,60})\.desktop$/.exec(program);
  if (started) return named(started[1] ?? '', started[2] ?? '');
  const [snap = '', app = '', ...more] = program.split('.', 3);
  return more.length === 0 && !NO_APPS.test(app) ? named(snap, app) : null;
}

/** A log's prefix that was left on the line: only with a process id, since "foo.bar: " may be anything. */
function snapOfLogPrefix(text: string): NamedSnap | null {
  const prefix = /(?:^|\s)([\w.+-]{3,100})\[\d{1,8}\]: /.exec(text.slice(0, 200))?.[1];
  return prefix === undefined ? null : snapOfProgram(prefix);
}

function named(snap: string, app: string): NamedSnap | null {
  return isInstanceName(snap) && isAppName(app) ? { snap, app } : null;
}

export function isInstanceName(name: string): boolean {
  const [snap = '', key, ...more] = name.split('_', 3);
  return more.length === 0 && isSnapName(snap) && (key === undefined || isInstanceKey(key));
}

const PLACES: readonly RegExp[] = [
  /^(?:\/var\/lib\/snapd)?\/snap\/([^/]{2,60})\/(?:x?\d{1,9}|current|common)(?:\/|$)/,
  /^\/(?:home\/[^/]{1,100}|root)\/snap\/([^/]{2,60})(?:\/|$)/,
  /^\/var\/snap\/([^/]{2,60})(?:\/|$)/,
  /^\/run\/user\/\d{1,10}\/snap\.([^/.]{2,60})(?:\/|$)/,
  /^\/snaps\/([^/.]{2,60})\.[^/]{1,40}\//,
];

/** A path in a snap's own folders: of the program, or of what it asked for. */
function snapOfPaths(text: string): NamedSnap | null {
  for (const { path } of pathsIn(text)) {
    const command = /^\/snap\/bin\/([^/]{1,100})$/.exec(path)?.[1];
    const ofCommand = command?.includes('.') ? snapOfProgram(command) : null;
    if (ofCommand) return ofCommand;
    for (const place of PLACES) {
      const snap = place.exec(path)?.[1];
      if (snap !== undefined && isInstanceName(snap) && !RUNS_NOTHING.test(snap)) return { snap };
    }
  }
  return null;
}
