import { type GoUnknown, type GoValue, holeName, NIL, textOf, unknown } from '../../go/go-value.ts';
import { FEATURES, featureFact } from '../../go/policy-condition.ts';
import type { CallSite, Evaluated } from '../../go/run.ts';

/** What the host is asked for, by the end of a function's name: releases import and replace them under several names. */
const HOST: readonly (readonly [name: RegExp, value: GoUnknown])[] = [
  [/(?:^|\.)ProbedLevel$/, unknown('host.apparmor-level')],
  [/kernelArchitecture$/i, unknown('host.architecture')],
  [/(?:^|\.)KernelVersion$/, unknown('host.kernel')],
];

/** The same of those that may fail as well. */
const HOST_OR_ERROR: typeof HOST = [
  [/isHomeUsing(?:NFS|RemoteFS)$/i, unknown('host.home-is-remote')],
  [/isRootWritableOverlay$/i, { ...unknown('host.overlay-root'), empty: true }],
  [/loadHomedirs$/i, unknown('host.homedirs')],
];

/** The results of functions that the backends call; undefined for those that they have themselves or nobody knows. */
export function backendCall(
  name: string,
  args: readonly GoValue[],
  { state }: CallSite,
): readonly Evaluated[] | undefined {
  const only = (value: GoValue): readonly Evaluated[] => [{ state, value }];
  const host = HOST.find(([pattern]) => pattern.test(name))?.[1];
  if (host) return only(host);
  const orError = HOST_OR_ERROR.find(([pattern]) => pattern.test(name))?.[1];
  if (orError) return only({ kind: 'tuple', items: [orError, NIL] });
  if (/(?:parser|kernel)Features$/i.test(name)) {
    return only({ kind: 'tuple', items: [{ ...unknown(FEATURES), sure: true }, NIL] });
  }
  switch (name) {
    case 'strutil.ListContains': {
      const wanted = textOf(args[1]);
      return args[0]?.kind === 'unknown' && args[0].name === FEATURES && wanted !== undefined
        ? only(truth(featureFact(wanted)))
        : undefined;
    }
    case 'strutil.VersionCompare':
      return only({ kind: 'tuple', items: [comparison(args), NIL] });
    case 'RegisterSnippetKey':
      return args[0] && only(args[0]);
    // Profiles are put together for systems, and not for tests.
    case 'snapdenv.Testing':
    case 'osutil.IsTestBinary':
    case 'os.IsNotExist':
      return only({ kind: 'boolean', value: false });
    case 'dbus.SafePath':
      return args[0]?.kind === 'unknown' ? only(unknown(`${args[0].name}.dbus-path`)) : undefined;
    default:
      return /^(?:logger\.|os\.MkdirAll$)/.test(name) ? only(NIL) : undefined;
  }
}

/** A version of the host against one that is written down: whether it is older. */
function comparison([version, than]: readonly GoValue[]): GoValue {
  const written = textOf(than);
  if (version?.kind !== 'unknown' || written === undefined) return unknown('host.version-compare');
  // Ubuntu 14.04 is the one release that is asked for, and has none of today's snapd.
  if (version.name === RELEASE_VERSION) return { kind: 'number', value: 1 };
  return { ...truth(`${version.name}-older-than-${holeName(written).replaceAll('.', '-')}`), sign: true };
}

function truth(fact: string): GoUnknown {
  return { kind: 'unknown', name: fact, test: { fact, op: 'eq', value: true } };
}

/** The version of the distribution. */
export const RELEASE_VERSION = 'host.release-version';
