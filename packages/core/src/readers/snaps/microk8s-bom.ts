import type { Line } from '../../decode/line.ts';
import type { ComponentFact } from '../../evidence/fact.ts';
import type { Reader, Say } from '../reader.ts';
import { type JsonFormListener, walkJson } from '../shape/walk-json.ts';
import { toldFact } from './told-fact.ts';

const MOST_PATCHES = 100;
const FIELDS = ['repository', 'version', 'revision'];
const COMMIT = /^[0-9a-f]{7,64}$/;

/** bom.json of the snap: the branch and commit it was built from, its components with their patches, its addon repositories. */
export const microk8sBom: Reader = {
  form: 'microk8s-bom',
  from: ['/snap/microk8s/current/bom.json', 'inspection-report/bom.json'],
  triggers: ['"microk8s":', '"microk8s" :'],
  open(line, say) {
    if (!/^[\s{]{0,40}"microk8s"\s{0,4}:/.test(line.text)) return null;
    return walkJson(line, (at) => new BomListener(say, at));
  },
};

class BomListener implements JsonFormListener {
  readonly #say: Say;
  readonly #at: () => Line;
  #fields = new Map<string, string>();
  #patches: string[] = [];
  /** The component or repository whose fields these are. */
  #of: readonly string[] = [];
  #confinement: string | undefined;

  constructor(say: Say, at: () => Line) {
    this.#say = say;
    this.#at = at;
  }

  value(path: readonly string[], value: string): void {
    const [room, name, field] = path;
    if (room === 'microk8s' && name === 'version') this.#branch(value, this.#at());
    else if (room === 'microk8s' && name === 'revision' && COMMIT.test(value))
      this.#say(toldFact('microk8s-commit', value), this.#at());
    if ((room !== 'components' && room !== 'addons') || name === undefined || field === undefined) return;
    if (this.#of[0] !== room || this.#of[1] !== name) this.close();
    this.#of = [room, name];
    if (field === 'patches') {
      if (this.#patches.length < MOST_PATCHES) this.#patches.push(value.slice(0, 300));
    } else if (FIELDS.includes(field)) this.#fields.set(field, value.slice(0, 300));
  }

  end(path: readonly string[]): void {
    if (path.length === 2) this.close();
  }

  /** Says what is known of a component or repository; its end may be cut off. */
  close(): void {
    const [room, name] = this.#of;
    if (name !== undefined && /^[\w.-]{1,60}$/.test(name)) {
      if (room === 'components') this.#component(name, this.#at());
      else this.#repository(name, this.#at());
    }
    this.#of = [];
    this.#fields = new Map();
    this.#patches = [];
  }

  /** "1.32-strict", "1.32"; "strict" and "master" are built for the track "latest". */
  #branch(branch: string, line: Line): void {
    const numbered = /^(\d{1,2}\.\d{1,3})(-strict)?$/.exec(branch);
    if (numbered === null && branch !== 'strict' && branch !== 'master') return;
    this.#say(toldFact('microk8s-track', numbered?.[1] ?? 'latest'), line);
    this.#confined(branch.endsWith('strict') ? 'strict' : 'classic', line);
  }

  #confined(confinement: string, line: Line): void {
    if (this.#confinement !== undefined) return;
    this.#confinement = confinement;
    this.#say(toldFact('microk8s-confinement', confinement), line);
  }

  #component(name: string, line: Line): void {
    const version = this.#fields.get('version');
    const commit = this.#fields.get('revision');
    const patches = this.#patches;
    // Only a strict build takes patches from there (print-patches-for.py).
    if (patches.some((patch) => patch.includes('/strict-patches/'))) this.#confined('strict', line);
    // The snap has the version of Kubernetes (snapcraft.yaml: set-version).
    if (name === 'kubernetes' && version !== undefined && /^v\d/.test(version))
      this.#say(toldFact('microk8s-version', version), line);
    const fact: ComponentFact = {
      kind: 'fact',
      about: 'component',
      name,
      ...(version === undefined ? {} : { version }),
      ...(commit !== undefined && COMMIT.test(commit) ? { commit } : {}),
      patches,
    };
    this.#say(fact, line);
  }

  #repository(name: string, line: Line): void {
    const source = this.#fields.get('repository');
    const commit = this.#fields.get('revision');
    this.#say(
      {
        kind: 'fact',
        about: 'addon-repository',
        name,
        ...(source === undefined ? {} : { source }),
        ...(commit !== undefined && COMMIT.test(commit) ? { commit } : {}),
      },
      line,
    );
  }
}
