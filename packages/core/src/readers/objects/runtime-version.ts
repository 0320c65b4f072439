import type { Reader, Section } from '../reader.ts';
import { toldFact } from '../snaps/told-fact.ts';

const VERSION = String.raw`v?(\d{1,4}\.\d{1,4}[\w.+~-]{0,60})`;
const RUNTIME = /^\s{0,8}RuntimeName:\s{1,8}([a-z][a-z-]{1,40})\s*$/;
const RUNTIME_VERSION = new RegExp(`^\\s{0,8}RuntimeVersion:\\s{1,8}${VERSION}\\s*$`);
const API_VERSION = /^\s{0,8}RuntimeApiVersion:\s{1,8}v\d\w{0,20}\s*$/;
/** The commit; kubectl, docker and helm tell theirs otherwise. */
const REVISION = /^\s{0,16}Revision:\s{1,8}[0-9a-f]{40}(?:\.m)?\s*$/;
const SERVER_VERSION = new RegExp(`^\\s{0,16}Version:\\s{1,8}${VERSION}\\s*$`);
const OTHER = /^\s{0,16}(?:Go version:\s{1,8}\S{1,60}|Server:|UUID:\s{1,8}[0-9a-f-]{36}|)\s*$/;

/** Which container runtime answers: `crictl version`, and `ctr version` from the commit of the client on. */
export const runtimeVersion: Reader = {
  form: 'runtime-version',
  from: ['crictl version', 'microk8s ctr version'],
  triggers: ['RuntimeName:', ' Revision: '],
  open(line, say) {
    const text = line.text.slice(0, 200);
    const name = RUNTIME.exec(text)?.[1] ?? (REVISION.test(text) ? 'containerd' : undefined);
    if (name === undefined) return null;
    const section: Section = {
      accept(next) {
        const near = next.text.slice(0, 200);
        const version = (RUNTIME_VERSION.exec(near) ?? SERVER_VERSION.exec(near))?.[1];
        if (version !== undefined) say(toldFact('runtime', `${name}://${version}`), next);
        return version !== undefined || API_VERSION.test(near) || REVISION.test(near) || OTHER.test(near);
      },
      close: () => undefined,
    };
    return section;
  },
};
