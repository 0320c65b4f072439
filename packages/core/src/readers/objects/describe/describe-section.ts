import type { Line } from '../../../decode/line.ts';
import type { Say, Section } from '../../reader.ts';
import { isForeign } from '../../shape/foreign-line.ts';
import { statusTrouble } from '../condition-trouble.ts';
import { oneLine } from '../container-states.ts';
import { beginsEvent } from '../events/event-row.ts';
import { EventRows } from '../events/event-rows.ts';
import { hadNoRoom } from '../events/fold-message.ts';
import { isTaintOfTrouble, nodeFacts } from '../node-facts.ts';
import { topKeys } from './describe-keys.ts';
import { DescribedConditions } from './described-conditions.ts';
import { DescribedContainers } from './described-containers.ts';
import { DescribedObject } from './described-object.ts';
import { flatPieces } from './flat-pieces.ts';

const FIELD = /^(\s*)([A-Z][A-Za-z0-9 ()./-]{0,60}):(?:\s+(.*))?$/;
const CONTAINER = /^\s{0,8}([a-z0-9][-a-z0-9]{0,62}):\s*$/;
const CONTAINER_LISTS = new Set(['Containers', 'Init Containers', 'Ephemeral Containers']);
/** Fields of containers that no object has at its top, so that they tell a container's block even without what stood before. */
const CONTAINER_FIELDS = new Set(['State', 'Last State', 'Exit Code', 'Restart Count', 'Container ID', 'Image ID']);
/** Fields of volumes that no object has at its top. */
const VOLUME_FIELDS: ReadonlySet<string> = new Set([
  'TokenExpirationSeconds',
  'ConfigMapName',
  'ConfigMapOptional',
  'DownwardAPI',
  'Optional',
  'SecretName',
  'ClaimName',
  'ReadOnly',
  'Path',
  'HostPathType',
  'Medium',
  'SizeLimit',
]);
/** A label, an annotation or a toleration in a line of its own, and a mount: what is left of lists that lost their indentation. */
const LISTED =
  /^(?:[a-z0-9][\w./-]{0,300}(?:=|:(?=\S))\S{0,2000}(?: op=[A-Z]\w{1,20}.{0,40})?|\/\S{1,1000} from \S{1,300} \([\w,=" .-]{1,300}\))\s*$/;
/** What stands behind the volumes. */
const VOLUMES_END = ['QoS Class', 'Node-Selectors', 'Tolerations', 'Events'];
/** A variable of a container. */
const VARIABLE = /^[A-Za-z_]\w{0,100}: {1,40}\S/;
/** Lists whose end is not told by a key of their own. */
const MOST_BLANKS = 2;
const MOST_TAINTS = 50;

/** What `kubectl describe` prints of one object after another. */
export class DescribeSection implements Section {
  readonly #say: Say;
  /** Blanks before the keys at the top, where the whole was indented. */
  readonly #indentation: number;
  #object = new DescribedObject();
  #containers: DescribedContainers;
  #conditions: DescribedConditions;
  #events: EventRows;
  /** The top key whose list is being read. */
  #block = '';
  #fields = new Map<string, { readonly value: string; readonly line: Line }>();
  #taints: { readonly taint: string; readonly line: Line }[] = [];
  #first: Line | null = null;
  #blanks = 0;
  /** Characters of the longest line so far, and of the last one: where lines were folded none is longer. */
  #widest = 0;
  #last = '';

  constructor(say: Say, indentation = 0) {
    this.#say = say;
    this.#indentation = indentation;
    this.#containers = new DescribedContainers(say, (container) => this.#object.reference(container));
    this.#conditions = new DescribedConditions(say);
    this.#events = new EventRows(say);
  }

  accept(line: Line): boolean {
    const text = this.#withoutIndentation(line.text);
    const pieces = flatPieces(text);
    if (pieces.length > 1) {
      for (const piece of pieces) this.#acceptPiece(line, piece);
      return true;
    }
    const isOwn = this.#acceptPiece(line, text);
    if (isOwn) this.#last = line.text;
    this.#widest = Math.max(this.#widest, this.#last.length);
    return isOwn;
  }

  close(): void {
    this.#flush();
  }

  #withoutIndentation(text: string): string {
    const blanks = this.#indentation === 0 ? 0 : text.length - text.trimStart().length;
    return text.slice(Math.min(blanks, this.#indentation));
  }

  #acceptPiece(line: Line, text: string): boolean {
    if (text.trim() === '') return this.#acceptBlank(line);
    const field = FIELD.exec(text.slice(0, 4096));
    const key = field?.[2]?.trim() ?? '';
    const value = (field?.[3] === undefined ? '' : text.slice(text.indexOf(':') + 1)).trim();
    const isTop = this.#isTop(field?.[1] ?? '', key, value);
    if (!isTop && this.#block !== 'Events' && this.#beginsEvents(text)) {
      // The head of the table was left out, as `grep` does.
      this.#endBlock();
      this.#block = 'Events';
    }
    if (!isTop && this.#block === 'Events') return this.#acceptEvent(line, text);
    if (!isTop && !this.#isOwn(text)) return false;
    this.#blanks = 0;
    this.#first ??= line;
    this.#object.noteText(text);
    if (isTop) this.#top(key, value, line);
    else if (key !== '') this.#field(key, value, line, text);
    else this.#rest(line, text);
    return true;
  }

  /** Messages of conditions may hold words of events; only the type before it tells a row there. */
  #beginsEvents(text: string): boolean {
    return beginsEvent(text) && (this.#block !== 'Conditions' || /^\s*(?:Normal|Warning)\s/.test(text));
  }

  #acceptBlank(line: Line): boolean {
    this.#blanks++;
    if (this.#block === 'Events') return this.#acceptEvent(line, '');
    return this.#blanks <= MOST_BLANKS;
  }

  #acceptEvent(line: Line, text: string): boolean {
    this.#events.object = this.#object.reference();
    this.#events.widest = Math.max(this.#events.widest, this.#widest);
    return this.#events.accept(text === line.text ? line : { ...line, text });
  }

  /** Fields of containers are indented, and some have names that objects have too. */
  #isTop(indentation: string, key: string, value: string): boolean {
    if (!topKeys.has(key) || (this.#containers.inMessage && key !== 'Events')) return false;
    // A volume has a name as well.
    if (key === 'Name' && this.#fields.has('Volumes') && !VOLUMES_END.some((end) => this.#fields.has(end)))
      return false;
    if (indentation.length >= 2) return key === 'Events' && value === '';
    const isBetween =
      CONTAINER_LISTS.has(this.#block) && (this.#containers.names.length > 0 || this.#containers.inState);
    return !isBetween || !['Reason', 'Message', 'Port', 'Type', 'SeccompProfile', 'Status'].includes(key);
  }

  #isOwn(text: string): boolean {
    if (this.#containers.inMessage) return true;
    if (isForeign(text)) return false;
    if (/^\s/.test(text)) return true;
    if (CONTAINER.test(text) || beginsEvent(text)) return true;
    const key = FIELD.exec(text.slice(0, 200))?.[2] ?? '';
    if (LISTED.test(text) || VOLUME_FIELDS.has(key) || hadNoRoom(this.#last, text, this.#widest)) return true;
    if (CONTAINER_LISTS.has(this.#block) && VARIABLE.test(text) && key !== 'Error') return true;
    if (CONTAINER_FIELDS.has(key) || (CONTAINER_LISTS.has(this.#block) && key !== '')) return key !== 'Error';
    if (/^[A-Z][\w ./-]{0,60}:\s{2,}\S/.test(text)) return true;
    return this.#block === 'Conditions' || CONTAINER_LISTS.has(this.#block)
      ? /^[A-Z]\w{2,40}\s+(?:True|False|Unknown|Status)\b/.test(text)
      : false;
  }

  #top(key: string, value: string, line: Line): void {
    if (key === 'Name' && this.#fields.size > 0) this.#flush();
    this.#endBlock();
    this.#block = key;
    if (this.#fields.size < topKeys.size) this.#fields.set(key, { value, line });
    // What a workload makes pods from is no pod of its own.
    if (!this.#fields.has('Pod Template') || key === 'Pod Template') this.#object.noteKey(key);
    if (key === 'Name') this.#object.name = value.split(/\s/, 1)[0];
    else if (key === 'Namespace') this.#object.namespace = value.split(/\s/, 1)[0];
    else if (key === 'Taints') this.#taint(value, line);
    else if (key === 'Events') this.#acceptEventHead(line, value);
    else if (CONTAINER_LISTS.has(key) && CONTAINER.test(value)) this.#containers.begin(value.slice(0, -1));
  }

  #acceptEventHead(line: Line, value: string): void {
    if (value !== '' && !value.startsWith('<none>')) this.#acceptEvent(line, value);
  }

  #field(key: string, value: string, line: Line, text: string): void {
    if (this.#block === 'System Info') this.#fields.set(key, { value, line });
    else if (this.#block === 'Conditions') this.#rest(line, text);
    else if (!this.#fields.has('Pod Template')) {
      if (!CONTAINER_LISTS.has(this.#block) && CONTAINER_FIELDS.has(key)) this.#block = 'Containers';
      if (CONTAINER_LISTS.has(this.#block)) this.#containers.field(key, value, line);
    }
  }

  #rest(line: Line, text: string): void {
    if (CONTAINER_LISTS.has(this.#block)) {
      const name = CONTAINER.exec(text)?.[1];
      if (name === undefined) this.#containers.rest(text);
      else if (!this.#fields.has('Pod Template')) this.#containers.begin(name);
    } else if (this.#block === 'Conditions') {
      this.#conditions.accept(line, text, this.#object.kind, this.#object.reference());
    } else if (this.#block === 'Taints') this.#taint(text.trim(), line);
  }

  #taint(taint: string, line: Line): void {
    if (/^[\w./-]{1,300}(?:=[\w./-]{0,100})?:(?:NoSchedule|NoExecute|PreferNoSchedule)$/.test(taint))
      if (this.#taints.length < MOST_TAINTS) this.#taints.push({ taint, line });
  }

  #endBlock(): void {
    this.#containers.flush();
    this.#conditions.flush(this.#object.kind, this.#object.reference());
  }

  /** Says what the description tells as a whole, and is ready for the next one. */
  #flush(): void {
    this.#endBlock();
    this.#events.flush();
    if (this.#first) this.#sayObject(this.#first);
    this.#object = new DescribedObject();
    this.#containers = new DescribedContainers(this.#say, (container) => this.#object.reference(container));
    this.#fields = new Map();
    this.#taints = [];
    this.#block = '';
    this.#first = null;
  }

  #value(key: string): string | undefined {
    const value = this.#fields.get(key)?.value;
    return value === undefined || value === '' || value.startsWith('<none>') ? undefined : value;
  }

  #sayObject(first: Line): void {
    if (this.#object.kind === 'Pod') this.#sayPod(first);
    else if (this.#object.kind === 'PersistentVolumeClaim') this.#sayClaim(first);
    if (this.#object.kind === 'Node' || this.#fields.has('Kernel Version')) this.#sayNode(first);
  }

  #sayPod(first: Line): void {
    const { name, namespace, security } = this.#object;
    const status = this.#value('Status');
    const node = this.#value('Node')?.split(/[/\s]/, 1)[0];
    const reason = this.#value('Reason');
    const serviceAccount = this.#value('Service Account');
    const object = this.#object.reference();
    if (reason !== undefined || status?.startsWith('Terminating')) {
      const message = oneLine(this.#value('Message')) || (status ?? '');
      const line = this.#fields.get(reason === undefined ? 'Status' : 'Reason')?.line ?? first;
      this.#say(statusTrouble({ reason: reason ?? 'Terminating', message }, object, node), line);
    }
    if (name === undefined) return;
    this.#say(
      {
        kind: 'fact',
        about: 'pod',
        name,
        ...(namespace !== undefined && { namespace }),
        ...(node !== undefined && { node }),
        containers: this.#containers.names,
        ...(status !== undefined && { status }),
        ...(serviceAccount !== undefined && { serviceAccount }),
        ...(security.length > 0 && { security }),
      },
      first,
    );
  }

  #sayClaim(first: Line): void {
    const status = this.#value('Status');
    if (status === undefined || status === 'Bound') return;
    const line = this.#fields.get('Status')?.line ?? first;
    this.#say(statusTrouble({ reason: status, message: status }, this.#object.reference()), line);
  }

  #sayNode(first: Line): void {
    const { name, isMicrok8s } = this.#object;
    const object = name === undefined ? undefined : ({ kind: 'Node', name } as const);
    for (const { taint, line } of this.#taints) {
      if (isTaintOfTrouble(taint)) this.#say(statusTrouble({ reason: 'Taint', message: taint }, object, name), line);
    }
    const taints = this.#taints.map(({ taint }) => taint);
    if (name !== undefined)
      this.#say({ kind: 'fact', about: 'node', name, ...(taints.length > 0 && { taints }) }, first);
    const kernel = this.#value('Kernel Version');
    const osImage = this.#value('OS Image');
    const architecture = this.#value('Architecture');
    const runtime = this.#value('Container Runtime Version');
    const kubelet = this.#value('Kubelet Version');
    const info = {
      ...(kernel !== undefined && { kernel }),
      ...(osImage !== undefined && { osImage }),
      ...(architecture !== undefined && { architecture }),
      ...(runtime !== undefined && { runtime }),
      ...(kubelet !== undefined && { kubelet }),
    };
    const line = this.#fields.get('Kernel Version')?.line ?? first;
    for (const fact of nodeFacts(info, isMicrok8s)) this.#say(fact, line);
  }
}
