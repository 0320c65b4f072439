import { valueAt } from './damaged-value.ts';
import type { RawObject } from './raw-value.ts';

/** Keys of objects in YAML or JSON, whatever their indentation, and whether they begin an entry of a list. */
const KEY = /([-{]\s{0,100})?["']?\b([A-Za-z][\w-]{0,60})["']?\s{0,3}:(?=\s|$|["'[{\d-])/g;
const MOST_OBJECTS = 1000;
const MOST_ENTRIES = 200;
const PLACES = new Map([
  ['metadata', 'metadata'],
  ['spec', 'spec'],
  ['template', 'spec'],
  ['ownerReferences', 'other'],
  ['managedFields', 'other'],
  ['labels', 'other'],
  ['annotations', 'other'],
  ['involvedObject', 'object'],
  ['regarding', 'object'],
  ['source', 'source'],
  ['conditions', 'conditions'],
  ['containerStatuses', 'states'],
  ['initContainerStatuses', 'states'],
]);
/** Keys that follow labels, annotations and owners in the sorted order kubectl prints. */
const BACK_IN_METADATA = new Set(['creationTimestamp', 'generateName', 'name', 'namespace', 'resourceVersion', 'uid']);
const FIRST_OF_STATES = new Set(['allocatedResources', 'containerID', 'image', 'imageID', 'name', 'lastState']);
const EVENT_FIELDS = new Set([
  'reason',
  'message',
  'note',
  'type',
  'count',
  'firstTimestamp',
  'lastTimestamp',
  'reportingComponent',
]);
const STATE_FIELDS = new Set(['reason', 'message', 'exitCode', 'startedAt', 'finishedAt']);
const CONDITION_FIELDS = new Set(['type', 'status', 'reason', 'message', 'lastTransitionTime']);

/** An entry that begins with one of these, and stands in nothing that is known, is a condition. */
const CONDITION_TIMES = new Set(['lastProbeTime', 'lastTransitionTime', 'lastHeartbeatTime']);

type Fields = Record<string, unknown>;

/**
 * Reads what matters of documents that no parser takes any more: cut off, indented wrongly, or on one line. It looks for
 * keys one after another and gives objects of the usual shape, with what was found in them.
 */
export function damagedObjects(text: string): readonly RawObject[] {
  const reader = new DamagedReader();
  const keys = new RegExp(KEY);
  for (let match = keys.exec(text); match; match = keys.exec(text)) {
    const { value, end } = valueAt(text, keys.lastIndex);
    keys.lastIndex = Math.max(end, keys.lastIndex);
    reader.take(match[2] ?? '', value, match[1] !== undefined);
    if (reader.objects.length >= MOST_OBJECTS) break;
  }
  reader.finish();
  return reader.objects;
}

/** Where the keys are is all that is known: each goes to the part of an object that was opened last. */
class DamagedReader {
  readonly objects: RawObject[] = [];
  #place = '';
  #top: Fields = {};
  #metadata: Fields = {};
  #spec: Fields = {};
  #status: Fields = {};
  #object: Fields = {};
  #source: Fields = {};
  #conditions: Fields[] = [];
  #containers: Fields[] = [];
  /** The state that fields go to. */
  #state: Fields | null = null;
  #past = false;
  #any = false;

  take(key: string, value: string, beginsEntry: boolean): void {
    if (
      (key === 'metadata' && 'seen' in this.#metadata && this.#place !== 'spec') ||
      (key === 'involvedObject' && 'kind' in this.#object)
    )
      this.finish();
    this.#any = true;
    if (beginsEntry && this.#place === '' && CONDITION_TIMES.has(key)) this.#place = 'conditions';
    const place = PLACES.get(key);
    if (place !== undefined) {
      this.#place = place === 'other' && this.#place !== 'metadata' ? this.#place : place;
      this.#state = null;
      if (key === 'metadata') this.#metadata = { seen: true };
    } else if (key === 'status' && this.#place !== 'conditions' && (value === '' || value === '{'))
      this.#place = 'status';
    else if (key === 'lastState' || key === 'state') this.#openStates(key, beginsEntry);
    else if (key === 'terminated' || key === 'waiting' || key === 'running') this.#openState(key);
    else if (this.#place === 'conditions' && CONDITION_FIELDS.has(key)) this.#condition(key, value, beginsEntry);
    else if (this.#takesState(key)) this.#stateField(key, value);
    else if (this.#place === 'states') this.#container(key, value, beginsEntry);
    else this.#field(key, value);
  }

  finish(): void {
    if (this.#any) {
      const { seen: _, ...metadata } = this.#metadata;
      this.objects.push({
        ...this.#top,
        metadata,
        spec: this.#spec,
        status: { ...this.#status, conditions: this.#conditions, containerStatuses: this.#containers },
        ...('kind' in this.#object && { involvedObject: this.#object, source: this.#source }),
      });
    }
    this.#place = '';
    this.#top = {};
    this.#metadata = {};
    this.#spec = {};
    this.#status = {};
    this.#object = {};
    this.#source = {};
    this.#conditions = [];
    this.#containers = [];
    this.#state = null;
    this.#any = false;
  }

  #field(key: string, value: string): void {
    if (this.#place === 'other' && BACK_IN_METADATA.has(key)) this.#place = 'metadata';
    if (this.#place === 'metadata') {
      if ((key === 'name' || key === 'namespace') && value !== '') this.#metadata[key] = value;
      else if (EVENT_FIELDS.has(key)) this.#topField(key, value);
    } else if (this.#place === 'object') {
      if (key === 'kind' || key === 'name' || key === 'namespace' || key === 'fieldPath') this.#object[key] = value;
      else this.#topField(key, value);
    } else if (this.#place === 'source' && (key === 'component' || key === 'host')) this.#source[key] = value;
    else if (key === 'nodeName') this.#spec.nodeName = value;
    else if (key === 'phase') this.#status.phase = value;
    else if (key === 'kind') this.#top.kind ??= value;
    else if (this.#place !== 'spec') this.#topField(key, value);
  }

  #topField(key: string, value: string): void {
    if (!EVENT_FIELDS.has(key) || value === '') return;
    this.#top[key] ??= key === 'count' ? Number(/^\d{1,9}/.exec(value)?.[0] ?? 1) : value;
    if (key === 'reason' || key === 'message') this.#status[key] ??= value;
  }

  #openStates(key: string, beginsEntry: boolean): void {
    if (this.#place !== 'states') this.#place = 'states';
    if (beginsEntry && key === 'lastState') this.#newContainer();
    this.#past = key === 'lastState';
    this.#state = null;
  }

  #openState(key: string): void {
    const container = this.#containers.at(-1) ?? this.#newContainer();
    this.#state = {};
    container[this.#past ? 'lastState' : 'state'] = { [key]: this.#state };
    this.#past = false;
    this.#place = 'states';
  }

  #takesState(key: string): boolean {
    return key === 'exitCode' || (this.#state !== null && STATE_FIELDS.has(key));
  }

  #stateField(key: string, value: string): void {
    if (this.#state === null) this.#openState('terminated');
    if (this.#state && !(key in this.#state))
      this.#state[key] = key === 'exitCode' ? Number(/^-?\d{1,9}/.exec(value)?.[0] ?? 0) : value;
  }

  #container(key: string, value: string, beginsEntry: boolean): void {
    this.#state = null;
    const container =
      beginsEntry && FIRST_OF_STATES.has(key)
        ? this.#newContainer()
        : (this.#containers.at(-1) ?? this.#newContainer());
    if (key === 'name') container.name ??= value;
    else if (key === 'containerID') container.containerID ??= value;
    else if (key === 'restartCount') container.restartCount = Number(/^\d{1,9}/.exec(value)?.[0] ?? 0);
    else if (key === 'phase') this.#status.phase = value;
  }

  #newContainer(): Fields {
    const container: Fields = {};
    if (this.#containers.length < MOST_ENTRIES) this.#containers.push(container);
    return container;
  }

  #condition(key: string, value: string, beginsEntry: boolean): void {
    let condition = this.#conditions.at(-1);
    if (!condition || beginsEntry || key in condition) {
      condition = {};
      if (this.#conditions.length < MOST_ENTRIES) this.#conditions.push(condition);
    }
    condition[key] = value;
  }
}
